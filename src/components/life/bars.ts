// The stretches of a line as bars on one axis of time: attempts and back-offs in full height, waits as thin lines. The axis
// ends where the last thing happened; what only lies among the dead letters would make everything else invisible. Pure.
import type { MessageLife, MessageLine, Stay } from '../../message-life/lives.ts';
import { LIFE_ENDS } from '../../message-life/machine.ts';

export type BarKind = 'attempt' | 'failed' | 'backoff' | 'held' | 'ready' | 'wait' | 'dead';

export interface Bar {
  key: string;
  kind: BarKind;
  /** Of the axis, from 0 to 1. */
  from: number;
  to: number;
  isOpen: boolean;
  /** Written inside where it has room. */
  label: string;
  stay: Stay;
  life: MessageLife;
}

export interface Axis {
  fromMs: number;
  toMs: number;
}

/** What a queue is for, by its name. */
export type RoleOf = (queue: string) => 'work' | 'wait' | 'dead' | 'idle';

const LEAST_MS = 100;
/** Room behind the last thing that happened. */
const ROOM = 1.06;

/** From when the order's first message is known to when the last of them was worked on, or now while one is. */
export function axisOf(lines: readonly MessageLine[], nowMs: number, roleOf: RoleOf): Axis {
  const lives = lines.flatMap(({ messages }) => messages);
  const stays = lives.flatMap((life) => life.stays.map((stay) => ({ life, stay })));
  const fromMs = Math.min(nowMs, ...stays.map(({ stay }) => stay.fromMs));
  const ends = stays.map(({ life, stay }) => {
    const rests = LIFE_ENDS.includes(stay.state) || (stay.state === 'ready' && roleOf(life.queue) === 'dead');
    return stay.untilMs ?? (rests ? stay.fromMs : Math.max(nowMs, stay.dueMs ?? 0));
  });
  const lastMs = Math.max(fromMs + LEAST_MS, ...ends);
  return { fromMs, toMs: fromMs + (lastMs - fromMs) * ROOM };
}

function kindOf({ state, failed }: Stay, role: ReturnType<RoleOf>): BarKind | null {
  switch (state) {
    case 'in-hand':
      return failed ? 'failed' : 'attempt';
    case 'backing-off':
      return 'backoff';
    case 'held':
      return 'held';
    case 'delayed':
      return 'wait';
    case 'ready':
      return role === 'dead' || role === 'wait' ? role : 'ready';
    default:
      return null;
  }
}

export function barsOf(line: MessageLine, axis: Axis, nowMs: number, roleOf: RoleOf): Bar[] {
  const span = axis.toMs - axis.fromMs;
  const place = (ms: number) => Math.min(1, Math.max(0, (ms - axis.fromMs) / span));
  return line.messages.flatMap((life) =>
    life.stays.flatMap((stay): Bar[] => {
      const kind = kindOf(stay, roleOf(life.queue));
      const untilMs = stay.untilMs ?? Math.max(nowMs, stay.fromMs);
      if (kind === null || (untilMs <= stay.fromMs && kind !== 'attempt' && kind !== 'failed')) return [];
      const isOpen = stay.untilMs === null;
      // Dead letters lie on to the edge of the picture, however long.
      const to = kind === 'dead' && isOpen ? 1 : place(untilMs);
      const key = `${life.messageId} ${stay.by?.id}`;
      return [{ key, kind, from: place(stay.fromMs), to, isOpen, label: labelOf(stay), stay, life }];
    }),
  );
}

function labelOf({ state, attempt, dueMs, fromMs }: Stay): string {
  if (state === 'in-hand') return String(attempt);
  if (state === 'backing-off' && dueMs !== null) return `${Number(((dueMs - fromMs) / 1_000).toFixed(1))} s`;
  return '';
}
