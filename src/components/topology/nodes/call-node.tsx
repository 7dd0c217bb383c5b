// What is called: a database with its connections, or a service with its health. The call under way fills its bar.
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { CheckIcon } from '../../shared/icons.tsx';
import type { FlowNode } from '../lane-drawing.ts';
import { ClockBar, ClockText, ShareBar, useHeard } from './clock-text.tsx';
import { NodeShell } from './node-shell.tsx';
import { useNodeView } from './use-view.ts';

export const CallNode = memo(function CallNode({ data }: NodeProps<FlowNode>) {
  const view = useNodeView('call', data);
  const heard = useHeard(view);
  const corner =
    view.tone === 'done' ? (
      <span className="tp-node__mark">
        <CheckIcon size={14} />
      </span>
    ) : null;
  const hasShare = view.fromMs === null && view.capacity !== null && view.busy > 0;
  return (
    <NodeShell node={data} kind="call" tone={view.tone} status={heard} corner={corner}>
      <span className="tp-node__line">
        <ClockText view={view} className="tp-node__text" />
        {view.aside && (
          <span className="tp-node__aside" data-alarming={view.isAlarming}>
            {view.aside}
          </span>
        )}
      </span>
      <ClockBar view={view} />
      {hasShare && <ShareBar busy={view.busy} capacity={view.capacity ?? 1} tone={view.tone} />}
    </NodeShell>
  );
});
