// An edge along the layout's own bends, with rounded corners, and its label where the layout found room for it.
import { type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneOf } from '../../stores/run-store.ts';
import type { EdgeKind, Point, Rect } from '../../topology/graph.ts';
import { calmStore } from './calm-store.ts';
import { labelAnchor } from './label-from.ts';
import { isSingle } from './node-view.ts';
import { followedOf } from './touches.ts';

export type RouteEdgeType = Edge<
  {
    lane: LaneName;
    points: Point[];
    path: string;
    kind: EdgeKind;
    arrow: boolean;
    isImplied: boolean;
    label: string | null;
    labelRect: Rect | null;
    /** The zoom from which on the label has room. */
    labelFrom: number;
    /** `from>to` of components between which a call on this edge is told. */
    calls: string[];
  },
  'route'
>;

/** Whether the followed order alone has a call under way here: its caller waits for it. */
function useIsWaitedFor(lane: LaneName, calls: readonly string[]): boolean {
  return useStore(calmStore, ({ run }) => {
    const frame = laneOf(lane)(run);
    if (!frame || !isSingle(frame)) return false;
    return followedOf(frame.followed).open.some((call) => calls.includes(call));
  });
}

export const RouteEdge = memo(function RouteEdge({ id, data }: EdgeProps<RouteEdgeType>) {
  const isWaitedFor = useIsWaitedFor(data?.lane ?? 'a', data?.calls ?? []);
  if (!data) return null;
  const { points, path, kind, arrow, isImplied, label, labelRect, labelFrom } = data;
  const end = points.at(-1);
  const before = points.at(-2);
  const anchor = labelRect ? labelAnchor(points, labelRect) : 0.5;
  const angle = end && before ? (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI : 0;
  return (
    <>
      <g className="tp-edge" data-kind={kind} data-implied={isImplied} data-live={isWaitedFor} data-edge={id}>
        <path className="tp-edge__line" d={path} />
        {arrow && end && (
          <path
            className="tp-edge__head"
            d="M0 0-8-3.6v7.2z"
            style={{ transform: `translate(${end.x}px, ${end.y}px) rotate(${angle}deg) scale(calc(1 / var(--k)))` }}
          />
        )}
      </g>
      {label && labelRect && (
        <EdgeLabelRenderer>
          <span
            className="tp-edge__label"
            data-live={isWaitedFor}
            style={
              {
                '--from': labelFrom,
                maxWidth: labelRect.width + 2,
                transform: `translate(${labelRect.x + labelRect.width * anchor}px, ${labelRect.y + labelRect.height / 2}px) scale(calc(1 / var(--k))) translate(${-100 * anchor}%, -50%)`,
              } as React.CSSProperties
            }
          >
            {label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
