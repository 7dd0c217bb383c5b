// A candidate's attempt: its time runs from "Begin", also over a reload of the page, and ends by itself; what was changed
// meanwhile is kept on the device, as the answer that it would be.
import type { RunSpec } from '../../scenario/run-spec.ts';
import type { Task } from '../../scenario/task.ts';
import { readAnswer, writeAnswer } from '../../share/task-link.ts';
import { type Attempt, placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';

const KEY = 'queuescope.attempt';
let timer: ReturnType<typeof setTimeout> | undefined;

interface Remembered {
  address: string;
  beganAtMs: number;
  /** As after `#/answer/`; empty before anything was changed. */
  answer: string;
}

function remembered(): Remembered | null {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Remembered> | null;
    const isSound = typeof value?.address === 'string' && Number.isFinite(value.beganAtMs);
    return isSound && typeof value.answer === 'string' ? (value as Remembered) : null;
  } catch {
    return null;
  }
}

function remember(value: Remembered): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(value));
  } catch {
    return;
  }
}

const attemptSince = (beganAtMs: number, minutes: number | null): Attempt => {
  const endsAtMs = minutes === null ? null : beganAtMs + minutes * 60_000;
  return { beganAtMs, endsAtMs, isOver: endsAtMs !== null && Date.now() >= endsAtMs };
};

/** Every change is kept while this task is worked on. */
function keepChanges(task: Task, began: Remembered): void {
  const stop = runStore.subscribe(({ spec, comparisonId }, before) => {
    if (placeStore.getState().challenge !== task) return stop();
    if (!spec || spec === before.spec || comparisonId !== task.comparisonId) return;
    writeAnswer({ task, spec, tookMs: null, claimed: null }).then(
      (answer) => remember({ ...began, answer }),
      () => undefined,
    );
  });
}

function start(attempt: Attempt): void {
  clearTimeout(timer);
  placeStore.setState({ attempt });
  const { endsAtMs, isOver } = attempt;
  if (endsAtMs === null || isOver) return;
  timer = setTimeout(() => {
    // It may be another attempt that is worked on by now.
    placeStore.setState(({ attempt: present }) =>
      present === attempt ? { attempt: { ...attempt, isOver: true } } : {},
    );
  }, endsAtMs - Date.now());
}

export function beginAttempt(task: Task): void {
  const began: Remembered = { address: location.hash, beganAtMs: Date.now(), answer: '' };
  remember(began);
  start(attemptSince(began.beganAtMs, task.minutes));
  keepChanges(task, began);
}

let resumed: { task: Task; spec: RunSpec } | null = null;

/**
 * The attempt that was begun on this device at this address, if there is one: its time has run on. To be called once the
 * task is what is worked on.
 */
export async function attemptToResume(task: Task): Promise<() => void> {
  const known = remembered();
  if (known?.address !== location.hash) return () => {};
  const read = known.answer === '' ? null : await readAnswer(known.answer);
  return () => {
    resumed = read?.ok ? { task, spec: read.value.spec } : null;
    start(attemptSince(known.beganAtMs, task.minutes));
    keepChanges(task, known);
  };
}

/** The run as the candidate had left it; null where the task begins as it was posed. */
export const resumedSpec = (task: Task): RunSpec | null => (resumed?.task === task ? resumed.spec : null);
