// The kinds of distributions, by number.
export const KINDS = { constant: 0, exponential: 1, uniform: 2, logNormal: 3, erlang: 4, empirical: 5 } as const;

/** The kinds of traffic, by number. */
export const PATTERN = { one: 1, even: 2, poisson: 3 } as const;
