// What is kept of frames from one to the next: series and histograms, which come a few times a second, and the furthest
// that the run has been. Pure.
import type { Frame } from '../protocol/frame.ts';
import type { Known } from '../stores/run-store.ts';
import { stillWaiting } from './waiting.ts';

export const NOTHING_KNOWN: Known = { atMs: 0, facts: [], series: [], alerts: [] };

/** The frame, with the series, histograms and waiting messages of the one before where it brings none of its own. */
export function completed(frame: Frame, before: Frame | null, messagesOf: string | null = null): Frame {
  const same = before?.epoch === frame.epoch || (before?.atMs ?? 0) <= frame.atMs;
  const lanes = frame.lanes.map((lane, index) => ({
    ...lane,
    waiting: lane.waiting ?? (same ? stillWaiting(before?.lanes[index]?.waiting, messagesOf) : null),
    series: lane.series ?? (same ? (before?.lanes[index]?.series ?? null) : null),
    histogram: lane.histogram ?? (same ? (before?.lanes[index]?.histogram ?? null) : null),
  }));
  return { ...frame, lanes };
}

/** Going back forgets nothing. */
export function furthest(known: Known, { atMs, lanes }: Frame): Known {
  if (atMs < known.atMs) return known;
  return {
    atMs,
    facts: lanes.map(({ facts }) => facts),
    series: lanes.map(({ series }) => series),
    alerts: lanes.map(({ alertTurns }) => alertTurns),
  };
}
