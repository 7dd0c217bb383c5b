// @vitest-environment jsdom
// The diagram of an order says what the lesson's own says, and Mermaid itself reads what is written of it.
import mermaid from 'mermaid';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../protocol/fact.ts';
import { scenarioById } from '../scenario/library/library.ts';
import type { Command } from '../scenario/run-spec.ts';
import { runOf } from '../sim-engine/testing/runs.ts';
import { mermaidText } from './mermaid-text.ts';
import { sequenceOf } from './sequence.ts';
import type { Item } from './sequence-parts.ts';

const asynchronous = scenarioById('one-order-async')!;
const synchronous = scenarioById('one-order-sync')!;
const ofOrder = (facts: readonly Fact[], orderId = 12_345) =>
  facts.filter((fact) => 'orderId' in fact && fact.orderId === orderId);
const linesOf = (items: readonly Item[]) =>
  items.map((item) =>
    item.do === 'note' ? `Note: ${item.lines.join(' ')}` : `${item.from} ${item.to}: ${item.lines.join(' ')}`,
  );

describe('the asynchronous order', () => {
  const diagram = sequenceOf(ofOrder(runOf(asynchronous).facts), asynchronous)!;

  test('has the lesson’s participants, in its order', () => {
    expect(diagram.participants.map(({ title }) => title).slice(0, 6)).toEqual([
      'User',
      'App server',
      'Master DB',
      'RabbitMQ',
      'E-mail worker',
      'Inventory worker',
    ]);
  });

  test('stores, publishes and answers as the lesson does', () => {
    expect(linesOf(diagram.before)).toEqual([
      'Client AppServers: POST /api/v1/orders {userId: 1001, total: 50}',
      'Note: Synchronous (Critical Path)',
      'AppServers Master: BEGIN TRANSACTION',
      'AppServers Master: INSERT INTO orders',
      'AppServers Master: INSERT INTO order_items',
      'AppServers Master: UPDATE products',
      'AppServers Master: COMMIT',
      'Master AppServers: Success (order_id = 12345)',
      'Note: Order saved! (100 ms)',
      'Note: Asynchronous (Background)',
      'AppServers Queue: Publish OrderPlacedEvent {orderId: 12345, userId: 1001, email: "user1001@example.com"}',
      'Queue AppServers: ACK (event queued)',
      'AppServers Client: 200 OK {orderId: 12345, status: "PENDING"}',
      'Note: User sees success in 110 ms!',
    ]);
  });

  test('does the rest in parallel, a part for each queue', () => {
    expect(diagram.parallel.map(({ queue }) => queue)).toHaveLength(4);
    expect(linesOf(diagram.parallel[0]!.items)).toEqual([
      'Queue EmailWorker: Consume OrderPlacedEvent',
      'EmailWorker EmailService: Send confirmation email',
      'EmailService EmailWorker: Email sent',
      'EmailWorker Queue: ACK (done)',
    ]);
  });
});

const down: Command[] = [
  { atMs: 500, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } },
  { atMs: 3_000, type: 'end-fault', component: 'EmailService', fault: 'down' },
];
const evil = { ...asynchronous, components: { ...asynchronous.components } };
evil.components['EmailService'] = { ...evil.components['EmailService']!, title: 'end; #x <b>\nnote: over' };

test.each([
  ['asynchronous', asynchronous, []],
  ['synchronous', synchronous, []],
  ['through an outage', asynchronous, down],
  ['failing', synchronous, down],
  ['with a title that looks like Mermaid', evil, down],
] as const)('Mermaid itself reads it: %s', async (_, scenario, commands) => {
  const facts = ofOrder(runOf(scenario, { commands: [...commands], untilMs: 20_000 }).facts);
  for (const share of [0.1, 0.5, 1]) {
    const diagram = sequenceOf(facts.slice(0, Math.ceil(facts.length * share)), scenario)!;
    await expect(mermaid.parse(mermaidText(diagram))).resolves.toMatchObject({ diagramType: 'sequence' });
  }
});

test('of a hundred attempts the first and the last are drawn', () => {
  const facts = ofOrder(runOf(asynchronous, { commands: down, untilMs: 20_000 }).facts);
  const email = sequenceOf(facts, asynchronous)!.parallel.find(({ queue }) => queue.startsWith('email'))!;
  expect(linesOf(email.items).join('\n')).toMatch(/Note: \d+ more failed attempts/);
  expect(email.items.length).toBeLessThan(40);
  expect(linesOf(email.items).at(-1)).toBe('EmailWorker Queue: ACK (done)');
});
