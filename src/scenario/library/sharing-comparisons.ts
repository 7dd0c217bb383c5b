// Comparisons about handing messages out: a copy for everybody, or tasks that are shared.
import type { Comparison } from './comparison.ts';

export const SHARING_COMPARISONS: readonly Comparison[] = [
  {
    id: 'fan-out',
    title: 'One event, four queues',
    topic: 'messages',
    pace: 1,
    summary: 'The publisher knows an exchange. Who is bound to it gets a copy; who is not, does not.',
    lanes: [
      { title: 'All bound', scenario: 'fan-out' },
      { title: 'Without analytics', scenario: 'fan-out', sets: { 'Queue.analytics.events.bound': false } },
    ],
  },
  {
    id: 'one-queue',
    title: 'One queue, four workers',
    topic: 'messages',
    pace: 1,
    summary: 'Large and small pictures: shared when a worker is free, or dealt out in turn as they come.',
    lanes: [
      { title: 'Prefetch 1', scenario: 'work-queue' },
      { title: 'No prefetch', scenario: 'work-queue', sets: { 'ImageWorker.prefetch': 0 } },
    ],
  },
];
