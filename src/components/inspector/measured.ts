// The figures that mean something for a component of each kind, by name; what cannot happen there is left out. Pure.
import type { ComponentFrame, ProductsFrame, QueueFrame, Summary } from '../../protocol/frame.ts';
import { busyText, countText, decimalText, msText, percentText } from '../shared/format.ts';

export type Pair = readonly [name: string, value: string];

/** Mean, and the far end; nothing where nothing has been measured. */
export const summaryPairs = (name: string, summary: Summary): Pair[] =>
  summary.count === 0
    ? []
    : [
        [`${name}, mean`, msText(summary.mean)],
        [`${name}, p95`, msText(summary.p95)],
        [`${name}, longest`, msText(summary.max)],
      ];

const some = (name: string, count: number): Pair[] => (count > 0 ? [[name, countText(count)]] : []);

function brokerPairs({ id, busy }: ComponentFrame, queues: readonly QueueFrame[]): Pair[] {
  const own = queues.filter(({ broker }) => broker === id);
  const sum = (read: (queue: QueueFrame) => number) => own.reduce((total, queue) => total + read(queue), 0);
  return [
    ['publishes under way', countText(busy)],
    ['messages ready', countText(sum(({ ready }) => ready))],
    ['held by workers', countText(sum(({ unacknowledged }) => unacknowledged))],
    ['put into queues', countText(sum(({ published }) => published))],
    ['acknowledged', countText(sum(({ acknowledged }) => acknowledged))],
    ...some(
      'redelivered',
      sum(({ redelivered }) => redelivered),
    ),
    ...some(
      'dead-lettered',
      sum(({ deadLettered }) => deadLettered),
    ),
    ...some(
      'returned',
      sum(({ returned }) => returned),
    ),
  ];
}

/** Of something without a limit, so that nothing waits for it. */
const unlimitedPairs = ({ busy, busyMean, served, failed }: ComponentFrame): Pair[] => [
  ['in call now', countText(busy)],
  ['in call on average', decimalText(busyMean, 1)],
  ['served', countText(served)],
  ['failed', countText(failed)],
];

function poolPairs({ held, backingOff, retried, duplicates, skipped, errorShare, handlingMs }: ComponentFrame): Pair[] {
  return [
    ['held', countText(held)],
    ...some('backing off', backingOff),
    ...some('published again', retried),
    ...some('orders done twice', duplicates),
    ...some('duplicates skipped', skipped),
    ...(errorShare ? [['failed, last 10 s', percentText(errorShare)] as const] : []),
    ...(handlingMs === null ? [] : [['an attempt, last 10 s', msText(handlingMs)] as const]),
  ];
}

function limitedPairs(component: ComponentFrame, capacity: number): Pair[] {
  const { kind, busy, busyMean, utilisation, served, failed, waiting, waitMs } = component;
  const isPool = kind === 'workers';
  return [
    ['busy now', busyText(busy, capacity)],
    ['busy on average', decimalText(busyMean, 1)],
    ...(utilisation === null ? [] : [['utilisation', percentText(utilisation)] as const]),
    [isPool ? 'handled' : 'served', countText(served)],
    ['failed', countText(failed)],
    ...(isPool ? poolPairs(component) : []),
    ...(isPool ? [] : [['waiting now', countText(waiting)] as const]),
    ...(waitMs.max > 0 ? summaryPairs('wait', waitMs) : []),
  ];
}

const shareOf = (part: number, whole: number): string =>
  whole === 0 ? countText(part) : `${countText(part)} · ${percentText(part / whole)}`;

/** What was asked for, what was found, and how much of that was old. */
function productPairs({ as, ...products }: ProductsFrame): Pair[] {
  const { reads, misses, stale, staleFromStart, filled, filledStale, deleted, changed, behind } = products;
  if (as === 'primary') return [['changes of products', countText(changed)]];
  const old: Pair[] = [
    ['old when shown', shareOf(stale, reads)],
    ['old copies now', countText(behind)],
  ];
  if (as === 'replica') return [['products read', countText(reads)], ...old, ['changes heard of', countText(changed)]];
  return [
    ['hits', shareOf(reads, reads + misses)],
    ['misses', countText(misses)],
    ...old,
    ...some('old since they were put here', staleFromStart),
    ['filled', countText(filled)],
    ...some('filled with an old page', filledStale),
    ['deleted when changed', countText(deleted)],
  ];
}

export function measuredPairs(component: ComponentFrame, queues: readonly QueueFrame[]): Pair[] {
  if (component.kind === 'rabbitmq') return brokerPairs(component, queues);
  const own = component.products ? productPairs(component.products) : [];
  if (component.capacity === null) return unlimitedPairs(component);
  return [...own, ...limitedPairs(component, component.capacity)];
}
