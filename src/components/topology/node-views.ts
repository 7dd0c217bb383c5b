// What a drawn node says, whichever components it stands for: the one place that knows how each sort of node is read from
// a frame. The screen renders it and exported pictures draw it. Pure.
import type { ComponentFrame, LaneFrame } from '../../protocol/frame.ts';
import type { DrawnNode, FlowNodeKind } from './lane-drawing.ts';
import {
  callView,
  clientView,
  healthText,
  mostUrgent,
  type NodeView,
  offView,
  replicaView,
  serverView,
  workersView,
} from './node-view.ts';

type Read = (frame: LaneFrame, component: ComponentFrame, node: DrawnNode) => NodeView;

/** A broker is told by its queues; its own state is only its health, and calm while it is well. */
function brokerView(frame: LaneFrame, component: ComponentFrame): NodeView {
  const health = component.faults.includes('down') ? 'STOPPED' : healthText(component);
  const view = callView(frame, component);
  return { ...view, tone: health === '' ? 'calm' : view.tone, text: health, fromMs: null, toMs: null, aside: '' };
}

const READ: Record<FlowNodeKind, Read> = {
  client: clientView,
  call: callView,
  server: (frame, component, { replica, slots }) =>
    replica === null ? serverView(frame, component) : replicaView(frame, component, replica, slots),
  workers: workersView,
  broker: brokerView,
  plain: () => offView,
};

const LOADING: NodeView = { ...offView, tone: 'calm', text: '' };

/** Without a frame (nothing loaded) a node is calm and silent. */
export function viewOfNode(kind: FlowNodeKind, node: DrawnNode, frame: LaneFrame | null): NodeView {
  if (node.components.length === 0) return offView;
  if (!frame) return LOADING;
  const views = node.components.flatMap((id) => {
    const component = frame.components.find((one) => one.id === id);
    return component ? [READ[kind](frame, component, node)] : [];
  });
  return kind === 'call' ? mostUrgent(views) : (views[0] ?? offView);
}
