// Servers: one stack that opens, or each by itself. Slots fill; who waits for a slot is counted.
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { laneOf } from '../../../stores/run-store.ts';
import { viewStore } from '../../../stores/view-store.ts';
import { calmStore } from '../calm-store.ts';
import type { DrawnNode, FlowNode } from '../lane-drawing.ts';
import { useHeard } from './clock-text.tsx';
import { NodeShell } from './node-shell.tsx';
import { useNodeView } from './use-view.ts';

const NO_REPLICAS: number[] = [];
/** Of a server that is down, in place of its busy slots. */
const DOWN = -1;
/** More servers than this are drawn as one bar. */
const REPLICAS_DRAWN = 6;

export const ServerNode = memo(function ServerNode({ data }: NodeProps<FlowNode>) {
  const { replica } = data;
  const view = useNodeView('server', data);
  const heard = useHeard(view);
  return (
    <NodeShell
      node={data}
      kind="server"
      tone={view.tone}
      status={heard}
      corner={
        <span className="tp-node__corner" data-same={view.aside === ''}>
          {view.text}
        </span>
      }
    >
      <Slots node={data} />
      <span className="tp-node__foot" data-alarming={view.aside !== '' && view.isAlarming}>
        {(view.aside || view.text).split(' ').map((word) => (
          <span key={word}>{word}</span>
        ))}
      </span>
      {(data.stackOf > 1 || replica === 0) && <OpenButton isOpen={replica !== null} title={data.title} />}
    </NodeShell>
  );
});

function Slots({ node }: { node: DrawnNode }) {
  const busy = useStore(
    calmStore,
    useShallow(({ run }) => {
      const component = laneOf(node.lane)(run)?.components.find((one) => one.id === node.components[0]);
      if (!component) return NO_REPLICAS;
      const replicas = component.replicas.map((slots, index) =>
        component.replicasDown.includes(index) ? DOWN : slots,
      );
      if (node.replica !== null) return replicas.slice(node.replica, node.replica + 1);
      if (component.replicas.length <= REPLICAS_DRAWN) return replicas;
      return [component.busy / component.replicas.length];
    }),
  );
  return (
    <span className="tp-slots" aria-hidden="true">
      {busy.map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
        <span key={index} className="tp-slots__one" data-busy={count > 0} data-down={count === DOWN}>
          <span
            className="tp-slots__fill"
            style={{ width: count <= 0 ? 0 : `max(6px, ${Math.min(1, count / Math.max(1, node.slots)) * 100}%)` }}
          />
        </span>
      ))}
    </span>
  );
}

function OpenButton({ isOpen, title }: { isOpen: boolean; title: string }) {
  const label = isOpen ? 'Draw the servers as one stack' : `${title}: draw each server by itself`;
  return (
    <button
      type="button"
      className="tp-node__open"
      aria-label={label}
      aria-expanded={isOpen}
      title={label}
      onClick={() => viewStore.setState({ opened: !isOpen })}
    >
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        {isOpen ? <path d="M2 6h8" /> : <path d="M6 2v8M2 6h8" />}
      </svg>
    </button>
  );
}
