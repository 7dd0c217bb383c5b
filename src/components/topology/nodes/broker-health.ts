// A broker is told by its queues; its own state is only its health, and calm while it is well.
import type { ComponentFrame } from '../../../protocol/frame.ts';
import { healthText, type NodeView } from '../node-view.ts';

export function healthOf(view: NodeView, component: ComponentFrame): NodeView {
  const health = component.faults.includes('down') ? 'STOPPED' : healthText(component);
  return { ...view, tone: health === '' ? 'calm' : view.tone, text: health, fromMs: null, toMs: null, aside: '' };
}
