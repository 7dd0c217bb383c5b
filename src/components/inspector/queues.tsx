// The queues of a broker: a few figures each; picking one shows everything about it.
import type { QueueFrame } from '../../protocol/frame.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneOf } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { countText, msText } from '../shared/format.ts';
import { useSampled } from '../shared/use-run.ts';
import { type Pair, summaryPairs } from './measured.ts';

const NONE: QueueFrame[] = [];

export function queuePairs(queue: QueueFrame): Pair[] {
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
  const queues = useSampled((state) => laneOf(lane)(state)?.queues.filter(({ broker }) => broker === id) ?? NONE, 250);
  return (
    <section className="inspector__section">
      <h3 className="inspector__overline">Queues</h3>
      {queues.map((queue) => (
        <button
          key={queue.name}
          type="button"
          className="queue queue__head"
          onClick={() => viewStore.setState({ selection: { lane, id, queue: queue.name } })}
        >
          <span className="queue__name mono">{queue.name}</span>
          <span className="queue__figures">
            <span>{countText(queue.ready)} ready</span>
            <span>{countText(queue.unacknowledged)} unacked</span>
            {queue.deadLettered > 0 && <span>{countText(queue.deadLettered)} dead-lettered</span>}
          </span>
        </button>
      ))}
    </section>
  );
}
