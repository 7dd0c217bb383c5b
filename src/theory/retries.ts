// What retries cost: attempts and waits that follow from a share of failures alone.

/**
 * Attempts a message takes on average, when each fails with probability p by itself and at most r retries follow:
 * 1 + p + p² + … + p^r, the partial sum of a geometric series (Feller, An Introduction to Probability Theory, vol. 1, XI.1).
 */
export function attemptsExpected(failShare: number, retries: number): number {
  let sum = 1;
  let term = 1;
  for (let retry = 1; retry <= retries; retry += 1) {
    term *= failShare;
    sum += term;
  }
  return sum;
}

/** The delays of an exponential back-off: first × factor^k. */
export function backoffDelaysMs(firstDelayMs: number, factor: number, retries: number): number[] {
  return Array.from({ length: retries }, (_, retry) => firstDelayMs * factor ** retry);
}
