// A broker: a row for every bound queue, its ready messages as cards, the held ones apart, and the count.
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { LaneName } from '../../../scenario/run-spec.ts';
import { laneOf } from '../../../stores/run-store.ts';
import { viewStore } from '../../../stores/view-store.ts';
import { countText } from '../../shared/format.ts';
import { calmStore } from '../calm-store.ts';
import type { FlowNode } from '../lane-drawing.ts';
import { callView } from '../node-view.ts';
import { CARDS_MAX, type QueueLevel, queueView } from '../queue-view.ts';
import { healthOf } from './broker-health.ts';
import { NodeShell } from './node-shell.tsx';
import { useNodeView } from './use-view.ts';

export const BrokerNode = memo(function BrokerNode({ data }: NodeProps<FlowNode>) {
  const view = useNodeView(data, (frame, component) => healthOf(callView(frame, component), component));
  return (
    <NodeShell
      node={data}
      kind="broker"
      tone={view.tone}
      status={view.text || 'broker'}
      corner={<span className="tp-node__corner">{view.text || `exchange ${data.exchanges.join(', ')}`}</span>}
    >
      <ul className="tp-queues">
        {data.queues.map((queue) => (
          <QueueRow key={queue} lane={data.lane} broker={data.components[0] ?? ''} queue={queue} />
        ))}
      </ul>
    </NodeShell>
  );
});

const LEVELS: Record<QueueLevel, string> = {
  empty: '',
  some: '',
  high: ', more than 1,000 waiting',
  over: ', more than 10,000 waiting',
};

const QueueRow = memo(function QueueRow({ lane, broker, queue }: { lane: LaneName; broker: string; queue: string }) {
  const { ready, held, level } = useStore(
    calmStore,
    useShallow(({ run }) => queueView(laneOf(lane)(run), queue)),
  );
  const isSelected = useStore(viewStore, ({ selection }) => selection?.lane === lane && selection.queue === queue);
  const pick = () => viewStore.setState({ selection: isSelected ? null : { lane, id: broker, queue } });
  return (
    <li className="tp-queue" data-level={level} data-selected={isSelected}>
      <button
        type="button"
        className="tp-queue__pick"
        aria-pressed={isSelected}
        title={`${queue}${LEVELS[level]}`}
        onClick={pick}
      >
        <span className="tp-queue__name">{queue}</span>
        <span className="tp-queue__count">
          {countText(ready)}
          <span className="only-heard">
            {' '}
            ready, {countText(held)} held{LEVELS[level]}
          </span>
        </span>
        <span className="tp-queue__track" aria-hidden="true">
          <Cards kind="ready" count={ready} />
          <Cards kind="held" count={held} />
        </span>
      </button>
    </li>
  );
});

function Cards({ kind, count }: { kind: 'held' | 'ready'; count: number }) {
  const drawn = Math.min(count, CARDS_MAX[kind]);
  return (
    <span className={`tp-cards tp-cards--${kind}`} data-more={count > drawn}>
      {Array.from({ length: drawn }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards are alike
        <span key={index} className="tp-card" />
      ))}
    </span>
  );
}
