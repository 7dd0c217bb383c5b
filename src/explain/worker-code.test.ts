// The generated worker is a program: it is run against a broker of two lines, and does what the policy says.
import { expect, test, vi } from 'vitest';
import { scenarioById } from '../scenario/library/library.ts';
import type { Scenario, WorkerPool } from '../scenario/scenario.ts';
import { workerCode } from './worker-code.ts';

const base = scenarioById('one-order-async')!;
function withPool(change: Partial<WorkerPool>): Scenario {
  const pool = base.components['EmailWorker'] as WorkerPool;
  return { ...base, components: { ...base.components, EmailWorker: { ...pool, count: 1, ...change } } };
}
const textOf = (scenario: Scenario) =>
  workerCode(scenario, 'EmailWorker')
    .map(({ text }) => text)
    .join('\n');

/** Runs the program with messages in its queue, and returns what it told the broker. */
async function run(scenario: Scenario, answers: boolean[]): Promise<string[]> {
  const said: string[] = [];
  const channel = {
    assertQueue: async (name: string) => void said.push(`queue ${name}`),
    prefetch: async (count: number) => void said.push(`prefetch ${count}`),
    ack: (message: { id: number }) => said.push(`ack ${message.id}`),
    sendToQueue: (queue: string, _: unknown, { headers }: { headers: Record<string, number> }) =>
      said.push(`send ${queue} ${headers['x-retry-count']}`),
    nack: (message: { id: number }, all: boolean, again: boolean) => said.push(`nack ${message.id} ${all} ${again}`),
    consume: async (_: string, take: (message: unknown) => void) => {
      for (const id of answers.keys())
        take({
          id,
          content: Buffer.from(JSON.stringify({ orderId: id })),
          properties: { headers: { 'x-retry-count': id } },
        });
    },
  };
  const amqp = { connect: async () => ({ createChannel: async () => channel }) };
  let calls = 0;
  const fetched = async () => ({ ok: answers[calls++], status: 500 });
  const body = textOf(scenario).replace("import amqp from 'amqplib';", '');
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;
  const silent = { error: () => undefined };
  await new AsyncFunction('amqp', 'process', 'fetch', 'console', body)(amqp, { env: {} }, fetched, silent);
  await vi.waitFor(() => expect(said.filter((line) => /ack/.test(line))).toHaveLength(answers.length));
  return said;
}

test('what is handled is acknowledged, what fails goes back into the queue', async () => {
  expect(await run(withPool({}), [true, false, true])).toEqual([
    'queue email.order.confirmation',
    'prefetch 1',
    'ack 0',
    'nack 1 false true',
    'ack 2',
  ]);
});

test('a policy that rejects does not requeue, and a worker without prefetch sets none', async () => {
  const scenario = withPool({ onFailure: 'reject', prefetch: 0, handling: 'concurrent' });
  expect(await run(scenario, [false])).toEqual(['queue email.order.confirmation', 'nack 0 false false']);
});

test('the lesson’s mistakes are pointed out where the scenario makes them', () => {
  const mistakes = (scenario: Scenario) =>
    workerCode(scenario, 'EmailWorker').flatMap(({ text, isMistake }) => (isMistake ? [text.trim()] : []));
  expect(mistakes(scenarioById('worker-as-written')!)).toEqual([
    'channel.nack(message, false, true); // back into the queue, at its old place',
    '// no prefetch',
    'void handle(channel, message);',
  ]);
  expect(mistakes(withPool({ onFailure: 'requeue' }))).toHaveLength(1);
});

test('a worker that backs off holds the message, publishes it again with its count, and rejects it in the end', async () => {
  const retry = { retries: 1, firstDelayMs: 1, factor: 2, jitter: 0, waits: true };
  const scenario = withPool({ onFailure: 'retry', retry });
  // The message of this test that comes second has been tried once already.
  expect(await run(scenario, [false, false])).toEqual([
    'queue email.order.confirmation',
    'prefetch 1',
    'send email.order.confirmation 1',
    'ack 0',
    'nack 1 false false',
  ]);
});

test('a worker with wait queues sends to the next one, and one that drops acknowledges all the same', async () => {
  expect(await run(withPool({ onFailure: 'wait-queues', waitQueues: ['soon'] }), [false, false])).toEqual([
    'queue email.order.confirmation',
    'prefetch 1',
    'send soon 1',
    'ack 0',
    'nack 1 false false',
  ]);
  expect((await run(withPool({ onFailure: 'drop' }), [false])).at(-1)).toBe('ack 0');
});

test('queue arguments, memory and acknowledgement in advance stand in the program', () => {
  const limited = scenarioById('poison-limit')!;
  expect(textOf(limited)).toContain('"x-queue-type": "quorum", "x-delivery-limit": 5');
  expect(textOf(withPool({ idempotent: true }))).toContain(
    'if (handled.has(event.orderId)) return channel.ack(message);',
  );
  const inAdvance = textOf(withPool({ autoAck: true }));
  expect(inAdvance).toContain('{ noAck: true }');
  expect(inAdvance).not.toContain('channel.ack(');
});

test('a batch is acknowledged together, and what makes it wait for ever is pointed out', async () => {
  const batch = { batch: { size: 2 }, prefetch: 2 };
  expect(await run(withPool(batch), [true, true])).toEqual([
    'queue email.order.confirmation',
    'prefetch 2',
    'ack 0',
    'ack 1',
  ]);
  const mistakes = (scenario: Scenario) =>
    workerCode(scenario, 'EmailWorker')
      .filter(({ isMistake }) => isMistake)
      .map(({ text }) => text.trim());
  expect(mistakes(withPool({ batch: { size: 2, flushMs: 500 }, prefetch: 2, onFailure: 'drop' }))).toEqual([
    'channel.ack(message); // although its work is not done',
  ]);
  expect(mistakes(withPool({ batch: { size: 100 }, prefetch: 99, onFailure: 'reject' }))).toContain(
    'await channel.prefetch(99);',
  );
  expect(mistakes(withPool({ batch: { size: 100 }, prefetch: 100, onFailure: 'reject' }))).toContain('// no timer');
});
