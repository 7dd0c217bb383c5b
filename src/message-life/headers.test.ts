// The headers told from facts are those that the engine keeps with each message.
import { expect, test } from 'vitest';
import { asynchronous } from '../scenario/library/checkouts.ts';
import { scenarioById } from '../scenario/library/library.ts';
import type { Command } from '../scenario/run-spec.ts';
import { collect, ofOrder, simulationOf, specOf } from '../sim-engine/testing/runs.ts';
import { deathHeaders } from './headers.ts';
import { linesOf, livesOf } from './lives.ts';

const MAIL = 'email.order.confirmation';
const scenario = asynchronous({
  id: 'poison',
  title: 'Poison',
  summary: 'Every third order’s message is poison.',
  horizonMs: 60_000,
  traffic: { pattern: 'constant', perSecond: 2 },
  change: ({ Queue, EmailWorker }) => {
    if (Queue?.kind !== 'rabbitmq') return;
    Queue.queues[MAIL] = { type: 'classic', durable: true, deadLetterTo: 'dead', messageTtlMs: 4_000 };
    Queue.queues['dead'] = { type: 'classic', durable: true };
    Object.assign(EmailWorker ?? {}, { count: 4, poisonEvery: 3, onFailure: 'retry' });
  },
});
const replay = (atMs: number, keepRetryCount: boolean): Command => ({
  atMs,
  type: 'replay-dead-letters',
  queue: 'dead',
  count: 0,
  perSecond: 0,
  keepRetryCount,
});

test('x-death and its counts, of messages that expired, were rejected and died again after a replay', () => {
  const commands = [replay(20_000, true), replay(30_000, false), replay(40_000, true)];
  const simulation = simulationOf(specOf(scenario, { commands }));
  const facts = collect(simulation, 59_000);
  const { messages } = simulation.frame(0, { messagesOf: 'dead' }).lanes[0]!.waiting!;
  expect(messages.length).toBeGreaterThan(10);
  expect(messages.some(({ deaths }) => deaths > 1)).toBe(true);
  for (const message of messages) {
    const lines = linesOf(livesOf(ofOrder(facts, message.orderId)));
    const line = lines.find((one) => one.messages.some(({ messageId }) => messageId === message.messageId))!;
    const newest = deathHeaders(line, message.messageId)!.xDeath[0]!;
    const life = line.messages.find(({ messageId }) => messageId === message.messageId)!;
    expect([newest.queue, newest.reason, newest.count]).toEqual([message.from, message.reason, message.deaths]);
    expect(life.retries).toBe(message.retries);
  }
});

test('exchange and routing keys are those by which the message had come to the queue in which it died', () => {
  const simulation = simulationOf(specOf(scenarioById('all-queues')!, { untilMs: 120_000 }));
  const facts = collect(simulation);
  const deathsIn = (queue: string) => {
    const { messages } = simulation.frame(0, { messagesOf: queue }).lanes[0]!.waiting!;
    expect(messages.length).toBeGreaterThan(0);
    const headers = messages.map(({ messageId, orderId }) => {
      const line = linesOf(livesOf(ofOrder(facts, orderId))).find((one) =>
        one.messages.some((life) => life.messageId === messageId),
      )!;
      const { exchange, routingKey, queue: from } = deathHeaders(line, messageId)!.xDeath[0]!;
      return `${from}: "${exchange}" "${routingKey}"`;
    });
    return [...new Set(headers)];
  };
  // A picture is sent to its queue by name; an e-mail was published again by its worker before it died.
  expect(deathsIn('images.dead')).toEqual(['image-processing: "" "image-processing"']);
  expect(deathsIn('email.dead')).toEqual(['email.order.confirmation: "" "email.order.confirmation"']);
});

test('what dies as it was published has the exchange of the shop, and a key that a fanout does not read', () => {
  const simulation = simulationOf(specOf(scenario, { untilMs: 12_000 }));
  const facts = collect(simulation);
  const expired = facts.find((fact) => fact.type === 'message-dead-lettered' && fact.reason === 'expired');
  const { orderId } = expired as { orderId: number };
  const line = linesOf(livesOf(ofOrder(facts, orderId))).find(({ queue }) => queue === MAIL)!;
  const dead = line.messages.find(({ queue }) => queue === 'dead')!;
  expect(deathHeaders(line, dead.messageId)!.xDeath[0]).toMatchObject({ exchange: 'orders', routingKey: '' });
});
