// The same bars as a table, for whoever reads rather than looks.
import { viewStore } from '../../../stores/view-store.ts';
import { countText } from '../../shared/format.ts';
import { laneLetter } from '../../shared/labels.ts';
import type { Span } from './span.ts';
import { whyText } from './summary.ts';
import type { LaneOrder } from './use-followed.ts';

const since = (ms: number | null, originMs: number) => (ms === null ? '' : countText(ms - originMs));
const outcomeText = (span: Span) => [span.outcome, whyText(span)].filter((part) => part !== '').join(' ');

export default function SpanTable({ orders }: { orders: readonly LaneOrder[] }) {
  return (
    <table className="dock__table">
      <caption className="only-heard">Steps of the followed order, in milliseconds since it was placed</caption>
      <thead>
        <tr>
          <th scope="col">lane</th>
          <th scope="col">where</th>
          <th scope="col">step</th>
          <th scope="col" className="is-number">
            from ms
          </th>
          <th scope="col" className="is-number">
            to ms
          </th>
          <th scope="col" className="is-number">
            took ms
          </th>
          <th scope="col">outcome</th>
          <th scope="col">
            <span className="only-heard">causes</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.flatMap(({ lane, order }) =>
          order.rows.flatMap((row) =>
            row.spans.map((span) => (
              <tr key={`${lane} ${span.id}`}>
                <td>{laneLetter(lane)}</td>
                <td>{row.queue ?? 'customer'}</td>
                <th scope="row">{span.attempt > 1 ? `${span.label} (try ${span.attempt})` : span.label}</th>
                <td className="is-number">{since(span.startedAtMs, order.placedAtMs)}</td>
                <td className="is-number">{since(span.endedAtMs, order.placedAtMs)}</td>
                <td className="is-number">{since(span.endedAtMs, span.startedAtMs)}</td>
                <td>{outcomeText(span)}</td>
                <td>
                  <button
                    type="button"
                    className="figure-button"
                    onClick={() => viewStore.setState({ asked: { about: 'fact', lane, id: span.fact } })}
                  >
                    why?
                  </button>
                </td>
              </tr>
            )),
          ),
        )}
      </tbody>
    </table>
  );
}
