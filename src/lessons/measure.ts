// What a frame shows, by the name that a story gives it. Null where the frame has no such thing.
import type { Frame, LaneFrame } from '../protocol/frame.ts';
import type { Measure, Question, Until } from './story.ts';

export function measured(frame: Frame, measure: Measure): number | null {
  const joined = /^(.+) ([/+-]) (.+)$/.exec(measure);
  if (!joined) return plain(frame, measure);
  const [one, other] = [measured(frame, joined[1]!), measured(frame, joined[3]!)];
  if (one === null || other === null) return null;
  if (joined[2] === '/') return other === 0 ? null : one / other;
  return joined[2] === '+' ? one + other : one - other;
}

function plain(frame: Frame, measure: Measure): number | null {
  if (measure === 'clock') return frame.atMs;
  if (/^\d/.test(measure)) return Number(measure);
  const [lane, ...words] = measure.split(' ');
  const shown = frame.lanes[lane === 'b' ? 1 : 0];
  return shown ? numberAt(...placeIn(shown, words)) : null;
}

function placeIn(lane: LaneFrame, words: string[]): [from: unknown, path: string] {
  const [kind, name, path = ''] = words;
  if (kind === 'queue') return [lane.queues.find((queue) => queue.name === name), path];
  // Of all queues together.
  if (kind === 'queues') return [{ [name ?? '']: sumOf(lane, name ?? '') }, name ?? ''];
  if (kind === 'workers') return [{ all: workersOf(lane) }, 'all'];
  if (kind === 'component') return [lane.components.find(({ id }) => id === name), path];
  return [lane, kind ?? ''];
}

const workersOf = (lane: LaneFrame): number =>
  lane.components.reduce((sum, { kind, capacity }) => sum + (kind === 'workers' ? (capacity ?? 0) : 0), 0);

const sumOf = (lane: LaneFrame, path: string): number =>
  lane.queues.reduce((sum, queue) => sum + (numberAt(queue, path) ?? 0), 0);

function numberAt(from: unknown, path: string): number | null {
  const found = path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], from);
  return typeof found === 'number' ? found : null;
}

/** Whether the moment of a scene has come. */
export function hasCome(frame: Frame, until: Until): boolean {
  if (until === 'end') return frame.finished || frame.nextEventAtMs === null;
  if ('atMs' in until) return frame.atMs >= until.atMs || frame.finished;
  const value = measured(frame, until.measure);
  if (frame.finished) return true;
  return value !== null && ('above' in until ? value > until.above : value < until.below);
}

/** How near each choice comes to what the run shows: the greatest is right. */
export function choiceScores(frame: Frame, question: Question): number[] {
  const shown = question.measure === undefined ? null : measured(frame, question.measure);
  return question.choices.map(({ value, measure }) =>
    measure === undefined
      ? -Math.abs((value ?? Infinity) - (shown ?? Infinity))
      : (measured(frame, measure) ?? -Infinity),
  );
}

/** The choice that the run shows to be right. */
export function rightChoice(frame: Frame, question: Question): number {
  const scores = choiceScores(frame, question);
  return scores.indexOf(Math.max(...scores));
}
