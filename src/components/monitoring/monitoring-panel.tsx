// Monitoring: the lesson's dashboard for every queue, and beside it its alert rules with their state, or a rehearsal of what
// they will warn of. Loaded when it is first opened.
import { useStore } from 'zustand';
import type { LaneFrame } from '../../protocol/frame.ts';
import { LANES, type LaneName } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { rehearsalStore } from '../../stores/rehearsal-store.ts';
import { laneOf, runStore } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { DockActions } from '../dock/dock-actions.tsx';
import { busyText, countText, decimalText, msText, percentText } from '../shared/format.ts';
import { laneLetter } from '../shared/labels.ts';
import { Segmented } from '../shared/segmented.tsx';
import { laneScenario, useSampled } from '../shared/use-run.ts';
import { Rehearsal } from './rehearsal.tsx';
import { type PoolRows, poolRows, type QueueRow } from './rows.ts';
import { Rules } from './rules.tsx';
import './monitoring.css';

const EVERY_MS = 250;

interface Monitored {
  lane: LaneName;
  frame: LaneFrame;
  scenario: Scenario;
}

function monitored(): Monitored[] {
  const run = runStore.getState();
  return LANES.flatMap((lane) => {
    const frame = laneOf(lane)(run);
    const scenario = frame && laneScenario(run, lane);
    return frame && scenario && frame.queues.length > 0 ? [{ lane, frame, scenario }] : [];
  });
}

const SIDES = [
  { value: 'now', label: 'Alerts now' },
  { value: 'ahead', label: 'Rehearsal' },
] as const;

export default function MonitoringPanel() {
  const lanes = useSampled(monitored, EVERY_MS);
  const isAhead = useStore(rehearsalStore, ({ isShown }) => isShown);
  if (lanes.length === 0) return <p className="dock__note">Nothing here has a queue to be watched.</p>;
  return (
    <div className="monitoring">
      <DockActions>
        <Segmented
          label="Beside the queues"
          small
          value={isAhead ? 'ahead' : 'now'}
          choices={SIDES}
          onChange={(side) => rehearsalStore.setState({ isShown: side === 'ahead' })}
        />
      </DockActions>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard scrolls what has focus */}
      <section className="monitoring__queues" aria-label="Queues" tabIndex={0}>
        {lanes.map((one) => (
          <Queues key={one.lane} {...one} />
        ))}
        <p className="monitoring__note">The table is of this instant; alerts are looked at once a second.</p>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard scrolls what has focus */}
      <section className="monitoring__side" aria-label="Alerts" tabIndex={0}>
        {isAhead ? (
          <Rehearsal lanes={lanes.map(({ lane }) => lane)} />
        ) : (
          lanes.map((one) => <Rules key={one.lane} {...one} several={lanes.length > 1} />)
        )}
      </section>
    </div>
  );
}

function Queues({ lane, frame, scenario }: Monitored) {
  return (
    <table className="dock__table monitoring__table">
      <thead>
        <tr>
          <th scope="col">
            <span className={`badge badge--${lane} load-table__lane`}>{laneLetter(lane)}</span> queue
          </th>
          <th scope="col" className="is-number">
            pending
          </th>
          <th scope="col" className="is-number" title="Delivered, not yet acknowledged">
            held
          </th>
          <th scope="col" className="is-number" title="Messages that the pool has handled without failing">
            processed
          </th>
          <th
            scope="col"
            className="is-number"
            title="Attempts of the pool that failed, and their share of the last 10 s"
          >
            failed
          </th>
          <th scope="col" className="is-number" title="Mean time of an attempt in the last 10 s">
            avg time
          </th>
          <th scope="col" className="is-number" title="Workers with a message in hand or backing off">
            active
          </th>
          <th scope="col" title="λ × S, the workers that would be busy on average, against those there are">
            offered load
          </th>
        </tr>
      </thead>
      {poolRows(frame, scenario).map((group) => (
        <tbody key={group.id ?? group.rows[0]?.queue.name}>
          {group.rows.map((row, index) => (
            <Row key={row.queue.name} lane={lane} row={row} group={group} isFirst={index === 0} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

const ROLES = { work: '', wait: 'wait queue', dead: 'dead letters', idle: 'nobody takes from it' } as const;

interface RowProps {
  lane: LaneName;
  row: QueueRow;
  group: PoolRows;
  isFirst: boolean;
}

function Row({ lane, row: { queue, role, firing }, group, isFirst }: RowProps) {
  const pick = () => viewStore.setState({ selection: { lane, id: queue.broker, queue: queue.name } });
  return (
    <tr data-firing={firing} data-role={role}>
      <th scope="row">
        <button type="button" className="monitoring__queue mono" onClick={pick}>
          {queue.name}
        </button>
        {firing && <span className="only-heard">, an alert fires</span>}
      </th>
      <td className="is-number monitoring__pending">{countText(queue.ready)}</td>
      <td className="is-number">{countText(queue.unacknowledged)}</td>
      {isFirst && group.pool ? (
        <PoolCells group={group} />
      ) : (
        !group.pool && (
          <td colSpan={5} className="monitoring__role">
            {ROLES[role]}
          </td>
        )
      )}
    </tr>
  );
}

/** What is measured of the workers, once for all queues that they share. */
function PoolCells({ group: { pool, staffing, rows } }: { group: PoolRows }) {
  if (!pool) return null;
  const { served, failed, errorShare, handlingMs, busy, capacity, offered } = pool;
  const has = capacity ?? 0;
  const isShort = staffing !== null && !staffing.enough;
  const span = { rowSpan: rows.length };
  return (
    <>
      <td {...span} className="is-number">
        {countText(served)}
      </td>
      <td {...span} className={`is-number${errorShare ? ' is-ill' : ''}`}>
        {countText(failed)}
        {errorShare !== null && errorShare > 0 && <span className="monitoring__share"> {percentText(errorShare)}</span>}
      </td>
      <td {...span} className="is-number">
        {handlingMs === null ? '–' : msText(handlingMs)}
      </td>
      <td {...span} className="is-number">
        {busyText(busy, has)}
      </td>
      <td {...span}>
        <span className="monitoring__load" data-short={isShort}>
          <span className="monitoring__bar" aria-hidden="true">
            <span style={{ width: `${Math.min(1, has > 0 ? offered / has : 1) * 100}%` }} />
          </span>
          <span className="figures">
            {decimalText(offered)} / {countText(has)}
          </span>
          {isShort && <span className="only-heard">, {staffing.stuck ?? 'more than there are'}</span>}
        </span>
      </td>
    </>
  );
}
