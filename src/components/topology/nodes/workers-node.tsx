// A pool of workers: a slot for each, filling as its message is handled; more than two dozen are one bar and a count.
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { WORKERS_SHOWN } from '../../../protocol/frame.ts';
import { CheckIcon } from '../../shared/icons.tsx';
import type { FlowNode } from '../lane-drawing.ts';
import { workersView } from '../node-view.ts';
import { ClockText, heard, ShareBar } from './clock-text.tsx';
import { NodeShell } from './node-shell.tsx';
import { useNodeView } from './use-view.ts';
import { WorkerSlots } from './worker-slots.tsx';

export const WorkersNode = memo(function WorkersNode({ data }: NodeProps<FlowNode>) {
  const view = useNodeView(data, workersView);
  const count = view.capacity ?? 0;
  const corner = (
    <span className="tp-node__status">
      <ClockText view={view} className="tp-node__corner" hasAside />
      {view.tone === 'done' && (
        <span className="tp-node__mark">
          <CheckIcon size={14} />
        </span>
      )}
    </span>
  );
  return (
    <NodeShell node={data} kind="workers" tone={view.tone} status={heard(view)} corner={corner}>
      {count <= WORKERS_SHOWN ? (
        <WorkerSlots lane={data.lane} component={data.components[0] ?? ''} count={count} />
      ) : (
        <ShareBar busy={view.busy} capacity={count} tone={view.tone} />
      )}
    </NodeShell>
  );
});
