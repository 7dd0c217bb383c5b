// Alert rules, looked at once a simulated second, between events, as a monitoring system does: nothing of it changes an
// event. What a pool is measured by covers the last ten seconds that have ended.
import { ALERT_TURNS_MAX } from '../../protocol/frame.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { FACT } from './fact-log.ts';
import { handsOf } from './hands.ts';
import { offeredLoads } from './offered.ts';
import { presentOf } from './present.ts';
import { rateAt } from './rate.ts';
import { LOOK_AT, NONE, NOW, TURNS, type World } from './world.ts';

const LOOK_MS = 1_000;
const WINDOW_MS = 10_000;

/** Looks at every whole second before an instant that has not been looked at. All events up to those have been handled. */
export function lookBefore(w: World, atMs: number): void {
  while (w.scalars[LOOK_AT] < atMs) {
    const lookMs = w.scalars[LOOK_AT];
    w.scalars[LOOK_AT] = lookMs + LOOK_MS;
    if (lookMs % WINDOW_MS === 0) closeWindows(w);
    w.scenario.alerts.forEach((rule, index) => {
      const value = measured(w, w.scenario, rule, lookMs);
      if (value > rule.above !== (w.rules.firing[index] === 1)) turn(w, index, value, lookMs);
      w.rules.value[index] = value;
    });
  }
}

/** What each pool did since the window before. */
function closeWindows(w: World): void {
  const { windows, stations, model } = w;
  for (let pool = 0; pool < model.components.length; pool++) {
    if (model.components[pool]!.kind !== 'workers') continue;
    const failed = stations.failed[pool] - windows.failed[pool];
    const done = failed + stations.served[pool] - windows.served[pool];
    windows.errorShare[pool] = done > 0 ? failed / done : NONE;
    windows.handlingMs[pool] = done > 0 ? (stations.handledMs[pool] - windows.handledMs[pool]) / done : NONE;
    windows.served[pool] = stations.served[pool];
    windows.failed[pool] = stations.failed[pool];
    windows.handledMs[pool] = stations.handledMs[pool];
  }
}

function measured(w: World, scenario: Scenario, { queue, measure }: Scenario['alerts'][number], atMs: number): number {
  const index = w.model.queueOf.get(queue)!;
  if (measure === 'ready') return w.queues.ready[index];
  const { pool } = w.model.queues[index]!;
  if (pool === NONE) return 0;
  if (measure === 'error-share') return Math.max(0, w.windows.errorShare[pool]);
  if (measure === 'handling-ms') return Math.max(0, w.windows.handlingMs[pool]);
  const rates = scenario.traffic.map((_, source) => rateAt(w.stretches[source], atMs));
  const loads = offeredLoads(scenario, rates, presentOf(w));
  return (loads[w.model.components[pool]!.id] ?? 0) / (Math.max(1, w.pools.count[pool]) * handsOf(w, pool));
}

/** The rule begins to fire, or clears. It is told at the second at which it was seen. */
function turn(w: World, index: number, value: number, atMs: number): void {
  const { rules } = w;
  const fires = rules.firing[index] === 0;
  rules.firing[index] = fires ? 1 : 0;
  rules.sinceMs[index] = atMs;
  const row = w.scalars[TURNS]++ % ALERT_TURNS_MAX;
  w.turns.rule[row] = index;
  w.turns.raised[row] = fires ? 1 : 0;
  w.turns.atMs[row] = atMs;
  w.scalars[NOW] = Math.max(w.scalars[NOW], atMs);
  w.core.tell(fires ? FACT.alertRaised : FACT.alertCleared, NONE, NONE, 0, index, 0, 0, value);
}
