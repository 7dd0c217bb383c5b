// Chance, as one may rely on it: a draw depends on seed, purpose, owner and attempt and on nothing else, and draws are
// distributed as they say. Seeds are fixed, so that these tests always give one answer.
import { describe, expect, test } from 'vitest';
import { bareCore } from '../testing/bare-core.ts';
import { correlationOf, DISTANCE_MAX, distanceFrom, meanOf, varianceOf } from '../testing/samples.ts';

const SEED = 20_260_404;
const DRAWS = 200_000;
/** A normal variable is further from its mean than this once in thirty thousand times. */
const SIGMAS = 4.2;
/** Where the ziggurat's tail begins. */
const TAIL = 7.69711747013104972;

const luck = bareCore({ seed: SEED });
const otherLuck = bareCore({ seed: SEED + 1 });
const draws = (draw: (owner: number) => number, count = DRAWS) => Array.from({ length: count }, (_, k) => draw(k));
const exponentials = draws((owner) => luck.exponential(7, owner, 0, 0));
const uniforms = draws((owner) => luck.uniform(7, owner, 0));

describe(`exponential draws (seed ${SEED}, ${DRAWS} of them)`, () => {
  test('have mean 1 and variance 1', () => {
    expect(Math.abs(meanOf(exponentials) - 1)).toBeLessThan(SIGMAS / Math.sqrt(DRAWS));
    // The fourth central moment is 9, so the variance of the variance is (9 − 1) / n.
    expect(Math.abs(varianceOf(exponentials) - 1)).toBeLessThan(SIGMAS * Math.sqrt(8 / DRAWS));
  });

  test('are distributed as 1 − e^−x', () => {
    expect(distanceFrom(exponentials, (x) => 1 - Math.exp(-x))).toBeLessThan(DISTANCE_MAX);
  });

  test('go on in the tail: as many as there should be beyond the lowest layer, and distributed alike', () => {
    const many = draws((owner) => luck.exponential(8, owner, 0, 0), 2_000_000).filter((x) => x > TAIL);
    const expected = 2_000_000 * Math.exp(-TAIL);
    expect(Math.abs(many.length - expected)).toBeLessThan(SIGMAS * Math.sqrt(expected));
    expect(distanceFrom(many, (x) => 1 - Math.exp(TAIL - x))).toBeLessThan(DISTANCE_MAX);
  });

  test('are right in every layer, at the rims too: each twentieth of the distribution holds its share', () => {
    const twentieths = new Array<number>(20).fill(0);
    for (const x of exponentials) twentieths[Math.floor((1 - Math.exp(-x)) * 20)]! += 1;
    const sigma = Math.sqrt(DRAWS * 0.05 * 0.95);
    for (const count of twentieths) expect(Math.abs(count - DRAWS / 20)).toBeLessThan(SIGMAS * sigma);
  });

  test('stages of one attempt are draws of their own: their sum is an Erlang variable', () => {
    const sums = draws((owner) => luck.exponential(9, owner, 1, 0) + luck.exponential(9, owner, 1, 1), 50_000);
    expect(distanceFrom(sums, (x) => 1 - (1 + x) * Math.exp(-x))).toBeLessThan(DISTANCE_MAX);
  });
});

describe(`uniform draws (seed ${SEED}, ${DRAWS} of them)`, () => {
  test('lie evenly between 0 and 1, never at an end', () => {
    expect(distanceFrom(uniforms, (x) => x)).toBeLessThan(DISTANCE_MAX);
    expect(uniforms.every((x) => x > 0 && x < 1)).toBe(true);
  });
});

describe('a draw is its own', () => {
  const near = 5 / Math.sqrt(DRAWS);

  test('the same purpose, owner and attempt give the same draw, whatever was drawn before', () => {
    const other = bareCore({ seed: SEED });
    for (const owner of [5, 3, 3, 1_000_000, 0]) {
      other.exponential(1, owner, 9, 0);
      other.uniform(7, owner + 1, 0);
      expect(other.exponential(7, owner, 0, 0)).toBe(luck.exponential(7, owner, 0, 0));
      expect(other.uniform(7, owner, 0)).toBe(luck.uniform(7, owner, 0));
    }
  });

  test.each([
    ['owners next to each other', draws((owner) => luck.exponential(7, owner + 1, 0, 0))],
    ['attempts', draws((owner) => luck.exponential(7, owner, 1, 0))],
    ['stages', draws((owner) => luck.exponential(7, owner, 0, 1))],
    ['purposes', draws((owner) => luck.exponential(8, owner, 0, 0))],
    ['seeds', draws((owner) => otherLuck.exponential(7, owner, 0, 0))],
  ])('%s do not hang together', (_, others) => {
    const mine = exponentials.slice(0, others.length);
    expect(Math.abs(correlationOf(mine, others))).toBeLessThan(Math.max(near, 5 / Math.sqrt(others.length)));
    expect(mine.filter((x, index) => x === others[index]).length).toBeLessThan(5);
  });

  test('owners beyond 32 bits are not needed: the first four thousand million are different', () => {
    const owners = [0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff];
    expect(new Set(owners.map((owner) => luck.uniform(7, owner, 0))).size).toBe(owners.length);
  });
});
