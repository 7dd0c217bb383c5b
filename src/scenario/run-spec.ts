// A run spec is all that decides a run: seed, and for each lane a scenario, initial values and timed commands.
// A link, a replay, an undo and a comparison are all run specs.
import type { ComponentId, FaultKind, QueueName, Scenario } from './scenario.ts';

export type LaneName = 'a' | 'b';
export type KnobValue = number | string | boolean;

/** Initial values of knobs, by path. */
export type Sets = Record<string, KnobValue>;

/** A live change; it takes effect after all events at its time. */
export type Command =
  | { atMs: number; type: 'set'; path: string; value: KnobValue }
  | { atMs: number; type: 'start-fault'; component: ComponentId; fault: FaultKind }
  /** Of `replica-down` it names the server that is back; without `replica` all of them are. */
  | { atMs: number; type: 'end-fault'; component: ComponentId; fault: FaultKind['type']; replica?: number }
  /** Kills one worker of a pool; a new one takes its place after a while. */
  | { atMs: number; type: 'crash-worker'; component: ComponentId; worker: number; restartAfterMs: number }
  /** Moves so many dead letters back to the queue they came from, oldest first; 0: all there are. */
  | {
      atMs: number;
      type: 'replay-dead-letters';
      queue: QueueName;
      count: number;
      perSecond: number;
      keepRetryCount: boolean;
    }
  /** Gives so many dead letters up for good; 0: all there are. */
  | { atMs: number; type: 'discard-dead-letters'; queue: QueueName; count: number };

export interface LaneSpec {
  scenario: Scenario;
  sets: Sets;
  /** In order of time; at equal times, in order of entry. */
  commands: Command[];
}

export interface RunSpec {
  seed: number;
  lanes: LaneSpec[];
  /** Traffic ends after this many orders, and the run when all their work is settled. */
  ordersMax?: number;
  /** The run ends here; the scenario's horizon otherwise. */
  untilMs?: number;
}

export const LANES: readonly LaneName[] = ['a', 'b'];
