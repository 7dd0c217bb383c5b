// The queues of a broker: two figures each, and everything about the one that is open.
import type { QueueFrame } from '../../protocol/frame.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneOf } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { countText, msText } from '../shared/format.ts';
import { useSampled, useView } from '../shared/use-run.ts';
import { type Pair, summaryPairs } from './measured.ts';
import { Pairs } from './numbers.tsx';

const NONE: QueueFrame[] = [];

function pairsOf(queue: QueueFrame): Pair[] {
  const removed: [string, number][] = [
    ['expired', queue.expired],
    ['dropped', queue.dropped],
    ['dead-lettered', queue.deadLettered],
    ['returned', queue.returned],
  ];
  return [
    ['ready, at most', countText(queue.readyMax)],
    ['ready, on average', countText(queue.readyMean)],
    ['oldest', queue.ready + queue.unacknowledged > 0 ? msText(queue.oldestMs) : '–'],
    ['published', countText(queue.published)],
    ['delivered', countText(queue.delivered)],
    ['redelivered', countText(queue.redelivered)],
    ['acknowledged', countText(queue.acknowledged)],
    ...removed.filter(([, count]) => count > 0).map(([name, count]): Pair => [name, countText(count)]),
    ...summaryPairs('wait', queue.waitMs),
  ];
}

export function Queues({ lane, id }: { lane: LaneName; id: string }) {
  const picked = useView((state) => state.selection?.queue);
  const queues = useSampled((state) => laneOf(lane)(state)?.queues.filter(({ broker }) => broker === id) ?? NONE, 250);
  return (
    <section className="inspector__section">
      <h3 className="inspector__overline">Queues</h3>
      {queues.map((queue) => (
        <details key={`${queue.name} ${picked === queue.name}`} className="queue" open={picked === queue.name}>
          <summary className="queue__head">
            <span className="queue__name mono">{queue.name}</span>
            <span className="queue__figures">
              <span>{countText(queue.ready)} ready</span>
              <span>{countText(queue.unacknowledged)} unacked</span>
            </span>
          </summary>
          <Pairs pairs={pairsOf(queue)} />
          <button
            type="button"
            className="button button--small"
            disabled={queue.ready === 0}
            onClick={() => viewStore.setState({ asked: { about: 'ready', lane, queue: queue.name, atMs: null } })}
          >
            Which orders stand in line?
          </button>
        </details>
      ))}
    </section>
  );
}
