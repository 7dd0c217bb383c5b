// A group of the diagram: a faint band with its title.
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';

export type BandNodeType = Node<{ title: string; width: number; height: number }, 'band'>;

export const BandNode = memo(function BandNode({ data }: NodeProps<BandNodeType>) {
  return (
    <div className="tp-band" style={{ '--w': data.width, '--h': data.height } as React.CSSProperties}>
      <span className="tp-band__title">{data.title}</span>
    </div>
  );
});
