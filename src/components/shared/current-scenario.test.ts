import { expect, test } from 'vitest';
import { findKnob, knobValue } from '../../scenario/knobs.ts';
import { scenarioById } from '../../scenario/library/library.ts';
import type { LaneSpec } from '../../scenario/run-spec.ts';
import { commandsInForce, currentScenario } from './current-scenario.ts';

const lane = (rest: Partial<LaneSpec>): LaneSpec => ({
  scenario: scenarioById('one-order-async')!,
  sets: {},
  commands: [],
  ...rest,
});
const workers = (spec: LaneSpec, turned?: number) =>
  knobValue(findKnob(currentScenario(spec, turned), 'EmailWorker.count')!);

test('initial values come first, then the knobs turned since', () => {
  const commands: LaneSpec['commands'] = [
    { atMs: 100, type: 'set', path: 'EmailWorker.count', value: 20 },
    { atMs: 200, type: 'set', path: 'EmailWorker.count', value: 30 },
  ];
  const spec = lane({ sets: { 'EmailWorker.count': 10 }, commands });
  expect(workers(spec, commandsInForce(spec, 99))).toBe(10);
  expect(workers(spec, commandsInForce(spec, 100))).toBe(20);
  expect(workers(spec)).toBe(30);
});

test('what does not fit is left out', () => {
  expect(workers(lane({ sets: { 'EmailWorker.count': -3, 'NoSuch.knob': 1 } }))).toBe(5);
});
