// Comparisons about what customers see and do: who orders twice, and what a cache, a replica's lag and a queue make of a page.
import type { Comparison } from './comparison.ts';

export const CUSTOMER_COMPARISONS: readonly Comparison[] = [
  {
    id: 'order-again',
    title: 'Ordered twice',
    topic: 'failures',
    pace: 1,
    summary:
      'The e-mail provider hangs. Whoever is told that it did not work orders again; the first order is stored all the same.',
    lanes: [
      { title: 'Synchronous', scenario: 'order-again-sync' },
      { title: 'Asynchronous', scenario: 'order-again-async' },
    ],
  },
  {
    id: 'product-pages',
    title: 'Product pages from a cache',
    topic: 'pages',
    pace: 1,
    summary: 'Fifty pages a second. Deleted when their product changes, or left until their time is over.',
    lanes: [
      { title: 'Deleted when changed', scenario: 'product-pages' },
      { title: 'Only by time', scenario: 'product-pages', sets: { 'Redis.deletes': false } },
    ],
  },
  {
    id: 'stale-page',
    title: 'Why does the page still show stock?',
    topic: 'pages',
    pace: 1,
    summary: 'The page was deleted in time, and came back from a replica that had not heard of the order.',
    lanes: [
      { title: 'A replica lags 1 s', scenario: 'stale-page' },
      { title: 'No lag', scenario: 'stale-page', sets: { 'Replicas.lag': 0 } },
    ],
  },
  {
    id: 'page-behind-queue',
    title: 'A page that waits for a queue',
    topic: 'pages',
    pace: 2,
    summary: 'Whoever deletes pages takes the order to do so from a queue. Two workers are too few, four are enough.',
    lanes: [
      { title: 'Two inventory workers', scenario: 'page-behind-queue' },
      { title: 'Four', scenario: 'page-behind-queue', sets: { 'InventoryWorker.count': 4 } },
    ],
  },
];
