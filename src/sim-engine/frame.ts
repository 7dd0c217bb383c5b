// A frame: the one bounded picture that leaves the engine. Built from state by reading; what was told since the frame
// before is looked up in the kept facts.
import type { Fact } from '../protocol/fact.ts';
import { type Frame, type FrameWants, HOPS_MAX, type Hop, type LaneFrame } from '../protocol/frame.ts';
import { decodeFact, type FactContext } from './decode-facts.ts';
import { hopOf } from './hops.ts';
import { measureLane } from './lane-frame.ts';
import { CUSTOMER_MS, FACTS } from './model/world.ts';
import { numberOf } from './order-ids.ts';
import { waitingFrame } from './queue-frame.ts';
import { seriesOf } from './series-frame.ts';
import type { LaneRun, Simulation } from './simulation.ts';

/** Facts looked at for hops in one frame. */
const LOOKED_AT_MAX = 4 * HOPS_MAX;

export function buildFrame(simulation: Simulation, epoch: number, wants: FrameWants): Frame {
  return {
    epoch,
    atMs: simulation.atMs,
    steps: simulation.steps,
    lanes: simulation.runs.map((run, index) => laneFrame(run, wants.follow?.[index] ?? null, wants)),
    nextEventAtMs: simulation.nextEventAtMs,
    finished: simulation.finished,
    stopped: simulation.stopped,
    untilMs: simulation.untilMs,
  };
}

function laneFrame(run: LaneRun, follow: number | null, wants: FrameWants): LaneFrame {
  const { lane } = run;
  const next = lane.world.core.nextAtMs();
  const measured = measureLane(lane, follow);
  return {
    ...measured,
    facts: lane.world.scalars[FACTS],
    nextEventAtMs: next === Infinity ? null : next,
    ...hopsSince(run),
    followed: factsOfOrder(run, follow ?? measured.newestOrderId),
    series: wants.series ? seriesOf(lane) : null,
    waiting: wants.messagesOf ? waitingFrame(lane.world, wants.messagesOf) : null,
    histogram: wants.histogram ? lane.world.histograms.pairs(CUSTOMER_MS) : null,
  };
}

export function contextOf({ lane, commands }: LaneRun): FactContext {
  return { model: lane.model, scenario: lane.scenario, commands };
}

function hopsSince(run: LaneRun): { hops: Hop[]; hopsLeftOut: number } {
  const { log } = run.lane.world;
  const told = run.lane.world.scalars[FACTS];
  const since = run.factsShown;
  run.factsShown = told;
  if (log === null) return { hops: [], hopsLeftOut: 0 };
  const from = Math.max(since, log.first, told - LOOKED_AT_MAX);
  const context = contextOf(run);
  const hops: Hop[] = [];
  for (let id = told - 1; id >= from && hops.length < HOPS_MAX; id--) {
    const fact = decodeFact(log, id, context);
    const onServer = 'from' in fact && context.scenario.components[fact.from]?.kind === 'server';
    const hop = hopOf(
      fact,
      context.scenario,
      context.model,
      onServer || fact.type === 'publish-confirmed' ? log.facts.c.at(log.row(id)) : -1,
    );
    if (hop) hops.push(hop);
  }
  return { hops: hops.reverse(), hopsLeftOut: Math.max(0, from - since) };
}

/** The kept facts of one order, oldest first: found at its newest, then walked back. */
function factsOfOrder(run: LaneRun, orderId: number | null): Fact[] {
  const w = run.lane.world;
  const { log } = w;
  if (log === null || orderId === null) return [];
  const context = contextOf(run);
  const number = numberOf(context.scenario, orderId);
  const oldest = Math.max(log.first, w.scalars[FACTS] - log.capacity);
  let id = w.scalars[FACTS] - 1;
  while (id >= oldest && log.facts.order.at(log.row(id)) !== number) id--;
  const facts: Fact[] = [];
  for (; id >= oldest; id = log.facts.before.at(log.row(id))) facts.push(decodeFact(log, id, context));
  return facts.reverse();
}
