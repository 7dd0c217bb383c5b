// A run that nobody sees. The machine compiles what runs often a second time, and better; a run that is shown, sought or
// measured finds that done when another has gone before it: the same scenario, with orders enough.
import type { RunSpec } from '../scenario/run-spec.ts';
import { Simulation } from './simulation.ts';

/** About so many events are enough: 14,000 orders of the lesson's checkout. */
const EVENTS = 100_000;
/** Of which so many at a time, so that nobody waits for it. */
const EVENTS_AT_ONCE = 2_000;
const ORDERS_PER_SECOND = 50;

/**
 * Goes through the flows of a spec, and is to be asked for its next piece until it is done. Nothing of it is kept, and no
 * other run is touched; a spec that is no run trains nothing.
 */
export function* training({ seed, lanes }: RunSpec): Generator<void> {
  const created = Simulation.create({ seed, lanes: lanes.map(steady) }, { keepFacts: true, checkpoints: false });
  if (!created.ok) return;
  const simulation = created.value;
  while (!simulation.finished && simulation.events < EVENTS) {
    simulation.advance(Infinity, EVENTS_AT_ONCE);
    yield;
  }
}

function steady({ scenario }: RunSpec['lanes'][number]): RunSpec['lanes'][number] {
  const perSecond = ORDERS_PER_SECOND / Math.max(1, scenario.traffic.length);
  const traffic = scenario.traffic.map((one) => ({ ...one, pattern: 'poisson' as const, perSecond }));
  return { scenario: { ...scenario, traffic }, sets: {}, commands: [] };
}
