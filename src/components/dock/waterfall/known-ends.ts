// Gives running spans the end that the simulator already knows: a call that is under way in a service has drawn its
// duration. What waits for someone else keeps an open end. Pure.
import type { LaneFrame } from '../../../protocol/frame.ts';
import type { OrderSpans, Span, SpanRow } from './span.ts';

function endOf(span: Span, row: SpanRow, orderId: number, frame: LaneFrame): number | null {
  if (span.outcome !== 'running' || span.kind === 'wait') return span.endsAtMs;
  for (const component of frame.components) {
    if (component.id === span.component) {
      const call = component.calls.find((one) => one.orderId === orderId && one.startedAtMs === span.startedAtMs);
      if (call) return call.endsAtMs;
    }
    if (component.id === row.component) {
      const worker = component.workers.find((one) => one.orderId === orderId && one.startedAtMs === span.startedAtMs);
      if (worker) return worker.endsAtMs;
    }
  }
  return null;
}

export function withKnownEnds(order: OrderSpans, frame: LaneFrame): OrderSpans {
  const rows = order.rows.map((row) => ({
    ...row,
    spans: row.spans.map((span) => ({ ...span, endsAtMs: endOf(span, row, order.orderId, frame) })),
  }));
  return { ...order, rows };
}
