import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hop } from '../../protocol/frame.ts';
import { comparisonById, comparisonSpec } from '../../scenario/library/library.ts';
import { Simulation } from '../../sim-engine/simulation.ts';
import { createHopMotion, hopWindowMs, lookOf } from './hop-motion.ts';
import { TOKENS_MAX } from './streams.ts';

const hop = (atMs: number, orderId = 1): Hop => ({
  kind: 'call',
  atMs,
  orderId,
  from: 'AppServers',
  to: 'Master',
  replica: 0,
  queue: null,
});
const kept = (...hops: Hop[]) => {
  const motion = createHopMotion();
  motion.accept({ run: 1, atMs: hops.at(-1)?.atMs ?? 0, hops });
  return motion;
};
const fractions = (motion: ReturnType<typeof createHopMotion>, clockMs: number, windowMs: number, hold = 1) =>
  motion.tokensAt(clockMs, windowMs, hold).map((token) => [token.hop.atMs, token.fraction]);

test('a token goes from 0 to 1 over the window after its hop, and is then gone', () => {
  const motion = kept(hop(100));
  expect(fractions(motion, 99, 200)).toEqual([]);
  expect(fractions(motion, 100, 200)).toEqual([[100, 0]]);
  expect(fractions(motion, 150, 200)).toEqual([[100, 0.25]]);
  expect(fractions(motion, 300, 200)).toEqual([]);
});

test('while the clock is held, hops of this instant are where the hold is', () => {
  const motion = kept(hop(100), hop(100, 2), hop(50));
  expect(fractions(kept(hop(50), hop(100), hop(100, 2)), 100, 0, 0.4)).toEqual([
    [100, 0.4],
    [100, 0.4],
  ]);
  expect(fractions(motion, 100, 0, 1)).toEqual([]);
});

test('at one instant a hop waits for the one that brings its message', () => {
  const way = (from: string, to: string): Hop => ({ ...hop(100), from, to });
  const motion = kept(way('Master', 'AppServers'), way('AppServers', 'Queue'), way('AppServers', 'Client'));
  const shown = (hold: number) => motion.tokensAt(100, 0, hold).map((token) => [token.hop.to, token.fraction]);
  expect(shown(0.25)).toEqual([['AppServers', 0.5]]);
  expect(shown(0.75)).toEqual([
    ['Queue', 0.5],
    ['Client', 0.5],
  ]);
});

test('a later frame of the same run adds, an earlier one forgets what came after it, another run starts over', () => {
  const motion = kept(hop(100));
  motion.accept({ run: 1, atMs: 120, hops: [hop(110)] });
  expect(motion.size).toBe(2);
  motion.accept({ run: 1, atMs: 50, hops: [hop(50)] });
  expect(motion.size).toBe(1);
  motion.accept({ run: 1, atMs: 90, hops: [hop(80)] });
  motion.accept({ run: 1, atMs: 70, hops: [] });
  expect(motion.tokensAt(70, 1_000, 1).map((token) => token.hop.atMs)).toEqual([50]);
  motion.accept({ run: 2, atMs: 60, hops: [] });
  expect(motion.size).toBe(0);
});

test('the ring is bounded and keeps the newest', () => {
  const motion = createHopMotion(10);
  for (let ms = 0; ms < 35; ms += 1) motion.accept({ run: 1, atMs: ms, hops: [hop(ms)] });
  expect(motion.size).toBe(10);
  expect(fractions(motion, 34, 4).map(([at]) => at)).toEqual([31, 32, 33, 34]);
});

test('positions are a function of the clock: how it got there does not matter', () => {
  const instants = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 30 });
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 0, max: 1_200 }),
      fc.integer({ min: 1, max: 300 }),
      (times, clock, windowMs) => {
        const hops = times.sort((one, other) => one - other).map((ms) => hop(ms));
        const straight = kept(...hops);
        const wandering = kept(...hops);
        for (const elsewhere of [1_000, 0, clock + 50, clock]) wandering.tokensAt(elsewhere, windowMs, 1);
        expect(wandering.tokensAt(clock, windowMs, 1)).toEqual(straight.tokensAt(clock, windowMs, 1));
      },
    ),
  );
});

test('an instant looks the same whether the run was played to it or opened there', () => {
  const spec = comparisonSpec(comparisonById('rush')!);
  const run = () => {
    const simulation = Simulation.create(spec, { keepFacts: true });
    if (!simulation.ok) throw new Error('the rush can be run');
    const motions = spec.lanes.map(() => createHopMotion());
    const show = () => {
      const { atMs, lanes } = simulation.value.frame(1, {});
      for (const [index, { hops }] of lanes.entries()) motions[index]!.accept({ run: 1, atMs, hops });
    };
    return { simulation: simulation.value, motions, show };
  };
  const [played, opened] = [run(), run()];
  for (let atMs = 0; atMs <= 12_000; atMs += 16) {
    played.simulation.advance(atMs, Infinity);
    played.show();
  }
  opened.simulation.seek({ atMs: 12_000 });
  opened.show();
  for (const [index, motion] of opened.motions.entries()) {
    const shown = motion.tokensAt(12_000, 450, 1);
    expect(shown.length).toBeGreaterThan(TOKENS_MAX);
    expect(played.motions[index]!.tokensAt(12_000, 450, 1)).toEqual(shown);
  }
});

test('the window follows the pace, and a paused one keeps it', () => {
  expect(hopWindowMs({ type: 'follow' }, 0.4)).toBe(0);
  expect(hopWindowMs({ type: 'factor', factor: 2 }, 0)).toBe(900);
  expect(hopWindowMs({ type: 'max' }, 100)).toBe(45_000);
  expect(hopWindowMs({ type: 'max' }, 0)).toBe(9_000);
});

test('what fails looks like a failure, what answers like an answer', () => {
  expect([lookOf('failure'), lookOf('refusal'), lookOf('reply'), lookOf('return'), lookOf('redeliver')]).toEqual([
    'failure',
    'failure',
    'back',
    'back',
    'retry',
  ]);
});
