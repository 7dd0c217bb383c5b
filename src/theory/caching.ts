// How often a cache has what it is asked for, from rates alone.

/**
 * Share of lookups that are hits, for a cache whose entries live for `ttlMs` from when they were put there and are deleted
 * `deletesPerSecond` times a second each, when every product is looked up at random `lookupsPerSecond` times a second. An
 * entry is there for D = (1 − e^(−cT)) / c on average and meets λD hits after the one miss that put it there: λD / (1 + λD)
 * (renewal reward; Jung, Berger and Balakrishnan, "Modeling TTL-based Internet Caches", 2003, for c = 0).
 */
export function hitShare(lookupsPerSecond: number, ttlMs: number, deletesPerSecond: number): number {
  const ttl = ttlMs / 1_000;
  const there = deletesPerSecond === 0 ? ttl : (1 - Math.exp(-deletesPerSecond * ttl)) / deletesPerSecond;
  if (there === Number.POSITIVE_INFINITY) return lookupsPerSecond > 0 ? 1 : 0;
  return (lookupsPerSecond * there) / (1 + lookupsPerSecond * there);
}

/**
 * Share of hits that are out of date when nothing but time deletes an entry and its product changes at random: an entry of
 * age t, read from a copy that was `lagMs` behind, is out of date with probability 1 − e^(−c(t + L)), and a hit meets every
 * age up to T alike.
 */
export function staleShare(ttlMs: number, changesPerSecond: number, lagMs = 0): number {
  if (changesPerSecond === 0) return 0;
  const changes = (changesPerSecond * ttlMs) / 1_000;
  return 1 - (Math.exp((-changesPerSecond * lagMs) / 1_000) * (1 - Math.exp(-changes))) / changes;
}
