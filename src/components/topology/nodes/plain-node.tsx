// A node of the diagram that nothing in this scenario uses: drawn calm and faint, and said to be so.
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { FlowNode } from '../lane-drawing.ts';
import { offView } from '../node-view.ts';
import { NodeShell } from './node-shell.tsx';

export const PlainNode = memo(function PlainNode({ data }: NodeProps<FlowNode>) {
  return (
    <NodeShell
      node={data}
      kind="plain"
      tone="off"
      status={offView.text}
      corner={data.stackOf > 1 && <span className="tp-node__corner">×{data.stackOf}</span>}
    >
      <span className="tp-node__text tp-node__lone">not used</span>
    </NodeShell>
  );
});
