import { expect, test } from 'vitest';
import { linesOf, livesOf } from '../../message-life/lives.ts';
import { scenarioById } from '../../scenario/library/library.ts';
import { collect, ofOrder, simulationOf, specOf } from '../../sim-engine/testing/runs.ts';
import { stayText } from './stay-text.ts';

test('the history of an e-mail that met the outage, in words', () => {
  const scenario = scenarioById('email-outage')!;
  const command = {
    type: 'replay-dead-letters',
    queue: 'email.dead',
    count: 0,
    perSecond: 0,
    keepRetryCount: false,
  } as const;
  const simulation = simulationOf(specOf(scenario, { commands: [{ ...command, atMs: 45_000 }] }));
  const facts = collect(simulation, 60_000);
  const dead = facts.find(({ type }) => type === 'message-dead-lettered')!;
  const line = linesOf(livesOf(ofOrder(facts, 'orderId' in dead ? dead.orderId : 0))).find(({ messages }) =>
    messages.some(({ queue }) => queue === 'email.dead'),
  )!;
  const told = line.messages.flatMap((life) => life.stays.map((stay) => stayText(stay, life, scenario)));
  const plain = told.map((text) => text.replace(/worker \d+/, 'worker n'));
  expect(plain.slice(0, 4)).toEqual([
    'ready in email.order.confirmation',
    'held, worker n',
    'attempt 1, worker n failed: SendGrid is down',
    'backs off 1,000 ms, still held',
  ]);
  expect(plain.slice(-8)).toEqual([
    'attempt 4, worker n failed: SendGrid is down',
    'rejected by its worker, to email.dead',
    'dead letter in email.dead',
    'replayed to email.order.confirmation',
    'replayed into email.order.confirmation',
    'held, worker n',
    'attempt 5, worker n',
    'acknowledged',
  ]);
});
