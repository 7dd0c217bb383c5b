// A pool of workers: a slot for each, filling as its message is handled; more than two dozen are one bar and a count.
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { WORKERS_SHOWN } from '../../../protocol/frame.ts';
import { textWidth } from '../../../topology/label-size.ts';
import { CheckIcon } from '../../shared/icons.tsx';
import type { FlowNode } from '../lane-drawing.ts';
import { longestText } from '../node-view.ts';
import { ClockText, ShareBar, useHeard } from './clock-text.tsx';
import { NodeShell } from './node-shell.tsx';
import { useNodeView } from './use-view.ts';
import { WorkerSlots } from './worker-slots.tsx';

const MARK_PX = 20;

export const WorkersNode = memo(function WorkersNode({ data }: NodeProps<FlowNode>) {
  const view = useNodeView('workers', data);
  const heard = useHeard(view);
  const count = view.capacity ?? 0;
  const isDone = view.tone === 'done';
  const corner = (
    <span className="tp-node__status" style={{ flexBasis: textWidth(longestText(view)) + (isDone ? MARK_PX : 0) }}>
      <ClockText view={view} className="tp-node__corner" hasAside />
      {isDone && (
        <span className="tp-node__mark">
          <CheckIcon size={14} />
        </span>
      )}
    </span>
  );
  return (
    <NodeShell node={data} kind="workers" tone={view.tone} status={heard} corner={corner}>
      {count <= WORKERS_SHOWN ? (
        <WorkerSlots lane={data.lane} component={data.components[0] ?? ''} count={count} />
      ) : (
        <ShareBar busy={view.busy} capacity={count} tone={view.tone} />
      )}
    </NodeShell>
  );
});
