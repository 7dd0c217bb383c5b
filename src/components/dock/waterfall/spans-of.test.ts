import { expect, test } from 'vitest';
import type { Fact } from '../../../protocol/fact.ts';
import type { Span } from './span.ts';
import { spansOf } from './spans-of.ts';
import { roundUp, ticksFor, tickText } from './time-axis.ts';

type Told = Omit<Fact, 'id' | 'causeId' | 'condition' | 'orderId'> & Record<string, unknown>;
const body = { orderId: 12_345, userId: 1_001, total: 50, email: 'user@example.com', status: 'PENDING' };
const factsOf = (...told: Told[]): Fact[] =>
  told.map((fact, id) => ({ id, causeId: null, condition: null, orderId: 12_345, ...fact }) as unknown as Fact);
const bar = (span: Span) =>
  `${span.label} ${span.startedAtMs}–${span.endedAtMs ?? '…'} ${span.outcome}${span.attempt > 1 ? ` #${span.attempt}` : ''}`;

const placed = { type: 'order-placed', component: 'Client', atMs: 0, body } as const;
const started = { type: 'request-started', component: 'AppServers', replica: 0, waitedMs: 0, atMs: 0 } as const;
const call = (type: string, from: string, to: string, label: string, atMs: number, rest: object = {}) =>
  ({ type, from, to, label, atMs, statements: [], startedAtMs: 0, waitedMs: 0, ...rest }) as unknown as Told;
const message = (type: string, atMs: number, rest: object = {}) =>
  ({
    type,
    atMs,
    messageId: 1,
    queue: 'mail',
    broker: 'Queue',
    component: 'Mailers',
    worker: 0,
    ...rest,
  }) as unknown as Told;

test('nothing before the order is placed', () => {
  expect(spansOf([])).toBeNull();
});

test('a synchronous order is one row, its running bar without an end', () => {
  const order = spansOf(
    factsOf(
      placed,
      started,
      call('call-started', 'AppServers', 'Master', 'store order', 0),
      call('call-ended', 'AppServers', 'Master', 'store order', 100, {
        statements: [{ text: 'BEGIN', startedAtMs: 0, endedAtMs: 5 }],
      }),
      call('call-started', 'AppServers', 'EmailService', 'e-mail', 100),
    ),
  );
  expect(order?.rows).toHaveLength(1);
  expect(order?.rows[0]?.spans.map(bar)).toEqual(['store order 0–100 done', 'e-mail 100–… running']);
  expect(order?.rows[0]?.spans[0]?.statements).toHaveLength(1);
  expect(order?.customerMs).toBeNull();
});

test('a message gets a row of its own: waiting, then the call of the worker that took it', () => {
  const order = spansOf(
    factsOf(
      placed,
      message('message-enqueued', 110),
      message('message-delivered', 150),
      message('handling-started', 150, { attempt: 1 }),
      call('call-started', 'Mailers', 'EmailService', 'e-mail', 150),
      call('call-ended', 'Mailers', 'EmailService', 'e-mail', 2_150),
      message('message-acknowledged', 2_150),
      { type: 'order-settled', atMs: 2_150, workMs: 2_150, lost: 0 } as unknown as Told,
    ),
  );
  const row = order?.rows[1];
  expect(row).toMatchObject({ id: 'queue:mail', component: 'Mailers', outcome: 'done', endedAtMs: 2_150 });
  expect(row?.spans.map(bar)).toEqual(['waits in the queue 110–150 done', 'e-mail 150–2150 done']);
  expect(order?.workMs).toBe(2_150);
});

test('a publish that is refused is a bar that has failed, and ends there', () => {
  const publish = { component: 'AppServers', broker: 'Queue', exchange: 'orders', label: 'publish' };
  const order = spansOf(
    factsOf(
      placed,
      { type: 'publish-started', atMs: 100, ...publish } as unknown as Told,
      { type: 'publish-failed', atMs: 110, reason: 'refused', ...publish } as unknown as Told,
      { type: 'order-failed', component: 'AppServers', customerMs: 110, atMs: 110 } as unknown as Told,
    ),
  );
  expect(order?.rows[0]?.spans.map(bar)).toEqual(['publish 100–110 failed']);
});

test('a wait of no length is no bar', () => {
  const order = spansOf(
    factsOf(
      placed,
      message('message-enqueued', 110),
      message('message-delivered', 110),
      message('handling-started', 110),
    ),
  );
  expect(order?.rows[1]?.spans).toEqual([]);
});

test('each retry is a bar of its own, with its number', () => {
  const order = spansOf(
    factsOf(
      placed,
      message('message-enqueued', 0),
      message('message-delivered', 0),
      message('handling-started', 0, { attempt: 1 }),
      call('call-started', 'Mailers', 'EmailService', 'e-mail', 0),
      call('call-failed', 'Mailers', 'EmailService', 'e-mail', 50),
      message('message-requeued', 50),
      message('message-delivered', 51),
      message('handling-started', 51, { attempt: 2 }),
      call('call-started', 'Mailers', 'EmailService', 'e-mail', 51),
    ),
  );
  expect(order?.rows[1]?.spans.map(bar)).toEqual([
    'e-mail 0–50 failed',
    'back in the queue 50–51 done',
    'e-mail 51–… running #2',
  ]);
});

test('hundreds of attempts become one bar that says how many', () => {
  const attempts = Array.from({ length: 400 }, (_, index) => [
    message('handling-started', index * 51, { attempt: index + 1 }),
    call('call-started', 'Mailers', 'EmailService', 'e-mail', index * 51),
    call('call-failed', 'Mailers', 'EmailService', 'e-mail', index * 51 + 50),
  ]).flat();
  const spans = spansOf(factsOf(placed, message('message-enqueued', 0), message('message-delivered', 0), ...attempts))
    ?.rows[1]?.spans;
  expect(spans?.length).toBeLessThanOrEqual(60);
  expect(spans?.find((span) => span.merged > 0)?.label).toBe('370 failed attempts');
  expect(spans?.at(-1)?.attempt).toBe(400);
});

test('who left is gone, and what the server answers later changes nothing', () => {
  const order = spansOf(
    factsOf(
      placed,
      { type: 'customer-gone', component: 'Client', waitedMs: 3_000, atMs: 3_000 } as unknown as Told,
      { type: 'order-failed', component: 'AppServers', customerMs: 3_900, atMs: 3_900 } as unknown as Told,
    ),
  );
  expect(order?.rows[0]).toMatchObject({ outcome: 'gone', endedAtMs: 3_000 });
});

test('the axis is round, and its ticks are few', () => {
  expect([1_240, 2_100, 2_110, 3_900, 110, 50_000].map(roundUp)).toEqual([1_500, 3_000, 3_000, 4_000, 150, 50_000]);
  expect(ticksFor(4_000, 8)).toEqual([0, 500, 1_000, 1_500, 2_000, 2_500, 3_000, 3_500, 4_000]);
  expect(ticksFor(3_000, 5)).toEqual([0, 1_000, 2_000, 3_000]);
  expect([tickText(0, 4_000), tickText(500, 4_000), tickText(50, 150)]).toEqual(['0', '0.5 s', '50 ms']);
  expect(tickText(120_000, 300_000)).toBe('2 min');
});

test('a message that is retried is one row: attempts and back-offs in turn, dead-lettered in the end and not lost', () => {
  const order = spansOf(
    factsOf(
      placed,
      message('message-enqueued', 0, { entry: 'publish', retries: 0 }),
      message('message-delivered', 0, { redelivered: false, waitedMs: 0 }),
      message('handling-started', 0, { attempt: 1 }),
      call('call-started', 'Mailers', 'Mail', 'e-mail', 0),
      call('call-failed', 'Mailers', 'Mail', 'e-mail', 50),
      message('backing-off', 50, { untilMs: 1_050 }),
      message('message-republished', 1_050, { to: 'mail' }),
      message('message-enqueued', 1_050, { messageId: 2, entry: 'retry', retries: 1 }),
      message('message-acknowledged', 1_050),
      message('message-delivered', 1_050, { messageId: 2, redelivered: false, waitedMs: 0 }),
      message('handling-started', 1_050, { messageId: 2, attempt: 1 }),
      call('call-started', 'Mailers', 'Mail', 'e-mail', 1_050),
      call('call-failed', 'Mailers', 'Mail', 'e-mail', 1_100),
      message('message-dead-lettered', 1_100, { messageId: 2, reason: 'rejected', to: 'dead' }),
      message('message-enqueued', 1_100, { messageId: 3, queue: 'dead', entry: 'dead-letter', retries: 1 }),
    ),
  );
  const row = order?.rows.find(({ queue }) => queue === 'mail');
  expect(row?.spans.map(bar)).toEqual(['e-mail 0–50 failed', 'backs off 50–1050 done', 'e-mail 1050–1100 failed']);
  expect([row?.outcome, row?.endedAtMs]).toEqual(['dead', 1_100]);
});
