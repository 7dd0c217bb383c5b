// How much of the candidate's time is left.
import { useEffect, useState } from 'react';
import type { Attempt } from '../../stores/place-store.ts';

const SHORT_MS = 60_000;

/** `12:05`, and `1:02:05` from the first hour on. */
export function leftText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

export function TimeLeft({ attempt }: { attempt: Attempt }) {
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    const every = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(every);
  }, []);
  if (attempt.endsAtMs === null) return null;
  const leftMs = attempt.endsAtMs - nowMs;
  return (
    <p className={leftMs < SHORT_MS ? 'time-left time-left--short' : 'time-left'} role="timer">
      {attempt.isOver ? 'The time is up.' : <>{leftText(leftMs)} left</>}
    </p>
  );
}
