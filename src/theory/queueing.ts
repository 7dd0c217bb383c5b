// Formulas of queueing theory, to stand beside what was measured. A leaf: numbers in, numbers out.
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

/** Share of the servers' time that is taken: ρ = a / c. Above 1 the queue grows. */
export function utilisation(offered: number, servers: number): number {
  return servers === 0 ? Number.POSITIVE_INFINITY : offered / servers;
}

/**
 * When a growing queue passes `level`: level / (λ − c/S), a fluid approximation from an empty start. Its error is about
 * one service time, and with random arrivals a spread of √(level) arrivals. Infinity when the queue does not grow.
 */
export function backlogReachedMs(level: number, arrivalsPerSecond: number, servers: number, serviceMs: number): number {
  const growthPerSecond = arrivalsPerSecond - saturationPerSecond(servers, serviceMs);
  return growthPerSecond > 0 ? (level / growthPerSecond) * SECOND_MS : Number.POSITIVE_INFINITY;
}

/** How long a backlog takes to drain: n / (c/S − λ), the same approximation. Infinity when it does not drain. */
export function drainedAfterMs(backlog: number, arrivalsPerSecond: number, servers: number, serviceMs: number): number {
  const drainPerSecond = saturationPerSecond(servers, serviceMs) - arrivalsPerSecond;
  if (backlog === 0) return 0;
  return drainPerSecond > 0 ? (backlog / drainPerSecond) * SECOND_MS : Number.POSITIVE_INFINITY;
}

/** Mean wait in the queue of an M/M/1: ρS / (1 − ρ). Poisson arrivals, exponential service, one server (Kleinrock I, §3.2). */
export function waitMsOfOneServer(arrivalsPerSecond: number, serviceMs: number): number {
  const load = offeredLoad(arrivalsPerSecond, serviceMs);
  return load < 1 ? (load * serviceMs) / (1 - load) : Number.POSITIVE_INFINITY;
}

/**
 * Erlang C: the probability that an arrival finds all of `servers` busy in an M/M/c. Built from Erlang B by its
 * recursion B(k) = aB(k−1) / (k + aB(k−1)), which is stable for thousands of servers where factorials overflow
 * (Cooper, Introduction to Queueing Theory, §3.6). 1 when the load is not below the number of servers.
 */
export function waitProbability(servers: number, offered: number): number {
  if (offered >= servers) return 1;
  let blocked = 1;
  for (let k = 1; k <= servers; k += 1) blocked = (offered * blocked) / (k + offered * blocked);
  return blocked / (1 - (offered / servers) * (1 - blocked));
}

/** Mean wait in the queue of an M/M/c: C(c, a) · S / (c − a). Poisson arrivals, exponential service. */
export function waitMsOfServers(servers: number, arrivalsPerSecond: number, serviceMs: number): number {
  const offered = offeredLoad(arrivalsPerSecond, serviceMs);
  if (offered >= servers) return Number.POSITIVE_INFINITY;
  return (waitProbability(servers, offered) * serviceMs) / (servers - offered);
}

/** Little's law L = λW: how many are inside on average when each stays `stayMs`. Exact in the long run for any system. */
export function meanInside(arrivalsPerSecond: number, stayMs: number): number {
  return (arrivalsPerSecond * stayMs) / SECOND_MS;
}
