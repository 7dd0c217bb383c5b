// A lane without the reader of scenarios before it, which wants one pool a queue: consumers of one queue with a prefetch, or a
// program, of their own are pools here. The dispatch rule knows consumers only, so that nothing else is different.
import type { Fact } from '../../protocol/fact.ts';
import { allCommands } from '../../scenario/prepare.ts';
import type { Command } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { decodeFact } from '../decode-facts.ts';
import { contextOf } from '../frame.ts';
import { Lane } from '../model/lane.ts';
import { FACTS } from '../model/world.ts';

export function factsOfUnchecked(
  scenario: Scenario,
  seed: number,
  ordersMax: number,
  commands: Command[] = [],
): Fact[] {
  const lane = new Lane(scenario, seed, ordersMax);
  lane.world.keepFacts();
  const log = lane.world.log!;
  const all = allCommands(scenario, commands);
  for (const command of all) {
    lane.run(command.atMs, Infinity);
    lane.passTo(command.atMs);
    lane.apply(command);
  }
  lane.run(scenario.horizonMs, Infinity);
  const context = contextOf({ lane, commands: all, applied: all.length, factsShown: 0 });
  const facts: Fact[] = [];
  for (let id = log.first; id < lane.world.scalars[FACTS]!; id++) facts.push(decodeFact(log, id, context));
  return facts;
}
