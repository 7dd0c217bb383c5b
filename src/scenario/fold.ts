// A lane as a scenario of its own: what was set is written into it, and the faults of its timeline are its faults. What a
// scenario cannot say (a knob turned on the way, a killed worker, replayed letters) is given back, so that it can be said.
import { ok, type Result } from '../protocol/issue.ts';
import { withKnobs } from './knobs.ts';
import type { Command, LaneSpec } from './run-spec.ts';
import type { Fault, Scenario } from './scenario.ts';
import { timelineFaults } from './timeline-faults.ts';

export interface Folded {
  scenario: Scenario;
  left: Command[];
}

/** `named`: what it is called from now on. */
export function folded(lane: LaneSpec, named: Pick<Scenario, 'id' | 'title' | 'summary'>): Result<Folded> {
  const set = withKnobs(lane.scenario, lane.sets);
  if (!set.ok) return set;
  const faults = timelineFaults(lane)
    .filter(({ fromMs, untilMs }) => untilMs > fromMs)
    .map(({ component, fault, fromMs, untilMs }): Fault => ({ component, fault, fromMs, untilMs }));
  const left = lane.commands.filter(({ type }) => type !== 'start-fault' && type !== 'end-fault');
  return ok({ scenario: { ...set.value, ...named, faults }, left });
}

const ID_MAX = 60;

/** A title as a name: `My rush, twice!` is `my-rush-twice`; never one of those taken. */
export function idFor(title: string, taken: (id: string) => boolean): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const name =
    words
      .join('-')
      .replace(/^[^a-z]+/, '')
      .slice(0, ID_MAX) || 'scenario';
  let id = name;
  for (let count = 2; taken(id); count += 1) id = `${name}-${count}`;
  return id;
}
