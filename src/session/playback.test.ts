// How simulated time follows real time: slow where something happens, fast where nothing does, never backwards. The session
// plays on the real engine; only the clock on the wall is the test's.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runStore } from '../stores/run-store.ts';
import { type Ahead, gapRealMs, HOLD_MS, type Playhead, plan } from './playback.ts';
import { openPlayer, settled } from './testing/player.ts';

const SEED = 20_260_411;
const clock = () => runStore.getState().clockMs;
const laneClocks = () => runStore.getState().frame!.lanes.map(({ orders }) => orders.customerMs.max);

describe('one order, twice, at the pace at which it opens', () => {
  test('lasts between 12 and 20 s from the first event to the last, and ends with 3,900 and 110', async () => {
    const { view, play } = await openPlayer('one-order');
    expect(view().phase).toBe('running');
    const realMs = await play(60_000, () => view().phase === 'finished');
    expect(view().phase).toBe('finished');
    expect(realMs).toBeGreaterThan(12_000);
    expect(realMs).toBeLessThan(20_000);
    expect(laneClocks()).toEqual([3_900, 110]);
    expect(clock()).toBe(3_900);
  });

  test('the clock never goes back, and stands still only while something moves or it is over', async () => {
    const { view, play } = await openPlayer('one-order');
    let before = clock();
    let stoodMs = 0;
    while (view().phase === 'running') {
      await play(1);
      expect(clock()).toBeGreaterThanOrEqual(before);
      stoodMs = clock() === before ? stoodMs + 1_000 / 60 : 0;
      expect(stoodMs).toBeLessThan(HOLD_MS + 100);
      before = clock();
    }
  });

  test('paused it stands, however long; played on it ends as if it had never been paused', async () => {
    const { view, play } = await openPlayer('one-order');
    await play(3_000);
    view().pause();
    await play(1_000);
    const stands = clock();
    await play(5_000);
    expect([view().phase, clock()]).toEqual(['paused', stands]);
    view().play();
    await play(60_000, () => view().phase === 'finished');
    expect(laneClocks()).toEqual([3_900, 110]);
  });

  test('event by event it is thirteen events, at the instants of the lesson', async () => {
    const { view } = await openPlayer('one-order');
    const instants: number[] = [];
    let events = 0;
    while (view().phase !== 'finished') {
      view().nextEvent();
      await settled();
      const { frame } = runStore.getState();
      expect(frame!.lanes.reduce((sum, lane) => sum + lane.events, 0)).toBe(++events);
      instants.push(frame!.atMs);
    }
    expect(instants).toEqual([0, 0, 100, 100, 110, 410, 610, 1_110, 2_100, 2_110, 2_600, 3_600, 3_900]);
  });
});

describe('a plan for one animation frame', () => {
  const anyMs = fc.double({ min: 0, max: 10_000, noNaN: true });
  const anyAhead: fc.Arbitrary<Ahead> = fc
    .tuple(anyMs, fc.option(anyMs), fc.boolean(), anyMs)
    .map(([reachedMs, gapMs, moved, restMs]) => ({
      reachedMs,
      nextEventAtMs: gapMs === null ? null : reachedMs + gapMs,
      moved,
      untilMs: reachedMs + restMs,
    }));

  test(`following, the clock never goes back, nor past the next event or the end (seed ${SEED})`, () => {
    const law = fc.property(anyAhead, fc.option(anyMs), anyMs, (ahead, heldForMs, elapsedMs) => {
      const playhead: Playhead = { clockMs: ahead.reachedMs, heldForMs };
      const next = plan({ type: 'follow' }, playhead, ahead, elapsedMs);
      expect(next.playhead.clockMs).toBeGreaterThanOrEqual(playhead.clockMs);
      expect(next.playhead.clockMs).toBeLessThanOrEqual(Math.min(ahead.nextEventAtMs ?? Infinity, ahead.untilMs));
      if (next.askUntilMs !== null) expect(next.askUntilMs).toBe(next.playhead.clockMs);
      expect(next.holdProgress).toBeGreaterThanOrEqual(0);
      expect(next.holdProgress).toBeLessThanOrEqual(1);
    });
    fc.assert(law, { seed: SEED, numRuns: 1_000 });
  });

  test(`at a factor it asks for as much simulated time as has passed, and no more than a tenth of a second's (seed ${SEED})`, () => {
    const law = fc.property(anyAhead, anyMs, fc.constantFrom(0.1, 1, 5, 60), (ahead, elapsedMs, factor) => {
      const playhead: Playhead = { clockMs: ahead.reachedMs, heldForMs: null };
      const { askUntilMs, over } = plan({ type: 'factor', factor }, playhead, ahead, elapsedMs);
      if (over) return;
      expect(askUntilMs).toBe(Math.min(ahead.reachedMs + Math.min(elapsedMs, 100) * factor, ahead.untilMs));
    });
    fc.assert(law, { seed: SEED, numRuns: 1_000 });
  });

  test(`a longer gap never passes sooner, and none takes longer than a second and a half (seed ${SEED})`, () => {
    const law = fc.property(anyMs, anyMs, (a, b) => {
      const [short, long] = [gapRealMs(Math.min(a, b)), gapRealMs(Math.max(a, b))];
      expect(long).toBeGreaterThanOrEqual(short);
      expect(short).toBeGreaterThan(0);
      expect(long).toBeLessThanOrEqual(1_500);
    });
    fc.assert(law, { seed: SEED, numRuns: 500 });
  });
});
