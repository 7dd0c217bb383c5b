// A group of the diagram: a faint band with its title. The title is drawn above the edges, which may cross it where the
// drawing is small.
import { type Node, type NodeProps, ViewportPortal } from '@xyflow/react';
import { memo } from 'react';

export type BandNodeType = Node<{ title: string; width: number; height: number }, 'band'>;

export const BandNode = memo(function BandNode({
  data,
  positionAbsoluteX,
  positionAbsoluteY,
}: NodeProps<BandNodeType>) {
  const place = { '--x': positionAbsoluteX, '--y': positionAbsoluteY, '--w': data.width, '--h': data.height };
  return (
    <div className="tp-band" style={place as React.CSSProperties}>
      <ViewportPortal>
        <span className="tp-band__title" style={place as React.CSSProperties}>
          {data.title}
        </span>
      </ViewportPortal>
    </div>
  );
});
