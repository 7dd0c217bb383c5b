// A node's view of its component, rendered anew only when something in it differs.
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { ComponentFrame, LaneFrame } from '../../../protocol/frame.ts';
import { laneOf } from '../../../stores/run-store.ts';
import { calmStore } from '../calm-store.ts';
import type { DrawnNode } from '../lane-drawing.ts';
import { type NodeView, offView } from '../node-view.ts';

const loading: NodeView = { ...offView, tone: 'calm', text: '' };

/** The view of one component; `null` frames (nothing loaded) are calm and silent. */
export function useNodeView(
  node: DrawnNode,
  read: (frame: LaneFrame, component: ComponentFrame, index: number) => NodeView,
  choose: (views: NodeView[]) => NodeView = (views) => views[0] ?? offView,
): NodeView {
  return useStore(
    calmStore,
    useShallow(({ run }) => {
      const frame = laneOf(node.lane)(run);
      if (node.components.length === 0) return offView;
      if (!frame) return loading;
      const views = node.components.flatMap((id, index) => {
        const component = frame.components.find((one) => one.id === id);
        return component ? [read(frame, component, index)] : [];
      });
      return choose(views);
    }),
  );
}
