// Our own logarithm and exponential beside those of the machine, which may differ in the last bits and in nothing more.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expPlain, lnPlain, normalQuantile, powerOfTwo } from './plain-math.ts';

const SEED = 20_260_405;
const numRuns = 20_000;

/** The distance of two numbers in units of the last place of the second. */
function ulps(value: number, truth: number): number {
  if (value === truth) return 0;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(truth))), -1_022);
  return Math.abs(value - truth) / 2 ** (exponent - 52);
}

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Holds for any number of a range. */
function holds(min: number, max: number, law: (x: number) => void): void {
  const property = fc.property(within(min, max), (x) => {
    law(x);
  });
  fc.assert(property, { seed: SEED, numRuns });
}

describe(`exponential (seed ${SEED})`, () => {
  test('within 16 units of the last place where draws use it, from −20 to 20', () => {
    holds(-20, 20, (x) => expect(ulps(expPlain(x), Math.exp(x))).toBeLessThanOrEqual(16));
  });

  test('to twelve digits up to ±700', () => {
    holds(-700, 700, (x) => expect(expPlain(x) / Math.exp(x)).toBeCloseTo(1, 12));
  });

  test('exactly 1 at 0, and powers of two are exact', () => {
    expect(expPlain(0)).toBe(1);
    for (let n = -1_022; n <= 1_023; n++) expect(powerOfTwo(n)).toBe(2 ** n);
  });
});

describe(`logarithm (seed ${SEED})`, () => {
  test('within 4 units of the last place from 2^-64 to 2^64, away from 1', () => {
    holds(0.4, 44, (power) => {
      for (const x of [Math.exp(power), Math.exp(-power)]) expect(ulps(lnPlain(x), Math.log(x))).toBeLessThanOrEqual(4);
    });
  });

  test('near 1 it is small, and as near to the true one as a number near 1 can be', () => {
    holds(0.67, 1.5, (x) => expect(Math.abs(lnPlain(x) - Math.log(x))).toBeLessThanOrEqual(2 ** -52));
  });

  test('it undoes the exponential', () => {
    expect(lnPlain(1)).toBe(0);
    holds(-20, 20, (x) => expect(Math.abs(lnPlain(expPlain(x)) - x)).toBeLessThan(1e-14));
  });
});

describe('normal quantile', () => {
  /** Standard normal distribution by the series of its density about 0 (Marsaglia 2004): exact to double precision. */
  function normal(x: number): number {
    let term = x;
    let sum = x;
    for (let n = 3; Math.abs(term) > 1e-18; n += 2) {
      term *= (x * x) / n;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-0.5 * x * x) * 0.3989422804014327;
  }

  test(`the normal distribution leads back to the share, to the 1.2e-9 that Acklam states (seed ${SEED})`, () => {
    holds(1e-6, 1 - 1e-6, (p) => {
      const x = normalQuantile(p);
      const density = 0.3989422804014327 * Math.exp(-0.5 * x * x);
      // An error of x by dx moves the share by density × dx.
      expect(Math.abs(normal(x) - p)).toBeLessThan(density * Math.max(Math.abs(x), 1e-3) * 1.2e-9 + 1e-14);
    });
  });

  test('published points: 50 %, 97.5 %, 99.5 %, and one in a million', () => {
    const points = [0.5, 0.975, 0.995, 1e-6].map(normalQuantile);
    const expected = [0, 1.959963984540054, 2.575829303548901, -4.753424308822899];
    points.forEach((x, index) => {
      expect(x).toBeCloseTo(expected[index]!, 7);
    });
  });

  test(`rises, and is the same on both sides of the middle (seed ${SEED})`, () => {
    const law = fc.property(within(1e-9, 0.499), within(1e-9, 0.499), (p, q) => {
      if (q > p) expect(normalQuantile(q)).toBeGreaterThanOrEqual(normalQuantile(p));
      expect(Math.abs(normalQuantile(1 - p) + normalQuantile(p))).toBeLessThan(1e-6);
    });
    fc.assert(law, { seed: SEED, numRuns });
  });
});
