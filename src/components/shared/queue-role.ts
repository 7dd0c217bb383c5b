// What a queue is for, told from who takes from it and where its dead letters go: work, a wait before it is published on,
// or dead letters that somebody must look at.
import type { LaneFrame, QueueFrame } from '../../protocol/frame.ts';
import { LANES } from '../../scenario/run-spec.ts';
import type { Broker, Scenario } from '../../scenario/scenario.ts';
import { laneOf, type RunState } from '../../stores/run-store.ts';
import { laneScenario } from './use-run.ts';

export type QueueRole = 'work' | 'wait' | 'dead' | 'idle';

const known = new WeakMap<Scenario, ReadonlySet<string>>();

/** Queues that a pool of workers takes from. */
export function consumedQueues(scenario: Scenario): ReadonlySet<string> {
  let queues = known.get(scenario);
  if (!queues) {
    const pools = Object.values(scenario.components).filter((one) => one.kind === 'workers');
    queues = new Set(pools.flatMap(({ queue, also = [] }) => [queue, ...also.map((one) => one.queue)]));
    known.set(scenario, queues);
  }
  return queues;
}

export const roleOf = (queue: QueueFrame, scenario: Scenario): QueueRole =>
  roleAmong(queue, [...consumedQueues(scenario)]);

export function roleAmong(
  { name, deadLettersTo, deadLettersFrom }: QueueFrame,
  consumed: readonly string[],
): QueueRole {
  if (consumed.includes(name)) return 'work';
  if (deadLettersTo.length > 0) return 'wait';
  return deadLettersFrom.length > 0 ? 'dead' : 'idle';
}

/** Queues whose every binding is left open at present: the exchange does not know them. */
export function unboundQueues({ exchanges, queues }: Broker): string[] {
  const bindings = Object.values(exchanges).flatMap((exchange) => exchange.bindings);
  const of = (queue: string) => bindings.filter((one) => typeof one !== 'string' && one.queue === queue);
  const isOpen = (queue: string) => {
    const own = of(queue);
    return (
      own.length > 0 && !bindings.includes(queue) && own.every((one) => typeof one !== 'string' && one.bound === false)
    );
  };
  return Object.keys(queues).filter(isOpen);
}

export const deadLetterQueues = (frame: LaneFrame, scenario: Scenario): QueueFrame[] =>
  frame.queues.filter((queue) => roleOf(queue, scenario) === 'dead');

export const hasDeadLetterQueue = (run: RunState): boolean =>
  LANES.some((lane) => {
    const frame = laneOf(lane)(run);
    const scenario = frame && laneScenario(run, lane);
    return frame !== null && scenario !== null && deadLetterQueues(frame, scenario).length > 0;
  });

export const hasQueue = (run: RunState): boolean => run.frame?.lanes.some(({ queues }) => queues.length > 0) ?? false;
