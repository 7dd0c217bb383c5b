// A broker: a row for every bound queue, its ready messages as cards, the held ones apart, and the count.
import type { NodeProps } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { LaneName } from '../../../scenario/run-spec.ts';
import { laneOf } from '../../../stores/run-store.ts';
import { viewStore } from '../../../stores/view-store.ts';
import { arrowSteps } from '../../shared/arrow-steps.ts';
import { countText } from '../../shared/format.ts';
import type { QueueRole } from '../../shared/queue-role.ts';
import { calmStore } from '../calm-store.ts';
import type { FlowNode } from '../lane-drawing.ts';
import { CARDS_MAX, queueView } from '../queue-view.ts';
import { NodeShell } from './node-shell.tsx';
import { useNodeView } from './use-view.ts';

/** Rows are low: the broker is the stop, and down from it are its queues. */
const steps = arrowSteps('.tp-node__name, .tp-queue__pick');

export const BrokerNode = memo(function BrokerNode({ data }: NodeProps<FlowNode>) {
  const view = useNodeView('broker', data);
  return (
    <NodeShell
      node={data}
      kind="broker"
      tone={view.tone}
      status={view.text || 'broker'}
      onKeyDown={steps}
      corner={<span className="tp-node__corner">{view.text || `exchange ${data.exchanges.join(', ')}`}</span>}
    >
      <ul
        className="tp-queues nowheel"
        data-many={data.queues.length > 4}
        style={{ '--rows': data.queues.length } as CSSProperties}
      >
        {data.queues.map((queue) => (
          <QueueRow
            key={queue}
            lane={data.lane}
            broker={data.components[0] ?? ''}
            queue={queue}
            consumed={data.consumed}
            isUnbound={data.unbound.includes(queue)}
          />
        ))}
      </ul>
    </NodeShell>
  );
});

const ROLES: Record<QueueRole, string> = { work: '', wait: ', wait queue', dead: ', dead letters', idle: '' };

interface RowProps {
  lane: LaneName;
  broker: string;
  queue: string;
  consumed: readonly string[];
  isUnbound: boolean;
}

const QueueRow = memo(function QueueRow({ lane, broker, queue, consumed, isUnbound }: RowProps) {
  const { ready, held, level, role, isDeleted, above } = useStore(
    calmStore,
    useShallow(({ run }) => queueView(laneOf(lane)(run), queue, consumed)),
  );
  const state = isDeleted ? ', deleted' : isUnbound ? ', not bound' : ROLES[role];
  const note = above === null ? state : `${state}, more than ${countText(above)} waiting`;
  const isSelected = useStore(viewStore, ({ selection }) => selection?.lane === lane && selection.queue === queue);
  const pick = () => viewStore.setState({ selection: isSelected ? null : { lane, id: broker, queue } });
  return (
    <li
      className="tp-queue"
      data-level={level}
      data-role={role}
      data-off={isDeleted || isUnbound}
      data-selected={isSelected}
    >
      <button
        type="button"
        tabIndex={-1}
        className="tp-queue__pick"
        aria-pressed={isSelected}
        title={`${queue}${note}`}
        onClick={pick}
      >
        <span className="tp-queue__name">{queue}</span>
        <span className="tp-queue__count">
          {countText(ready)}
          <span className="only-heard">
            {' '}
            ready, {countText(held)} held{note}
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
