// Who orders: what the one customer waits, or how many order and how many wait.
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { FlowNode } from '../lane-drawing.ts';
import { ClockText, useHeard } from './clock-text.tsx';
import { NodeShell } from './node-shell.tsx';
import { useNodeView } from './use-view.ts';

export const ClientNode = memo(function ClientNode({ data }: NodeProps<FlowNode>) {
  const view = useNodeView('client', data);
  const heard = useHeard(view);
  return (
    <NodeShell node={data} kind="client" tone={view.tone} status={heard}>
      <ClockText view={view} className="tp-node__text" />
      {view.aside && <span className="tp-node__aside">{view.aside}</span>}
    </NodeShell>
  );
});
