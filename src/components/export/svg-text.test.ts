// A drawing as a file: well-formed whatever a scenario calls its parts, and nothing in it is more than text.
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import type { Shape } from './drawing.ts';
import { svgText } from './svg-text.ts';

const { window } = new JSDOM('');
const read = (svg: string) => new window.DOMParser().parseFromString(svg, 'image/svg+xml');
const text = (said: string): Shape => ({ type: 'text', x: 1, y: 2, text: said, size: 11, weight: 400, fill: '#000' });
const drawing = (shapes: Shape[], title = 'A picture') => ({ width: 10, height: 10, title, ground: '#fff', shapes });

test('any name is text and stays text', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constant('</text><script>alert(1)</script>'),
    fc.constant('&#60;"\u0000'),
  );
  fc.assert(
    fc.property(name, (said) => {
      const page = read(svgText(drawing([{ type: 'group', x: 0, y: 0, shapes: [text(said)] }], said)));
      expect(page.querySelector('parsererror, script')).toBeNull();
      expect(page.querySelectorAll('*').length).toBe(5);
      const plain = said.replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ');
      expect(page.querySelector('text')?.textContent).toBe(plain);
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('a halo lies below its letters, a dash and a place are written, numbers are short', () => {
  const halo: Shape = { ...text('on a line'), halo: '#fff' } as Shape;
  const svg = svgText(
    drawing([
      halo,
      { type: 'path', d: 'M0 0L9 9', x: 1 / 3, y: 2, degrees: 90, stroke: '#123456', dash: [3, 2] },
      { type: 'circle', x: 4, y: 5, radius: 3, fill: '#abc', stroke: '#fff' },
    ]),
  );
  const page = read(svg);
  expect(page.querySelector('text')?.getAttribute('paint-order')).toBe('stroke');
  const path = page.querySelector('path');
  expect(path?.getAttribute('transform')).toBe('translate(0.33 2) rotate(90)');
  expect(path?.getAttribute('stroke-dasharray')).toBe('3 2');
  expect(path?.getAttribute('fill')).toBe('none');
  expect(page.querySelector('circle')?.getAttribute('stroke-width')).toBe('1');
});
