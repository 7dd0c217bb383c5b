// The dashboard reads what the engine measured: held against a run.
import { expect, test } from 'vitest';
import { scenarioById } from '../../scenario/library/library.ts';
import { collect, frameOf, simulationOf, specOf } from '../../sim-engine/testing/runs.ts';
import { poolRows, ruleStates } from './rows.ts';

test('queues stand with the pool that takes from them, each once, and the dead letters by themselves', () => {
  const scenario = scenarioById('all-queues')!;
  const simulation = simulationOf(specOf(scenario));
  simulation.advance(20_000, Infinity);
  const frame = frameOf(simulation);
  const groups = poolRows(frame, scenario);
  const names = groups.flatMap(({ rows }) => rows.map(({ queue }) => queue.name));
  expect([...names].sort()).toEqual(frame.queues.map(({ name }) => name).sort());
  const email = groups.find(({ id }) => id === 'EmailWorker')!;
  expect(email.rows.map(({ queue }) => queue.name).sort()).toEqual(
    ['cart-reminders', 'email.marketing', 'email.order.confirmation', 'email.shipping.update'].sort(),
  );
  const alone = groups.filter(({ id }) => id === null).flatMap(({ rows }) => rows);
  expect(Object.fromEntries(alone.map(({ queue, role }) => [queue.name, role]))).toEqual({
    'email.dead': 'dead',
    'images.dead': 'dead',
    'cart.wait': 'wait',
  });
});

test('the outage fires its rules at the second at which the engine says so, with the value that it saw', () => {
  const scenario = scenarioById('email-outage')!;
  const simulation = simulationOf(specOf(scenario));
  const raised = collect(simulation, 38_000).filter(({ type }) => type === 'alert-raised');
  const states = ruleStates(frameOf(simulation), scenario);
  expect(states.filter(({ firing }) => firing).map(({ rule, firing }) => [rule.id, firing!.sinceMs])).toEqual(
    scenario.alerts.flatMap(({ id }) =>
      raised.flatMap((fact) => (fact.type === 'alert-raised' && fact.alert === id ? [[id, fact.atMs]] : [])),
    ),
  );
  for (const { rule, value } of states)
    expect(value === null || value > rule.above).toBe(
      value !== null && states.find((one) => one.rule === rule)!.firing !== null,
    );
});
