// A run's facts from its first to its last, in either direction: from the kept ring where they still are, else told again
// by replay. It moves the simulation about, so it is given one of its own.
import type { Fact } from '../protocol/fact.ts';
import { decodeFact } from './decode-facts.ts';
import { contextOf } from './frame.ts';
import type { FactLog } from './model/fact-log.ts';
import { BACKGROUND } from './model/order-numbers.ts';
import { FACTS } from './model/world.ts';
import { numberOf } from './order-ids.ts';
import type { LaneRun, Simulation } from './simulation.ts';

/** Return false to see no more. */
export type Visit = (fact: Fact) => boolean | undefined;

export interface Range {
  lane: number;
  /** The first id, and the one after the last. */
  from: number;
  until: number;
  /** Of one order only: the others are not even decoded. */
  order?: number | undefined;
  /** Codes of these types only: the others are not even decoded. */
  types?: ReadonlySet<number>;
}

/** Visits facts in the order in which they were told. */
export function visitForwards(simulation: Simulation, range: Range, visit: Visit): void {
  const { lane, from, until, order, types } = range;
  const run = simulation.runs[lane]!;
  const number = order === undefined ? null : numberOf(run.lane.scenario, order);
  if (from < oldestKept(run) || from > toldBy(run)) simulation.seek({ lane, fact: from });
  let next = from;
  let careful = false;
  while (next < until) {
    if (next < oldestKept(run)) {
      // A slice told more than is kept: once more, event by event. What a lane told while it was set up nobody kept.
      if (careful) next = oldestKept(run);
      else simulation.seek({ lane, fact: next });
      careful = true;
      continue;
    }
    for (const end = Math.min(toldBy(run), until); next < end; next++)
      if (visitRow(run, next, number, visit, types) === false) return;
    if (simulation.finished) return;
    if (careful) simulation.step();
    else simulation.advance(simulation.untilMs, 1);
  }
}

/** Visits facts from the newest to the oldest. */
export function visitBackwards(simulation: Simulation, { lane, from, until, order }: Range, visit: Visit): void {
  const run = simulation.runs[lane]!;
  const number = order === undefined ? null : numberOf(run.lane.scenario, order);
  for (let next = until - 1; next >= from; next--) {
    if (next < oldestKept(run) || next >= toldBy(run)) simulation.seek({ lane, fact: next });
    // The run may have ended with fewer facts than were asked for.
    next = Math.min(next, toldBy(run) - 1);
    if (next < Math.max(from, oldestKept(run)) || visitRow(run, next, number, visit) === false) return;
  }
}

/** Everything told of an order, from its placing until it was settled. */
export function factsOf(simulation: Simulation, range: Range & { order: number }): Fact[] {
  const { lane, order, until } = range;
  const run = simulation.runs[lane]!;
  const number = numberOf(run.lane.scenario, order);
  // Only the orders themselves are counted by their placing; what else there is has to be looked for from the start.
  let from = 0;
  if (number < BACKGROUND) {
    simulation.seek({ lane, placed: number + 1 });
    from = toldBy(run);
    visitBackwards(simulation, { lane, from: Math.max(0, oldestKept(run)), until: from, order }, (fact) => {
      from = fact.id;
      return fact.type !== 'order-placed';
    });
  }
  const facts: Fact[] = [];
  visitForwards(simulation, { lane, from, until, order }, (fact) => {
    facts.push(fact);
    return fact.type !== 'order-settled';
  });
  return facts;
}

const toldBy = ({ lane }: LaneRun): number => lane.world.scalars[FACTS];
const logOf = ({ lane }: LaneRun): FactLog => lane.world.log!;
const oldestKept = (run: LaneRun): number => Math.max(logOf(run).first, toldBy(run) - logOf(run).capacity);

function visitRow(
  run: LaneRun,
  id: number,
  number: number | null,
  visit: Visit,
  types?: ReadonlySet<number>,
): boolean | undefined {
  const log = logOf(run);
  if (types && !types.has(log.facts.type.at(log.row(id)))) return undefined;
  if (number !== null && log.facts.order.at(log.row(id)) !== number) return undefined;
  return visit(decodeFact(log, id, contextOf(run)));
}
