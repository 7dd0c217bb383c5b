// The recorded runs of a real RabbitMQ, and the same runs in the simulator: all messages at once, workers of one pool.
import { readFileSync } from 'node:fs';
import type { Fact } from '../../protocol/fact.ts';
import type { Command } from '../../scenario/run-spec.ts';
import type { Handling, Scenario } from '../../scenario/scenario.ts';
import { only, runOf } from '../testing/runs.ts';
import { broker, workQueue } from '../testing/shops.ts';
import { type Drawn, drawing } from './drawing.ts';

export interface Recorded {
  id: string;
  config: { n: number; workers: number; prefetch: number | 'unlimited'; handler: Handling; backlogFirst: boolean };
  facts: {
    makespan: number;
    deliveredTo: Record<string, number[]>;
    got: Record<string, number[]>;
    done: Record<string, number>;
  };
  /** Ready and unacknowledged messages whenever one of the two had changed. */
  samples: [atMs: number, queue: string, ready: number, unacknowledged: number][];
}

export function recorded(file: string): Recorded[] {
  return JSON.parse(readFileSync(`test-fixtures/rabbitmq/${file}.json`, 'utf8')).runs;
}

/** A publish, and each delivery with its acknowledgement, take the broker some ms; the simulator's network takes none. */
export const toleranceMs = (handledBefore: number): number => 15 + 3 * (handledBefore + 2);

export interface Replay {
  workers: number;
  prefetch: number | 'unlimited';
  handler: Handling;
  /** How long each message takes, message 1 first. */
  serviceMs: number[];
  type?: 'classic' | 'quorum';
  commands?: Command[];
  /** The workers subscribe then, to a backlog, and times count from then. */
  joinAtMs?: number;
}

export interface Replayed {
  facts: Fact[];
  makespan: number;
  /** By message. */
  done: Record<string, number>;
  /** Messages by worker, as `w1`, in the order of delivery. */
  deliveredTo: Record<string, number[]>;
  /** How many messages the same worker had handled when it was done with this one. */
  before: Record<string, number>;
}

/** Publishes all messages within a fifth of a ms, to workers who are there already unless they join later. */
export function replay(wanted: Replay): Replayed {
  const { workers, prefetch, handler, serviceMs, type = 'classic', commands = [], joinAtMs = 0 } = wanted;
  const pool = { count: workers, prefetch: prefetch === 'unlimited' ? 0 : prefetch, handling: handler };
  const queues = broker({ mail: { type } }).queues;
  const scenarioOf = ({ duration }: Pick<Drawn, 'duration'>): Scenario => ({
    // The first order comes when the workers are already away.
    ...workQueue(duration, pool, { perSecond: 100_000, startMs: joinAtMs > 0 ? 1 : 0 }, { queues }),
    faults: joinAtMs > 0 ? [{ component: 'Workers', fault: { type: 'down' }, fromMs: 0, untilMs: joinAtMs }] : [],
  });
  const drawn = drawing(serviceMs, scenarioOf);
  const ordersMax = serviceMs.length;
  const { facts, lane } = runOf(scenarioOf(drawn), { seed: drawn.seed, ordersMax, commands });
  const deliveredTo: Record<string, number[]> = {};
  for (const { worker, orderId } of only(facts, 'message-delivered'))
    deliveredTo[`w${worker + 1}`] = [...(deliveredTo[`w${worker + 1}`] ?? []), orderId];
  const handled: Record<number, number> = {};
  const done: Record<string, number> = {};
  const before: Record<string, number> = {};
  for (const { worker, orderId, atMs } of only(facts, 'message-acknowledged')) {
    done[orderId] = atMs - joinAtMs;
    before[orderId] = handled[worker] ?? 0;
    handled[worker] = (handled[worker] ?? 0) + 1;
  }
  return { facts, makespan: lane.atMs - joinAtMs, done, deliveredTo, before };
}
