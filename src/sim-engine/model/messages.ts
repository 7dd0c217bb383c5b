// What a message's record says in numbers that stand for something else.
import type { World } from './world.ts';

/** When it expires; Infinity: never. */
export function deadlineOf(w: World, message: number): number {
  return w.messages.deadline.at(message) || Infinity;
}

/** The queue in which it died last; NONE when it never did. */
export const diedIn = (w: World, message: number): number => w.messages.died[message] - 1;
