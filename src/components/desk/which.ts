// How many dead letters are meant, for the button that says it and for the command that does it.
export type Which = 'one' | 'some' | 'all';

/** `sent` is the command's count, in which 0 means all there are when it takes effect. */
export function replayCount(which: Which, some: number, ready: number): { count: number; sent: number } {
  if (which === 'all') return { count: ready, sent: 0 };
  const sent = which === 'one' ? 1 : some;
  return { count: Math.min(sent, ready), sent };
}
