// What load asks of servers, to stand beside what was measured; waiting is in `waiting.ts`. A leaf: numbers in, numbers out.
// Rates are per second, times in milliseconds, loads in erlangs (mean number of busy servers). Arguments are expected to
// be finite and not negative; a system that cannot keep up answers Infinity, never NaN.

const SECOND_MS = 1_000;

/**
 * Offered load a = λS in erlangs: how many servers are busy on average if none ever lacks.
 * Exact for any distribution of service times (Little's law applied to the servers).
 */
export function offeredLoad(arrivalsPerSecond: number, serviceMs: number): number {
  return (arrivalsPerSecond * serviceMs) / SECOND_MS;
}

/**
 * Fewest servers that keep the queue finite. When arrivals or service times vary: strictly more than a, floor(a) + 1
 * (at exactly a the mean queue is unbounded; Kleinrock, Queueing Systems I, §3.5). When both are constant, ceil(a) does.
 * Says nothing about how long the wait then is: one server more than needed can still mean a long queue.
 */
export function serversNeeded(offered: number, varies: boolean): number {
  return Math.max(1, varies ? Math.floor(offered) + 1 : Math.ceil(offered));
}

/** Most a second that `servers` can finish: c / S. Infinity for a service that takes no time. */
export function saturationPerSecond(servers: number, serviceMs: number): number {
  return serviceMs === 0 ? Number.POSITIVE_INFINITY : (servers * SECOND_MS) / serviceMs;
}

/**
 * When a growing queue passes `level`: level / (λ − c/S), a fluid approximation from an empty start. Its error is about
 * one service time, and with random arrivals a spread of √(level) arrivals. Infinity when the queue does not grow.
 */
export function backlogReachedMs(level: number, arrivalsPerSecond: number, servers: number, serviceMs: number): number {
  const growthPerSecond = arrivalsPerSecond - saturationPerSecond(servers, serviceMs);
  return growthPerSecond > 0 ? (level / growthPerSecond) * SECOND_MS : Number.POSITIVE_INFINITY;
}
