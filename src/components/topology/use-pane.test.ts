import { expect, test } from 'vitest';
import { betterShape, legible, shapeOf, whole } from './use-pane.ts';

const layouts = { wide: { width: 1_080, height: 286 }, tall: { width: 558, height: 564 } };

test('a pane takes the layout that can be drawn larger in it', () => {
  expect(betterShape({ width: 1_090, height: 230 }, layouts)).toBe('wide');
  expect(betterShape({ width: 360, height: 400 }, layouts)).toBe('tall');
  expect(shapeOf({ width: 1_090, height: 230 })).toBe('wide');
  expect(shapeOf({ width: 360, height: 400 })).toBe('tall');
});

test('on a phone a drawing goes down, however little height its lane has as yet', () => {
  expect(shapeOf({ width: 360, height: 110 })).toBe('tall');
});

test('the whole picture is in the middle of its pane', () => {
  const { x, y, zoom } = whole({ width: 1_090, height: 230 }, layouts.wide);
  expect(zoom).toBeCloseTo(222 / 286);
  expect(x).toBeCloseTo((1_090 - 1_080 * zoom) / 2);
  expect(y).toBeCloseTo(4);
});

test('where the whole could not be read, its beginning is shown', () => {
  expect(legible({ width: 360, height: 120 }, layouts.wide)).toEqual({ x: 12, y: 4, zoom: 0.5 });
  expect(legible({ width: 1_090, height: 230 }, layouts.wide)).toEqual(
    whole({ width: 1_090, height: 230 }, layouts.wide),
  );
});
