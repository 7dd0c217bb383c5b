import { expect, test } from 'vitest';
import { linesOf, livesOf } from '../../message-life/lives.ts';
import { scenarioById } from '../../scenario/library/library.ts';
import { collect, simulationOf, specOf } from '../../sim-engine/testing/runs.ts';
import { axisOf, barsOf, type RoleOf } from './bars.ts';

const roleOf: RoleOf = (queue) => (queue.endsWith('dead') ? 'dead' : 'work');

test('an e-mail of the outage: four attempts of 50 ms, back-offs of 1, 2 and 4 s between, and then the dead letters', () => {
  const facts = collect(simulationOf(specOf(scenarioById('email-outage')!)), 30_000);
  const lines = linesOf(livesOf(facts));
  const line = lines.find(({ messages }) => messages.at(-1)?.queue === 'email.dead')!;
  const axis = axisOf([line], 30_000, roleOf);
  const bars = barsOf(line, axis, 30_000, roleOf);
  const told = bars.filter(({ kind }) => kind !== 'ready' && kind !== 'held');
  expect(told.map(({ kind, label }) => `${kind} ${label}`.trim())).toEqual([
    'failed 1',
    'backoff 1 s',
    'failed 2',
    'backoff 2 s',
    'failed 3',
    'backoff 4 s',
    'failed 4',
    'dead',
  ]);
  expect(told.at(-1)).toMatchObject({ to: 1, isOpen: true });
  for (const bar of bars) expect(bar.from).toBeLessThanOrEqual(bar.to);
  const backoff = told[1]!;
  const span = axis.toMs - axis.fromMs;
  expect((backoff.to - backoff.from) * span).toBeCloseTo(1_000, 6);
});
