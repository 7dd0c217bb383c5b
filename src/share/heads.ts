// The first part of a link names the run: a comparison (`rush`), a scenario (`rush-async`), two of them
// (`month-async+month-staffed`), or packed ones where they are nobody's: what differs from a built-in one, or all of it.
import { ok, type Result, wrong } from '../protocol/issue.ts';
import { scenarioFrom } from '../scenario/check.ts';
import { inTime, ownCommands } from '../scenario/commands.ts';
import { COMPARISONS, type Comparison, comparisonById, SCENARIOS, scenarioById } from '../scenario/library/library.ts';
import type { Command, LaneSpec, Sets } from '../scenario/run-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { unescaped } from './escape.ts';
import { isPacked, packed, unpacked } from './pack.ts';

/** A lane before the link's own sets and commands. */
export interface Base {
  scenario: Scenario;
  sets: Sets;
  commands: readonly Command[];
}
export interface Head {
  comparisonId: string;
  bases: Base[];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const isBuiltIn = (scenario: Scenario): boolean => same(scenarioById(scenario.id), scenario);

const basesOf = ({ lanes }: Comparison): Base[] =>
  lanes.map(({ scenario, sets = {}, commands = [] }) => ({ scenario: scenarioById(scenario)!, sets, commands }));

/** The comparison's lanes, as far as they go with these: what it sets comes first in them, whatever the value. */
function basesIn(comparison: Comparison | undefined, lanes: readonly LaneSpec[]): Base[] | null {
  if (comparison?.lanes.length !== lanes.length) return null;
  const bases = basesOf(comparison);
  const fits = bases.every(({ scenario, sets, commands }, index) => {
    const lane = lanes[index]!;
    const rebuilt = ownCommands(lane.commands, commands).reduce<readonly Command[]>(inTime, commands);
    if (commands.length > 0 && !same(rebuilt, lane.commands)) return false;
    const first = Object.keys(lane.sets).slice(0, Object.keys(sets).length);
    return lane.scenario.id === scenario.id && isBuiltIn(lane.scenario) && same(first, Object.keys(sets));
  });
  return fits ? bases : null;
}

export async function headOf(
  lanes: readonly LaneSpec[],
  comparisonId: string,
): Promise<{ text: string; bases: Base[] }> {
  const bases = basesIn(comparisonById(comparisonId), lanes);
  if (bases) return { text: comparisonId, bases };
  const names = await Promise.all(lanes.map(({ scenario }) => nameOf(scenario)));
  if (names.length > 1 && names[1] === names[0] && isPacked(names[0]!)) names[1] = '=';
  // A comparison may be called like one of its scenarios; the scenario alone is then `spike+`.
  if (names.length === 1 && comparisonById(names[0]!)) names.push('');
  return { text: names.join('+'), bases: lanes.map(({ scenario }) => ({ scenario, sets: {}, commands: [] })) };
}

/** Of a changed built-in scenario only the changed fields travel. */
async function nameOf(scenario: Scenario): Promise<string> {
  const known = scenarioById(scenario.id);
  if (!known) return packed(scenario);
  const fields = Object.entries(scenario).filter(([key, value]) => !same(known[key as keyof Scenario], value));
  const lost = Object.keys(known).some((key) => !Object.hasOwn(scenario, key));
  if (lost) return packed(scenario);
  return fields.length === 0 ? scenario.id : packed({ base: scenario.id, ...Object.fromEntries(fields) });
}

export async function headFrom(text: string): Promise<Result<Head>> {
  const comparison = comparisonById(text);
  if (comparison) {
    return ok({ comparisonId: comparison.id, bases: basesOf(comparison) });
  }
  const names = text.replace(/\+$/, '').split('+');
  if (names.length > 2) return wrong({ path: 'scenario', problem: `must be one or two, are ${names.length}` });
  const bases: Base[] = [];
  for (const name of names) {
    const read = name === '=' && bases[0] ? ok(bases[0].scenario) : await scenarioNamed(name);
    if (!read.ok) return read;
    bases.push({ scenario: read.value, sets: {}, commands: [] });
  }
  return ok({ comparisonId: '', bases });
}

/** So many names show what a name looks like; the gallery has them all. */
const SOME = 3;

async function scenarioNamed(name: string): Promise<Result<Scenario>> {
  if (!isPacked(name)) {
    const id = unescaped(name) ?? name;
    const known = scenarioById(id);
    const ids = [...COMPARISONS, ...SCENARIOS].map((one) => one.id);
    const some = `${ids.slice(0, SOME).join(', ')} and ${ids.length - SOME} more`;
    return known
      ? ok(known)
      : wrong({ path: id.slice(0, 60) || 'scenario', problem: `is not known; there are ${some}` });
  }
  const read = await unpacked(name, 'scenario');
  return read.ok ? scenarioFrom(patched(read.value)) : read;
}

function patched(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, 'base'))
    return value;
  const { base, ...changed } = value as { base: unknown };
  const known = typeof base === 'string' ? scenarioById(base) : undefined;
  return known ? { ...known, ...changed } : value;
}
