// One slot per worker. Their progress is written straight into the page as the clock moves: up to two dozen bars in each
// of eight pools would be too much to render at every frame.
import { memo, useRef } from 'react';
import type { WorkerFrame } from '../../../protocol/frame.ts';
import type { LaneName } from '../../../scenario/run-spec.ts';
import { laneOf, runStore } from '../../../stores/run-store.ts';
import { useClock } from '../use-clock.ts';

interface SlotsProps {
  lane: LaneName;
  component: string;
  count: number;
}

/** From 0 to 1; what waits for somebody else is drawn half full. */
function progressOf(worker: WorkerFrame, clockMs: number): number {
  if (worker.orderId === null) return 0;
  if (worker.endsAtMs === null || worker.endsAtMs <= worker.startedAtMs) return 0.5;
  return Math.min(1, Math.max(0, (clockMs - worker.startedAtMs) / (worker.endsAtMs - worker.startedAtMs)));
}

export const WorkerSlots = memo(function WorkerSlots({ lane, component, count }: SlotsProps) {
  const list = useRef<HTMLSpanElement>(null);
  useClock((clockMs) => {
    const slots = list.current?.children;
    const workers = laneOf(lane)(runStore.getState())?.components.find((one) => one.id === component)?.workers;
    if (!slots) return;
    for (let index = 0; index < slots.length; index += 1) {
      const slot = slots[index] as HTMLElement;
      const worker = workers?.[index];
      const state = worker?.state ?? 'idle';
      const order = worker?.orderId === null || worker?.orderId === undefined ? '' : String(worker.orderId);
      if (slot.dataset['state'] !== state) slot.dataset['state'] = state;
      if (slot.dataset['order'] !== order) {
        slot.dataset['order'] = order;
        slot.children[1]!.textContent = order;
      }
      const fill = slot.firstElementChild as HTMLElement;
      fill.style.transform = `scaleX(${worker ? progressOf(worker, clockMs).toFixed(3) : 0})`;
    }
  });
  return (
    <span ref={list} className="tp-workers" data-few={count <= 3} data-many={count > 8} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
        <span key={index} className="tp-workers__one">
          <span className="tp-workers__fill" />
          <span className="tp-workers__order" />
        </span>
      ))}
    </span>
  );
});
