import { expect, test } from 'vitest';
import { knobsOf } from '../../scenario/knobs.ts';
import { SCENARIOS, scenarioById } from '../../scenario/library/library.ts';
import { knobGroups } from './knob-groups.ts';

test('no knob is left out and none is shown twice, in any shipped scenario', () => {
  for (const scenario of SCENARIOS) {
    for (const [id, component] of Object.entries(scenario.components)) {
      const knobs = knobsOf(scenario).filter(({ owner }) => owner === id);
      const shown = knobGroups(component, knobs).flatMap((group) => group.knobs.map(({ path }) => path));
      expect([...shown].sort(), `${scenario.id} ${id}`).toEqual(knobs.map(({ path }) => path).sort());
    }
  }
});

test('a broker’s queues have groups of their own, in words that need no queue', () => {
  const scenario = scenarioById('new-subscriber')!;
  const knobs = knobsOf(scenario).filter(({ owner }) => owner === 'Queue');
  const group = knobGroups(scenario.components['Queue'], knobs).find(({ queue }) => queue === 'loyalty.points')!;
  expect(group.knobs.map(({ label }) => label)).toEqual(['Bound', 'Time to live', 'Length']);
});
