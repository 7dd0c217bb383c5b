// How busy each pool of servers, connections or workers is: its last minutes as a line, the share and number busy now,
// and beside it the load that is offered to it, which decides whether it can keep up.
import { useMemo } from 'react';
import type { ComponentFrame, Frame } from '../../../protocol/frame.ts';
import { LANES } from '../../../scenario/run-spec.ts';
import { runStore } from '../../../stores/run-store.ts';
import { viewStore } from '../../../stores/view-store.ts';
import { busyText, countText, decimalText, percentText } from '../../shared/format.ts';
import { laneLetter, ownerTitle } from '../../shared/labels.ts';
import { staffingOf } from '../../shared/staffing.ts';
import { laneScenario, useSampled } from '../../shared/use-run.ts';
import { Sparkline } from './sparkline.tsx';

const EVERY_MS = 330;

interface PoolRow {
  key: string;
  lane: 'a' | 'b';
  title: string;
  component: ComponentFrame;
  capacity: number;
  isShort: boolean;
  history: readonly number[];
}

function rowsOf(frame: Frame | null): PoolRow[] {
  return (frame?.lanes ?? []).flatMap((laneFrame, index) => {
    const lane = LANES[index];
    const scenario = lane ? laneScenario(runStore.getState(), lane) : null;
    if (!lane || !scenario) return [];
    return laneFrame.components.flatMap((component): PoolRow[] => {
      if (component.capacity === null || component.kind === 'rabbitmq' || component.kind === 'client') return [];
      const history = laneFrame.series?.utilisation[component.id] ?? [];
      const title = ownerTitle(scenario, component.id);
      const { capacity } = component;
      const isShort = !(staffingOf(scenario, component)?.enough ?? component.offered <= capacity);
      return [{ key: `${lane} ${component.id}`, lane, title, component, capacity, isShort, history }];
    });
  });
}

export function UtilisationList() {
  const frame = useSampled((state) => state.frame, EVERY_MS);
  const rows = useMemo(() => rowsOf(frame), [frame]);
  return (
    <section className="chart-card" aria-label="Utilisation">
      <header className="chart-card__head">
        <h3>Busy of what there is</h3>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard scrolls what has focus */}
      <div className="chart-card__table" tabIndex={0}>
        <table className="dock__table load-table">
          <thead>
            <tr>
              <th scope="col">pool</th>
              <th scope="col">over time</th>
              <th scope="col" className="is-number">
                busy now
              </th>
              <th scope="col" className="is-number">
                mean
              </th>
              <th scope="col" className="is-number" title="λS: how many would be busy on average if none ever lacked">
                offered
              </th>
              <th scope="col" className="is-number">
                waiting
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row: { lane, title, component, capacity, isShort, history } }: { row: PoolRow }) {
  return (
    <tr>
      <th scope="row">
        <span className={`badge badge--${lane} load-table__lane`}>{laneLetter(lane)}</span> {title}
      </th>
      <td>
        <Sparkline values={history} colour={`var(--${lane})`} />
      </td>
      <td className="is-number">{busyText(component.busy, capacity)}</td>
      <td className="is-number">
        {component.utilisation === null ? (
          '–'
        ) : (
          <button
            type="button"
            className="figure-button"
            title="Which orders make it?"
            onClick={() => viewStore.setState({ asked: { about: 'held', lane, id: component.id } })}
          >
            {percentText(component.utilisation)}
          </button>
        )}
      </td>
      <td className={`is-number${isShort ? ' is-over' : ''}`}>
        {decimalText(component.offered)}
        {isShort && <span className="only-heard"> more than there are</span>}
      </td>
      <td className="is-number">{countText(component.waiting)}</td>
    </tr>
  );
}
