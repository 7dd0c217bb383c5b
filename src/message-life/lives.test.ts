import { describe, expect, test } from 'vitest';
import { asynchronous } from '../scenario/library/checkouts.ts';
import { SCENARIOS } from '../scenario/library/library.ts';
import type { Command } from '../scenario/run-spec.ts';
import type { Queue, Scenario, WorkerPool } from '../scenario/scenario.ts';
import { anySpec } from '../sim-engine/laws/any-commands.ts';
import { holdsFor } from '../sim-engine/laws/properties.ts';
import { collect, runOf, simulationOf, specOf } from '../sim-engine/testing/runs.ts';
import { linesOf, livesOf } from './lives.ts';
import { LIFE_STATES, messageMachine } from './machine.ts';
import { refusedOf } from './testing/refused.ts';

const MAIL = 'email.order.confirmation';

function outage(pool: Partial<WorkerPool>, queue: Partial<Queue> = {}, more: Record<string, Queue> = {}): Scenario {
  return asynchronous({
    id: 'outage',
    title: 'Outage',
    summary: 'An outage.',
    horizonMs: 30_000,
    traffic: { pattern: 'constant', perSecond: 4 },
    change: ({ Queue, EmailWorker }) => {
      if (Queue?.kind !== 'rabbitmq' || EmailWorker?.kind !== 'workers') return;
      Queue.queues[MAIL] = { type: 'classic', durable: true, deadLetterTo: 'dead', ...queue };
      Object.assign(Queue.queues, { dead: { type: 'classic', durable: true }, ...more });
      Object.assign(EmailWorker, { count: 10, prefetch: 3, onFailure: 'retry', poisonEvery: 5, ...pool });
    },
  });
}
function delayed(): Scenario {
  const scenario = outage({});
  const { Queue } = scenario.components;
  if (Queue?.kind === 'rabbitmq') Queue.exchanges['orders']!.delayed = true;
  const checkout = scenario.flows['checkout']!.map((step) =>
    step.do === 'publish' ? { ...step, delayMs: 700 } : step,
  );
  return { ...scenario, flows: { ...scenario.flows, checkout } };
}

const wait = (ms: number): Queue => ({ type: 'classic', durable: true, messageTtlMs: ms, deadLetterTo: MAIL });
const commands: Command[] = [
  { atMs: 2_000, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } },
  { atMs: 6_000, type: 'crash-worker', component: 'EmailWorker', worker: 1, restartAfterMs: 500 },
  { atMs: 9_000, type: 'end-fault', component: 'EmailService', fault: 'down' },
  { atMs: 15_000, type: 'replay-dead-letters', queue: 'dead', count: 5, perSecond: 2, keepRetryCount: false },
  { atMs: 18_000, type: 'start-fault', component: 'Queue', fault: { type: 'down' } },
  { atMs: 19_000, type: 'end-fault', component: 'Queue', fault: 'down' },
  { atMs: 22_000, type: 'replay-dead-letters', queue: 'dead', count: 2, perSecond: 0, keepRetryCount: true },
  { atMs: 24_000, type: 'discard-dead-letters', queue: 'dead', count: 1 },
];

const POLICIES: Record<string, Scenario> = {
  'hold, back off and publish again': outage({}),
  'back off with a free hand': outage({
    retry: { retries: 2, firstDelayMs: 500, factor: 2, jitter: 0.5, waits: false },
  }),
  'requeue at once': outage({ onFailure: 'requeue' }),
  'a delivery limit': outage({ onFailure: 'requeue' }, { type: 'quorum', deliveryLimit: 2 }),
  'wait queues': outage(
    { onFailure: 'wait-queues', waitQueues: ['wait.1', 'wait.2'] },
    {},
    { 'wait.1': wait(500), 'wait.2': wait(1_000) },
  ),
  'rejected at once': outage({ onFailure: 'reject' }),
  'acknowledged anyway': outage({ onFailure: 'drop' }),
  'acknowledged in advance': outage({ autoAck: true, onFailure: 'reject' }),
  'in batches': outage({ batch: { size: 3, flushMs: 400 }, onFailure: 'reject' }),
  'time to live and a short queue': outage({ count: 1 }, { messageTtlMs: 3_000, maxLength: 6 }),
  'nothing survives': outage({ onFailure: 'requeue' }, { durable: false }),
  'one who remembers': outage({ idempotent: true }),
  'published with a delay': delayed(),
};
const reached = new Set<string>();

describe('every fact of every message has its place in the chart', () => {
  test.each(Object.entries(POLICIES))('%s', (_, scenario) => {
    const { facts } = runOf(scenario, { commands });
    expect(refusedOf(facts)).toEqual([]);
    for (const { stays } of livesOf(facts)) for (const { state } of stays) reached.add(state);
  });

  test('between them they have seen every state', () => {
    expect([...reached, 'published'].sort()).toEqual([...LIFE_STATES].sort());
  });

  test('every shipped scenario, its first seconds', () => {
    for (const scenario of SCENARIOS) {
      const facts = collect(simulationOf(specOf(scenario, { untilMs: 4_000 })));
      expect(refusedOf(facts), scenario.id).toEqual([]);
    }
  });

  test('any small shop', () => {
    holdsFor(anySpec, (spec) => expect(refusedOf(collect(simulationOf(spec)))).toEqual([]), 60);
  });
});

test('a message that is held, backed off and published again three times is four messages in one line, and then a dead one', () => {
  const { facts } = runOf(outage({ poisonEvery: 1 }), { ordersMax: 1, untilMs: 60_000 });
  const line = linesOf(livesOf(facts)).find(({ queue }) => queue === MAIL)!;
  expect(line.messages.map(({ queue, retries, state }) => `${queue} ${retries} ${state}`)).toEqual([
    `${MAIL} 0 acknowledged`,
    `${MAIL} 1 acknowledged`,
    `${MAIL} 2 acknowledged`,
    `${MAIL} 3 dead-lettered`,
    'dead 3 ready',
  ]);
  const stays = line.messages.flatMap((life) => life.stays);
  const attempts = stays.filter(({ state }) => state === 'in-hand');
  expect(attempts.map(({ attempt, failed, fromMs, untilMs }) => [attempt, failed, (untilMs ?? 0) - fromMs])).toEqual([
    [1, true, 2_000],
    [2, true, 2_000],
    [3, true, 2_000],
    [4, true, 2_000],
  ]);
  const waits = stays.filter(({ state }) => state === 'backing-off');
  expect(waits.map(({ fromMs, untilMs }) => (untilMs ?? 0) - fromMs)).toEqual([1_000, 2_000, 4_000]);
});

test('the other queues’ messages are lines of their own, with one attempt each', () => {
  const { facts } = runOf(outage({ poisonEvery: 0 }), { ordersMax: 1, untilMs: 60_000 });
  const lines = linesOf(livesOf(facts));
  expect(lines.length).toBe(4);
  for (const { messages } of lines) {
    expect(messages.map(({ state }) => state)).toEqual(['acknowledged']);
    expect(messages[0]!.ways).toEqual({
      'published>ready': 1,
      'ready>held': 1,
      'held>in-hand': 1,
      'in-hand>acknowledged': 1,
    });
    expect(messages[0]!.stays.some(({ failed }) => failed)).toBe(false);
  }
});

test('the chart has no state but those that the screen draws', () => {
  expect(Object.keys(messageMachine.states).sort()).toEqual([...LIFE_STATES].sort());
});
