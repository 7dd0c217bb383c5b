// The chain of causes reads as a person would tell it: with who held it up, since when what was broken was so, and
// without a hundred attempts that are all alike.
import { expect, test } from 'vitest';
import type { Fact } from '../protocol/fact.ts';
import { scenarioById } from '../scenario/library/library.ts';
import type { Command } from '../scenario/run-spec.ts';
import { only, runOf } from '../sim-engine/testing/runs.ts';
import { wholeSentence } from './sentence.ts';
import { chainOf, conditionSinceMs, type Link } from './why.ts';

const scenario = scenarioById('one-order-async')!;

async function why(facts: readonly Fact[], fact: Fact): Promise<Link[]> {
  const own = facts.filter((one) => 'orderId' in one && 'orderId' in fact && one.orderId === fact.orderId);
  return chainOf(fact, { own, byId: async (id) => facts.find((one) => one.id === id) ?? null });
}
const said = (links: readonly Link[]) => links.map(({ fact }) => `${fact.atMs} ${wholeSentence(fact, scenario)}`);

test('an e-mail that was sent at once: back to the order', async () => {
  const { facts } = runOf(scenario);
  const links = await why(facts, facts.at(-1)!);
  expect(said(links).slice(0, 5)).toEqual([
    '2110 All work for order 12345 was over after 2,110 ms',
    '2110 E-mail worker 1 acknowledged message 0: done',
    '2110 SendGrid answered: e-mail took 2,000 ms',
    '110 E-mail workers called SendGrid: e-mail',
    '110 E-mail worker 1 took message 0 in hand',
  ]);
  expect(links.at(-1)?.fact.type).toBe('order-placed');
});

test('a message that waited stays the subject, and the one that its worker was busy with is named', async () => {
  const sets = { 'orders.perSecond': 10, 'EmailWorker.count': 1 };
  const { facts } = runOf(scenario, { sets, ordersMax: 3 });
  const waited = only(facts, 'message-delivered')
    .filter(({ waitedMs }) => waitedMs > 0)
    .at(-1)!;
  const links = await why(facts, waited);
  expect(said(links)[0]).toBe(
    '4110 email.order.confirmation delivered message 8 to E-mail worker 1 after 3,800 ms in the queue, because all e-mail workers were busy',
  );
  expect(links[0]!.heldUpBy).toMatchObject({ type: 'message-acknowledged', orderId: 12_346 });
  expect(links[1]!.fact).toMatchObject({ type: 'message-enqueued', orderId: 12_347 });
});

test('an outage: the fault and since when, and attempts that are all alike only counted', async () => {
  const commands: Command[] = [
    { atMs: 500, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } },
    { atMs: 3_000, type: 'end-fault', component: 'EmailService', fault: 'down' },
  ];
  const { facts } = runOf(scenario, { commands, untilMs: 20_000 });
  const requeued = only(facts, 'message-requeued').at(-1)!;
  const links = await why(facts, requeued);
  const failed = links[1]!.fact;
  expect(failed).toMatchObject({ type: 'call-failed', condition: { type: 'fault', fault: 'down' } });
  expect(conditionSinceMs(failed.condition!, failed.atMs, { scenario, sets: {}, commands })).toBe(500);
  expect(links.filter(({ fact }) => fact.type === 'call-failed')).toHaveLength(2);
  expect(Math.max(...links.map(({ attemptsSkipped }) => attemptsSkipped))).toBeGreaterThan(20);
  expect(links.at(-1)?.fact.type).toBe('order-placed');
});
