// The time that a candidate has: it runs from "Begin", also over a reload of the page, and ends by itself.
import type { Task } from '../../scenario/task.ts';
import { type Attempt, placeStore } from '../../stores/place-store.ts';

const KEY = 'queuescope.attempt';
let timer: ReturnType<typeof setTimeout> | undefined;

interface Remembered {
  address: string;
  beganAtMs: number;
}

function remembered(): Remembered | null {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Remembered> | null;
    return typeof value?.address === 'string' && Number.isFinite(value.beganAtMs) ? (value as Remembered) : null;
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

export function beginAttempt({ minutes }: Task): void {
  const beganAtMs = Date.now();
  remember({ address: location.hash, beganAtMs });
  start(attemptSince(beganAtMs, minutes));
}

/** The attempt that was begun on this device at this address, if there is one: its time has run on. */
export function resumeAttempt({ minutes }: Task): void {
  const known = remembered();
  if (known?.address === location.hash) start(attemptSince(known.beganAtMs, minutes));
}
