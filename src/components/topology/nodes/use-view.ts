// A node's view of its components, rendered anew only when something in it differs.
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { laneOf } from '../../../stores/run-store.ts';
import { calmStore } from '../calm-store.ts';
import type { DrawnNode, FlowNodeKind } from '../lane-drawing.ts';
import type { NodeView } from '../node-view.ts';
import { viewOfNode } from '../node-views.ts';

export const useNodeView = (kind: FlowNodeKind, node: DrawnNode): NodeView =>
  useStore(
    calmStore,
    useShallow(({ run }) => viewOfNode(kind, node, laneOf(node.lane)(run))),
  );
