// Reading and turning knobs. Controls, links, `--set` and validation all come from the one table; a knob is read from a
// scenario and written into a copy of it, and the engine takes its parameters from the copy.
import { assertNever } from '../assert.ts';
import { type Issue, ok, type Result, wrong } from '../protocol/issue.ts';
import { durationFrom, durationText } from './duration.ts';
import { componentKnobs, type Knob, trafficKnobs } from './knob-table.ts';
import { type Checked, written } from './knob-writing.ts';
import type { KnobValue } from './run-spec.ts';
import type { Scenario } from './scenario.ts';
import { limitText } from './wording.ts';

export { type Knob, PATTERNS } from './knob-table.ts';

/** Every knob of a scenario with its present value, in the order in which an inspector lists them. */
export function knobsOf(scenario: Scenario): Knob[] {
  return [
    ...scenario.traffic.flatMap(trafficKnobs),
    ...Object.entries(scenario.components).flatMap(([id, component]) => componentKnobs(id, component)),
  ];
}

export function findKnob(scenario: Scenario, path: string): Knob | undefined {
  return knobsOf(scenario).find((knob) => knob.path === path);
}

/** The value as people write it: durations as text, the rest as it is. */
export function knobValue(knob: Knob): KnobValue {
  return knob.kind === 'duration' ? durationText(knob.value) : knob.value;
}

/** A copy of the scenario with one knob turned, or what is wrong with the path or the value. */
export function withKnob(scenario: Scenario, path: string, value: KnobValue): Result<Scenario> {
  const knob = findKnob(scenario, path);
  if (!knob) return wrong(unknownKnob(scenario, path));
  const checked = checkValue(knob, value);
  return checked.ok ? ok(written(scenario, knob, checked.value)) : checked;
}

/** Turns many knobs, in the order given; all problems are listed. */
export function withKnobs(scenario: Scenario, sets: Record<string, KnobValue>): Result<Scenario> {
  const issues: Issue[] = [];
  let result = scenario;
  for (const [path, value] of Object.entries(sets)) {
    const next = withKnob(result, path, value);
    if (next.ok) result = next.value;
    else issues.push(...next.issues);
  }
  return issues.length > 0 ? { ok: false, issues } : ok(result);
}

function checkValue(knob: Knob, value: KnobValue): Result<Checked> {
  const { path } = knob;
  const shown = JSON.stringify(value)?.slice(0, 80);
  switch (knob.kind) {
    case 'duration':
      return durationFrom(value, path);
    case 'switch': {
      const flag = value === true || value === 'true' ? true : value === false || value === 'false' ? false : null;
      return flag === null ? wrong({ path, problem: `must be true or false, is ${shown}` }) : ok(flag);
    }
    case 'choice':
      if (knob.choices.some((choice) => choice.value === value)) return ok(value);
      return wrong({ path, problem: `must be ${knob.choices.map((choice) => choice.value).join(', ')}, is ${shown}` });
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      const least = knob.least ?? knob.min;
      const fits = typeof number === 'number' && (number >= least || number === knob.min) && number <= knob.max;
      if (fits && (!knob.whole || Number.isInteger(number))) return ok(number);
      const sort = knob.whole ? 'a whole number' : 'a number';
      const none = knob.least === undefined ? '' : `, or ${limitText(knob.min)} (${knob.none})`;
      const range = `${limitText(least)} to ${limitText(knob.max)}${none}`;
      return wrong({
        path,
        problem: `must be ${sort} from ${range}, is ${typeof value === 'string' ? shown : String(value)}`,
      });
    }
    default:
      return assertNever(knob);
  }
}

function unknownKnob(scenario: Scenario, path: string): Issue {
  const paths = knobsOf(scenario).map((knob) => knob.path);
  const owner = path.split('.')[0];
  const near = paths.filter((known) => known.startsWith(`${owner}.`));
  return {
    path: path.slice(0, 80),
    problem: `is not a knob of this scenario; there are ${(near.length ? near : paths).join(', ')}`,
  };
}
