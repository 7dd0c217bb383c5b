// How many workers a pool needs at the present load, by λ × S: for whoever handles one message at a time, many at once, or
// batches. Pure; the strip, the inspector, the story and the monitoring say the same because they ask here.
import type { ComponentFrame } from '../../protocol/frame.ts';
import type { Duration } from '../../scenario/duration.ts';
import type { Scenario, Step, WorkerPool } from '../../scenario/scenario.ts';
import { serversNeeded } from '../../theory/queueing.ts';

export interface Staffing {
  /** Workers that the pool needs; 0 where nothing comes. */
  needed: number;
  has: number;
  enough: boolean;
  /** Why the pool never begins, however many workers it has; null where it does. */
  stuck: string | null;
}

/** Rounding in the last digit makes no worker more, and none less. */
const ROUNDING = 1e-9;

export function staffingOf(
  scenario: Scenario,
  { id, offered }: Pick<ComponentFrame, 'id' | 'offered'>,
): Staffing | null {
  const pool = scenario.components[id];
  if (pool?.kind !== 'workers') return null;
  const stuck = stuckText(pool);
  const isRandomly = varies(scenario, pool);
  const busy = offered / handsOf(pool) + (isRandomly ? ROUNDING : -ROUNDING);
  const needed = offered > 0 ? serversNeeded(busy, isRandomly) : 0;
  return { needed, has: pool.count, enough: stuck === null && pool.count >= needed, stuck };
}

/** How many messages, or batches, one worker can have in hand at once. */
export function handsOf({ handling, batch, prefetch, autoAck }: WorkerPool): number {
  if (handling === 'serial' || batch) return 1;
  return prefetch > 0 && !autoAck ? prefetch : Infinity;
}

function stuckText({ batch, prefetch, autoAck }: WorkerPool): string | null {
  if (!batch || batch.flushMs || autoAck || prefetch === 0 || prefetch >= batch.size) return null;
  return `a batch of ${batch.size} never fills while a worker may hold ${prefetch} at most`;
}

/** At exactly its offered load a pool keeps up only if neither arrivals nor work ever vary. */
function varies(scenario: Scenario, pool: WorkerPool): boolean {
  return (
    scenario.traffic.some(({ pattern }) => pattern === 'poisson') ||
    stepsVary(scenario, scenario.flows[pool.flow] ?? [])
  );
}

const isRandom = (duration: Duration | undefined): boolean => duration !== undefined && typeof duration !== 'number';

function stepsVary(scenario: Scenario, steps: readonly Step[]): boolean {
  return steps.some((step) => {
    switch (step.do) {
      case 'call': {
        const callee = scenario.components[step.to];
        if (callee?.kind === 'store') return isRandom(callee.operations[step.operation ?? '']?.duration);
        return callee?.kind === 'service' && isRandom(callee.latency);
      }
      case 'work':
        return isRandom(step.duration);
      case 'decide':
      case 'lookup':
        return true;
      case 'parallel':
        return step.branches.some((branch) => stepsVary(scenario, branch));
      default:
        return false;
    }
  });
}
