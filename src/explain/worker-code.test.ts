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
    nack: (message: { id: number }, all: boolean, again: boolean) => said.push(`nack ${message.id} ${all} ${again}`),
    consume: async (_: string, take: (message: unknown) => void) => {
      for (const id of answers.keys()) take({ id, content: Buffer.from(JSON.stringify({ orderId: id })) });
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
