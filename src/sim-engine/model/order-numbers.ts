// How orders are numbered: those of the first source from 0, what is no order of a customer's by its source, orders placed
// again behind all of these. So none of them shifts the number of another, which is whose luck it has.
import { AGAIN_MAX, TRAFFIC_MAX } from '../../scenario/limits.ts';

/** Numbers of what is no order begin here, those of each source apart, so that orders are numbered the same without it. */
export const BACKGROUND = 1 << 27;

/** Behind those of all sources, orders placed again: so many belong to the first order, the next to the second, and so on. */
export const ORDERED_AGAIN = BACKGROUND * TRAFFIC_MAX;
export const PLACES_OF_ONE = AGAIN_MAX + 1;

export const orderAgainNumber = (first: number, tries: number): number => ORDERED_AGAIN + first * PLACES_OF_ONE + tries;

/** The number of the first order of this one's customer: its own, unless it was placed again. */
export const firstNumberOf = (number: number): number =>
  number < ORDERED_AGAIN ? number : Math.floor((number - ORDERED_AGAIN) / PLACES_OF_ONE);
