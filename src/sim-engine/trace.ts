// The kept facts of a lane as a list, for traces. What is older than the ring is gone; ask often enough.
import type { Fact } from '../protocol/fact.ts';
import { decodeFact } from './decode-facts.ts';
import { contextOf } from './frame.ts';
import { FACTS } from './model/world.ts';
import type { Simulation } from './simulation.ts';

/** Facts of a lane from id `since` on, oldest first, as far as they are kept. */
export function factsSince(simulation: Simulation, lane: number, since: number): Fact[] {
  const run = simulation.runs[lane];
  const log = run?.lane.world.log;
  if (!run || !log) return [];
  const told = run.lane.world.scalars[FACTS];
  const context = contextOf(run);
  const facts: Fact[] = [];
  for (let id = Math.max(since, log.first, told - log.capacity); id < told; id++)
    facts.push(decodeFact(log, id, context));
  return facts;
}
