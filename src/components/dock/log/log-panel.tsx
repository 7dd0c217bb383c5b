// What happened, fact by fact, in step with the run. Only the rows in sight are drawn; older ones are told again when
// somebody scrolls to them, so that nothing is ever too long ago.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { wholeSentence } from '../../../explain/sentence.ts';
import type { Told } from '../../../protocol/recall.ts';
import { LANES } from '../../../scenario/run-spec.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { runStore } from '../../../stores/run-store.ts';
import { viewStore } from '../../../stores/view-store.ts';
import { stepThread } from '../../explain/stepping.ts';
import { filterOf, followedId } from '../../explain/thread.ts';
import { useSession } from '../../session-context.ts';
import { clockText, countOf } from '../../shared/format.ts';
import { laneLetter } from '../../shared/labels.ts';
import { NARROW, useMedia } from '../../shared/use-media.ts';
import { laneScenario, useSampled, useView } from '../../shared/use-run.ts';
import { DockActions } from '../dock-actions.tsx';
import { LogActions } from './log-actions.tsx';
import { LogBar } from './log-bar.tsx';
import { useLog } from './use-log.ts';
import './log.css';

const ROW_PX = 24;
/** Two lines a row, where one is too short for a sentence. */
const NARROW_ROW_PX = 42;
const SPARE_ROWS = 8;

/** The last row that has been told where the run stands; -1 before the first. */
function rowAt(rows: readonly Told[], told: readonly number[], cursor: { lane: number; fact: number } | null): number {
  if (cursor) {
    const exact = rows.findIndex(({ lane, fact }) => lane === cursor.lane && fact.id === cursor.fact);
    if (exact >= 0) return exact;
  }
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row && row.fact.id < (told[row.lane] ?? 0)) return index;
  }
  return -1;
}

function Row({
  row,
  scenario,
  isNow,
  isAhead,
}: {
  row: Told;
  scenario: Scenario | null;
  isNow: boolean;
  isAhead: boolean;
}) {
  const session = useSession();
  const lane = LANES[row.lane] ?? 'a';
  const { fact } = row;
  const place = { lane: row.lane, fact: fact.id };
  const look = `log__row${isNow ? ' log__row--now' : ''}${isAhead ? ' log__row--ahead' : ''}`;
  return (
    <li className={look} {...(isNow ? { 'aria-current': 'step' as const } : {})}>
      <button type="button" className="log__go" tabIndex={isNow ? 0 : -1} onClick={() => session.goToFact(place)}>
        <span className="log__time">{clockText(fact.atMs)}</span>
        <span className={`badge badge--${lane} log__lane`}>{laneLetter(lane)}</span>
        <span className="log__order">{'orderId' in fact ? fact.orderId : ''}</span>
        <span className="log__sentence">{scenario ? wholeSentence(fact, scenario) : fact.type}</span>
      </button>
      <button
        type="button"
        className="log__why"
        tabIndex={isNow ? 0 : -1}
        onClick={() => viewStore.setState({ asked: { about: 'fact', lane, id: fact.id } })}
      >
        why?
      </button>
    </li>
  );
}

export default function LogPanel() {
  const session = useSession();
  const thread = useView((state) => state.thread);
  const lanesKey = useView((state) => state.lanes);
  const picked = useView((state) => state.follow);
  const followed = useSampled((state) => followedId(state, { follow: picked }), 250);
  const filter = useMemo(() => filterOf(thread, followed), [thread, followed]);
  const log = useLog(filter, lanesKey);
  const list = useRef<HTMLOListElement>(null);
  const rowPx = useMedia(NARROW) ? NARROW_ROW_PX : ROW_PX;
  const [view, setView] = useState({ top: 0, height: 200 });
  const here = useSampled(
    ({ frame, cursor, spec }) => ({ told: (frame?.lanes ?? []).map(({ facts }) => facts), cursor, spec }),
    100,
  );
  const now = rowAt(log.rows, here.told, here.cursor);
  const scenarios = useMemo(() => {
    const state = runStore.getState();
    return here.spec ? LANES.map((lane) => laneScenario(state, lane)) : [];
  }, [here.spec]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setView({ top: element.scrollTop, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  // What is told again above pushes nothing away: the rows in sight stay where they are.
  const top = log.rows[0];
  const before = useRef(top);
  useLayoutEffect(() => {
    const known = before.current;
    before.current = top;
    const added = log.rows.findIndex(({ lane, fact }) => lane === known?.lane && fact.id === known.fact.id);
    if (list.current && added > 0) list.current.scrollTop += added * rowPx;
  }, [top, log.rows, rowPx]);
  // In step with the run: whenever it stands at another row, that one comes into sight.
  const nowRow = log.rows[now];
  const nowKey = nowRow ? `${nowRow.lane} ${nowRow.fact.id} ${here.cursor?.fact ?? ''}` : '';
  const nowTop = useRef(0);
  nowTop.current = now * rowPx;
  useEffect(() => {
    const element = list.current;
    if (!element || nowKey === '') return;
    const { current: y } = nowTop;
    if (y < element.scrollTop + rowPx || y > element.scrollTop + element.clientHeight - 2 * rowPx)
      element.scrollTop = y - element.clientHeight * 0.66;
  }, [nowKey, rowPx]);

  const scrolled = () => {
    const element = list.current;
    if (!element) return;
    setView({ top: element.scrollTop, height: element.clientHeight });
    if (element.scrollTop < 4 * rowPx) log.more(false);
    else if (element.scrollTop + element.clientHeight > element.scrollHeight - 4 * rowPx) log.more(true);
  };
  const keyed = (event: React.KeyboardEvent) => {
    const way = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key];
    if (!way) return;
    event.preventDefault();
    void stepThread(session, way);
  };
  const first = Math.max(0, Math.floor(view.top / rowPx) - SPARE_ROWS);
  const last = Math.min(log.rows.length, Math.ceil((view.top + view.height) / rowPx) + SPARE_ROWS);
  const note = log.failed
    ? 'What was told could not be told again: the worker for it stopped. It is tried anew with the next step.'
    : log.loading
      ? 'Telling it again …'
      : 'Nothing that fits has been told yet.';
  return (
    <div className="log">
      <DockActions>
        <p className="log__count">{log.rows.length > 0 && `${countOf(log.rows.length, 'fact')} listed`}</p>
        <LogActions rows={log.rows} filter={filter} />
      </DockActions>
      <LogBar />
      {log.rows.length === 0 && <p className="dock__note">{note}</p>}
      <ol ref={list} className="log__list" aria-label="What happened" onScroll={scrolled} onKeyDown={keyed}>
        <li aria-hidden="true" style={{ height: first * rowPx }} />
        {log.rows.slice(first, last).map((row, index) => (
          <Row
            key={`${row.lane} ${row.fact.id}`}
            row={row}
            scenario={scenarios[row.lane] ?? null}
            isNow={first + index === now}
            isAhead={first + index > now}
          />
        ))}
        <li aria-hidden="true" style={{ height: Math.max(0, log.rows.length - last) * rowPx }} />
      </ol>
    </div>
  );
}
