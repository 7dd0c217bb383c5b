// Marks for what is not there, the places of the world's scalars, and the rows of its histograms.

export const NONE = -1;
/** In place of a job's message: the broker has taken that back. */
export const ORPHAN = -2;

/** Places in the world's scalars. */
export const NOW = 0;
export const EVENTS = 1;
export const FACTS = 2;
export const MESSAGES = 3;
export const PLACED = 4;
export const REPLIED = 5;
export const FAILED = 6;
export const GONE = 7;
export const SETTLED = 8;
export const SETTLED_WITH_LOSS = 9;
export const OPEN = 10;
export const LAST_CUSTOMER_MS = 11;
export const LAST_WORK_MS = 12;
export const COMMANDS = 13;
export const LAST_SETTLED = 14;
/** Events handled at the present instant, for the guard against a clock that stands still. */
export const AT_INSTANT = 15;
/** Handlings begun, and those of them that were not the first for their message or what it was copied from. */
export const ATTEMPTS = 16;
export const REPEATED_ATTEMPTS = 17;
/** When alerts are looked at next. */
export const LOOK_AT = 18;
/** Alerts that began or ended, counted. */
export const TURNS = 19;
/** Orders placed again; and customers who have two stored orders, or more. */
export const AGAIN = 20;
export const STORED_TWICE = 21;
/** Rows of the histograms: the two clocks, then waits by component with a line, then waits by queue. */
export const CUSTOMER_MS = 0;
export const WORK_MS = 1;
export const WAITS = 2;
