// Pictures of runs as they stand: every component and every queue is in them, in the state that the frame tells, and no
// word leaves its node.
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../protocol/frame.ts';
import { COMPARISONS, comparisonById, comparisonSpec } from '../../scenario/library/library.ts';
import { LANES, type RunSpec } from '../../scenario/run-spec.ts';
import { simulationOf } from '../../sim-engine/testing/runs.ts';
import { createHopMotion } from '../topology/hop-motion.ts';
import { clipPlan } from './clip.ts';
import type { Colours } from './colours.ts';
import type { Drawing, Shape } from './drawing.ts';
import { fileName, runName } from './file-name.ts';
import { runPicture } from './run-picture.ts';
import { svgText } from './svg-text.ts';
import { testColours } from './testing/colours.ts';

const { window } = new JSDOM('');
const read = (svg: string) => new window.DOMParser().parseFromString(svg, 'image/svg+xml');

const lanesOf = (spec: RunSpec) =>
  spec.lanes.map(({ scenario }, index) => ({ lane: LANES[index]!, title: `Lane ${index}`, scenario }));

async function drawn(id: string, atMs: number, colours: Colours = testColours): Promise<[Drawing, Frame, RunSpec]> {
  const spec = comparisonSpec(comparisonById(id)!);
  const simulation = simulationOf(spec);
  simulation.advance(Math.max(0, atMs - 1_000), Infinity);
  simulation.frame(0, {});
  simulation.advance(atMs, Infinity);
  const frame = simulation.frame(0, { follow: spec.lanes.map(() => 12_345) });
  const picture = await runPicture('A run', lanesOf(spec), false, colours);
  const motions = frame.lanes.map(({ hops }) => {
    const motion = createHopMotion();
    motion.accept({ run: 0, atMs: frame.atMs, hops });
    return { tokens: motion.tokensAt(frame.atMs, 450, 1), phase: 0 };
  });
  const still = { tokens: [], phase: 0 };
  return [picture.at({ frame, clockMs: frame.atMs, moving: { a: motions[0]!, b: motions[1] ?? still } }), frame, spec];
}

const flat = (shapes: readonly Shape[]): Shape[] =>
  shapes.flatMap((shape) => (shape.type === 'group' ? flat(shape.shapes) : [shape]));
const textsOf = (drawing: Drawing): string[] =>
  flat(drawing.shapes).flatMap((shape) => (shape.type === 'text' ? [shape.text] : []));

test.each(COMPARISONS.map(({ id }) => id))('%s: every component and every queue is named', async (id) => {
  const [drawing, , spec] = await drawn(id, 5_000);
  const texts = textsOf(drawing);
  const has = (title: string) =>
    texts.some((text) => title.startsWith(text.replace(/…$/, '')) && text.replace(/…$/, '') !== '');
  for (const { scenario } of spec.lanes)
    for (const component of Object.values(scenario.components)) {
      expect([component.title, has(component.title)]).toEqual([component.title, true]);
      if (component.kind !== 'rabbitmq') continue;
      for (const queue of Object.keys(component.queues)) expect([queue, has(queue)]).toEqual([queue, true]);
    }
  expect(read(svgText(drawing)).querySelector('parsererror')).toBeNull();
});

describe('the state of a frame', () => {
  test('one order is told in its own milliseconds', async () => {
    const [drawing] = await drawn('one-order', 1_000);
    const texts = textsOf(drawing);
    expect(texts).toContain('the customer is still waiting');
    expect(texts).toContain('1,000 ms');
    expect(texts).toContain('110 ms');
    expect(texts.filter((text) => text.includes('900 of 2,000 ms') || text.includes('890 of 2,000 ms'))).toHaveLength(
      2,
    );
    expect(texts).toContain('00:01.000');
  });

  test('a queue has as many cards as messages, up to what is drawn, and says the number', async () => {
    const [drawing, frame] = await drawn('rush', 12_500);
    const ready = frame.lanes[1]!.queues.find(({ name }) => name === 'email.order.confirmation')!.ready;
    expect(ready).toBeGreaterThan(100);
    expect(textsOf(drawing)).toContain(String(ready));
    const cards = flat(drawing.shapes).filter((shape) => shape.type === 'rect' && shape.width === 8);
    expect(cards.length).toBeGreaterThan(4 * 14);
  });

  test('messages on their way are in it: one by one, or as streams where there are too many', async () => {
    const circles = (drawing: Drawing) => flat(drawing.shapes).filter(({ type }) => type === 'circle').length;
    const dashes = (drawing: Drawing) =>
      flat(drawing.shapes).filter((shape) => shape.type === 'path' && shape.dashOffset !== undefined).length;
    const [few] = await drawn('one-order', 100);
    expect(circles(few)).toBeGreaterThan(0);
    const [many] = await drawn('rush', 12_500);
    expect([circles(many), dashes(many) > 0]).toEqual([0, true]);
  });
});

test('one lane alone is a picture of one lane', async () => {
  const [one] = lanesOf(comparisonSpec(comparisonById('rush')!));
  const both = await runPicture('A run', lanesOf(comparisonSpec(comparisonById('rush')!)), false, testColours);
  const alone = await runPicture('A run', [one!], false, testColours);
  expect(alone.height).toBeLessThan(both.height);
});

describe('a clip', () => {
  test('goes from so long ago to now, in even steps, at the speed it says', () => {
    const plan = clipPlan(12_500, 5_000, 4_000, 80);
    expect([plan.instantsMs[0], plan.instantsMs.at(-1)]).toEqual([7_500, 12_500]);
    expect(plan.instantsMs).toHaveLength(51);
    expect(plan.speed).toBeCloseTo(1.25);
    expect(plan.instantsMs.every((ms, index) => Number.isInteger(ms) && ms >= (plan.instantsMs[index - 1] ?? 0))).toBe(
      true,
    );
  });

  test('begins at the beginning where less has passed', () => {
    expect(clipPlan(410, 5_000, 2_000, 40).instantsMs[0]).toBe(0);
  });
});

test('files are named after the run, what they show and the simulated instant', () => {
  const spec = comparisonSpec(comparisonById('rush')!);
  expect(fileName(runName(spec, 'rush'), 'topology', 12_500, 'png')).toBe('rush-topology-at-12.5s.png');
  expect(fileName(runName(spec, ''), 'clip', 60_000, 'gif')).toBe('rush-sync-and-rush-async-clip-at-1m.gif');
});
