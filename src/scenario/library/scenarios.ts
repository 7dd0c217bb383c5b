// All built-in scenarios.
import type { Component, ComponentId, Scenario, Traffic } from '../scenario.ts';
import { asynchronous, synchronous, workers } from './checkouts.ts';
import { FAILURES } from './failures.ts';
import { MESSAGES } from './messages.ts';
import { PAGES } from './pages.ts';
import { PATTERNS } from './patterns.ts';
import { SHARING } from './sharing.ts';
import { MONTH_PER_SECOND, rushProfile } from './shop.ts';

const MINUTE = 60_000;
const month: Partial<Traffic> = { pattern: 'constant', perSecond: MONTH_PER_SECOND };
const rush: Partial<Traffic> = { pattern: 'profile', perSecond: 60, profile: rushProfile };

/** The lesson's ranges instead of its round numbers: e-mail 2 to 3 s, push 0.5 to 1 s. */
function realistic(components: Record<ComponentId, Component>): void {
  const { EmailService, SMSService, Inventory, AnalyticsDB } = components;
  if (EmailService?.kind === 'service') EmailService.latency = { type: 'uniform', fromMs: 2_000, toMs: 3_000 };
  if (SMSService?.kind === 'service') SMSService.latency = { type: 'uniform', fromMs: 500, toMs: 1_000 };
  if (Inventory?.kind === 'service') Inventory.latency = { type: 'logNormal', meanMs: 500, spread: 0.5 };
  if (AnalyticsDB?.kind === 'service') AnalyticsDB.latency = { type: 'exponential', meanMs: 300 };
}

const CHECKOUTS: readonly Scenario[] = [
  synchronous({
    id: 'one-order-sync',
    title: 'One order, synchronous',
    horizonMs: 10 * MINUTE,
    summary:
      'The app server stores the order, sends the e-mail, updates stock, notifies the seller and records the sale. Then it answers.',
  }),
  asynchronous({
    id: 'one-order-async',
    title: 'One order, asynchronous',
    horizonMs: 10 * MINUTE,
    summary: 'The app server stores the order, publishes one event and answers. Four pools of workers do the rest.',
  }),
  synchronous({
    id: 'rush-sync',
    title: 'The rush, synchronous',
    traffic: rush,
    horizonMs: 5 * MINUTE,
    summary: 'Orders rise from 60 to 220 a second. 600 slots, each held for 3.9 s, carry 153.8.',
  }),
  asynchronous({
    id: 'rush-async',
    title: 'The rush, asynchronous',
    traffic: rush,
    horizonMs: 5 * MINUTE,
    change: workers(160, 50, 90, 30),
    summary: 'Orders rise from 60 to 220 a second. The answer stays fast; the queues take the rush and drain after it.',
  }),
  synchronous({
    id: 'month-sync',
    title: '150 million orders a month, synchronous',
    traffic: month,
    horizonMs: 5 * MINUTE,
    summary: '57.87 orders a second, evenly: 226 slots are held on average.',
  }),
  asynchronous({
    id: 'month-async',
    title: '150 million orders a month, asynchronous',
    traffic: month,
    horizonMs: 5 * MINUTE,
    summary: '57.87 orders a second, evenly, on five workers a pool: the queues grow without end.',
  }),
  asynchronous({
    id: 'month-staffed',
    title: '150 million orders a month, enough workers',
    traffic: month,
    horizonMs: 5 * MINUTE,
    change: workers(116, 29, 58, 18),
    summary: '57.87 orders a second on 116, 29, 58 and 18 workers: the smallest pools that keep up.',
  }),
  synchronous({
    id: 'realistic-sync',
    title: 'Realistic times, synchronous',
    traffic: { pattern: 'poisson', perSecond: 20 },
    horizonMs: 5 * MINUTE,
    change: realistic,
    summary:
      'Poisson arrivals, and service times that vary as the lesson says they do: e-mail 2 to 3 s, push 0.5 to 1 s.',
  }),
  asynchronous({
    id: 'realistic-async',
    title: 'Realistic times, asynchronous',
    traffic: { pattern: 'poisson', perSecond: 20 },
    horizonMs: 5 * MINUTE,
    change: (components) => {
      realistic(components);
      workers(60, 15, 20, 10)(components);
    },
    summary: 'The same orders with the same luck, through queues and workers.',
  }),
  asynchronous({
    id: 'worker-as-written',
    title: 'The e-mail worker as written',
    traffic: month,
    horizonMs: 5 * MINUTE,
    change: (components) => {
      workers(5, 29, 58, 18)(components);
      if (components.EmailWorker?.kind === 'workers')
        Object.assign(components.EmailWorker, { prefetch: 0, handling: 'concurrent' });
    },
    summary:
      'No prefetch, and handlers that run concurrently: five workers hold every message at once, and the service takes them all.',
  }),
];

/** All that are built in. */
export const SCENARIOS: readonly Scenario[] = [
  ...CHECKOUTS,
  ...FAILURES,
  ...MESSAGES,
  ...PATTERNS,
  ...SHARING,
  ...PAGES,
];

export const scenarioById = (id: string): Scenario | undefined => SCENARIOS.find((scenario) => scenario.id === id);
