// How long one waits for a server, by the classic models. Named as Kendall does: arrivals / service / servers / places;
// M is without memory (Poisson arrivals, exponential service), D is constant, G is any. First come, first served.
// Like all formulas here: rates a second, times in ms, loads in erlangs; Infinity where the line grows without end.
import { offeredLoad } from './queueing.ts';

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

/** Mean wait in an M/M/c: C(c, a) · S / (c − a), with Erlang C. For one server ρS / (1 − ρ) (Kleinrock I, §3.2). */
export function waitMsOfServers(servers: number, arrivalsPerSecond: number, serviceMs: number): number {
  const offered = offeredLoad(arrivalsPerSecond, serviceMs);
  if (offered >= servers) return Number.POSITIVE_INFINITY;
  return (waitProbability(servers, offered) * serviceMs) / (servers - offered);
}

/**
 * The wait that `share` of the arrivals stay within in an M/M/c, in ms: whoever waits, waits exponentially long, so that
 * P(W > t) = C(c, a) · e^(−(c − a)t / S) (Cooper, §3.6), solved for t. 0 where more than that share never wait. Exact.
 */
export function waitQuantileMs(servers: number, arrivalsPerSecond: number, serviceMs: number, share: number): number {
  const offered = offeredLoad(arrivalsPerSecond, serviceMs);
  if (offered >= servers) return Number.POSITIVE_INFINITY;
  const waits = waitProbability(servers, offered) / (1 - share);
  return waits <= 1 ? 0 : (Math.log(waits) * serviceMs) / (servers - offered);
}

/**
 * Mean wait in an M/G/1: ρS (1 + C²) / 2(1 − ρ), with C² the variance of the service over its squared mean: 1 for
 * exponential, 0 for constant service (Pollaczek and Khinchine; Kleinrock I, §5.6). Exact for any distribution.
 */
export function waitMsOfAnyService(arrivalsPerSecond: number, serviceMs: number, squaredVariation: number): number {
  const load = offeredLoad(arrivalsPerSecond, serviceMs);
  return load < 1 ? (load * serviceMs * (1 + squaredVariation)) / (2 * (1 - load)) : Number.POSITIVE_INFINITY;
}

/** Closer to full than this, Crommelin's sum needs millions of terms. */
export const CONSTANT_LOAD_MAX = 0.98;
const NEGLIGIBLE = 1e-13;

/**
 * Mean wait in an M/D/c (Crommelin 1932): whoever is in service now is gone one service time S later, so that the line
 * then is (line + arrivals within S − c)⁺, a random walk that stops at 0; its mean is the sum over i of E(Nᵢ − ic)⁺ / i,
 * with Nᵢ Poisson of mean ia (Spitzer 1956), and the wait follows by Little's law. Summed to within 10⁻⁹ of itself for loads up
 * to `CONSTANT_LOAD_MAX` of the servers; it is not to be asked above.
 */
export function waitMsOfConstantService(servers: number, arrivalsPerSecond: number, serviceMs: number): number {
  const offered = offeredLoad(arrivalsPerSecond, serviceMs);
  if (offered >= servers) return Number.POSITIVE_INFINITY;
  if (offered === 0) return 0;
  let line = 0;
  for (let i = 1; ; i += 1) {
    const term = poissonExcess(i * offered, i * servers) / i;
    line += term;
    if (term <= NEGLIGIBLE * line) return (line / offered) * serviceMs;
  }
}

/** E(N − level)⁺ for N Poisson of a mean not above the level. */
function poissonExcess(mean: number, level: number): number {
  let probability = Math.exp(level * Math.log(mean) - mean - logFactorial(level));
  let excess = 0;
  for (let k = 1; ; k += 1) {
    probability *= mean / (level + k);
    const term = k * probability;
    excess += term;
    if (term <= NEGLIGIBLE * excess) return excess;
  }
}

/** ln n!, by Stirling's series from 20 on, where it is within 10⁻¹² of the truth. */
function logFactorial(n: number): number {
  if (n >= 20) return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n * n * n);
  let sum = 0;
  for (let k = 2; k <= n; k += 1) sum += Math.log(k);
  return sum;
}

export interface Bounded {
  /** Share of the arrivals that find every place taken and go away. */
  refused: number;
  /** Mean wait of those who come in, in ms. */
  waitMs: number;
}

/**
 * M/M/c/K: `places` in all, those in service among them; who finds none free goes away. The probabilities of 0 to K inside
 * follow from one another by a/n, and by a/c above c servers (Gross and Harris, Fundamentals of Queueing Theory, §2.5). Exact,
 * for any load.
 */
export function boundedLine(servers: number, places: number, arrivalsPerSecond: number, serviceMs: number): Bounded {
  const offered = offeredLoad(arrivalsPerSecond, serviceMs);
  let weight = 1;
  let total = 1;
  let line = 0;
  for (let inside = 1; inside <= places; inside += 1) {
    weight *= offered / Math.min(inside, servers);
    total += weight;
    line += Math.max(0, inside - servers) * weight;
    // Only the proportions count: kept near 1, thousands of servers do not overflow.
    if (total > 1e200) {
      weight /= total;
      line /= total;
      total = 1;
    }
  }
  const refused = weight / total;
  const entersPerMs = (arrivalsPerSecond * (1 - refused)) / 1_000;
  return { refused, waitMs: entersPerMs === 0 ? 0 : line / total / entersPerMs };
}

/**
 * M/G/∞: with a server for everybody, the number busy is Poisson of mean a = λS whatever the distribution of the service
 * (Kleinrock I, §3.5; Takács 1962). The least number that is not exceeded `share` of the time. Exact.
 */
export function busyQuantile(offered: number, share: number): number {
  let within = 0;
  for (let busy = 0; ; busy += 1) {
    within += busyProbability(offered, busy);
    // The last digits of the sum may fall short of a share very near to 1: nobody is that far out.
    if (within >= share || busy > offered + 40 * Math.sqrt(offered + 1)) return busy;
  }
}

/** M/G/∞: the share of the time in which exactly so many are busy. */
export function busyProbability(offered: number, busy: number): number {
  if (offered === 0) return busy === 0 ? 1 : 0;
  return Math.exp(busy * Math.log(offered) - offered - logFactorial(busy));
}
