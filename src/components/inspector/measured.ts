// The figures that mean something for a component of each kind, by name; what cannot happen there is left out. Pure.
import type { ComponentFrame, QueueFrame, Summary } from '../../protocol/frame.ts';
import { countText, decimalText, msText, percentText } from '../shared/format.ts';

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
    ['busy now', `${countText(busy)} of ${countText(capacity)}`],
    ['busy on average', decimalText(busyMean, 1)],
    ...(utilisation === null ? [] : [['utilisation', percentText(utilisation)] as const]),
    [isPool ? 'handled' : 'served', countText(served)],
    ['failed', countText(failed)],
    ...(isPool ? poolPairs(component) : []),
    ...(isPool ? [] : [['waiting now', countText(waiting)] as const]),
    ...(waitMs.max > 0 ? summaryPairs('wait', waitMs) : []),
  ];
}

export function measuredPairs(component: ComponentFrame, queues: readonly QueueFrame[]): Pair[] {
  if (component.kind === 'rabbitmq') return brokerPairs(component, queues);
  return component.capacity === null ? unlimitedPairs(component) : limitedPairs(component, component.capacity);
}
