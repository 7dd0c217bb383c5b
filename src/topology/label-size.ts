// How much room an edge's label takes, without a screen to measure on: advance widths of Inter, in hundredths of the font
// size, so that layouts come out the same in a browser, in Node and in a test.

import type { Size } from './node-sizes.ts';

const LABEL_FONT_PX = 11;
export const LABEL_LINE_PX = 14;
const PADDING_X = 1;

const groups: [width: number, characters: string][] = [
  [24, 'ijl'],
  [30, " I.,:;!'"],
  [33, 't|`'],
  [38, 'fr()[]/\\'],
  [43, '1{}'],
  [47, '"-^_'],
  [53, 's*?'],
  [57, 'kxzavycJL7'],
  [59, 'ehnu5F'],
  [61, 'bdgpqo2E'],
  [63, '03689#Z'],
  [65, '4$&BPRST'],
  [69, '+<=>~KAVXY'],
  [73, 'CD'],
  [76, 'GHNOQU'],
  [82, 'w'],
  [90, 'mM'],
  [99, '%@W'],
];
const widths = new Map(groups.flatMap(([width, characters]) => [...characters].map((character) => [character, width])));

/** In px at `fontPx`; characters beyond the table (accents, emoji, CJK) count as a full square, which is never too little. */
export function textWidth(text: string, fontPx = LABEL_FONT_PX): number {
  let hundredths = 0;
  for (const character of text) hundredths += widths.get(character) ?? 110;
  return Math.ceil((hundredths * fontPx) / 100);
}

/** Breaks a label into at most `lines` lines, as even as its words allow; the screen does the same with `text-wrap: balance`. */
export function wrapLabel(label: string, lines: 1 | 2): string[] {
  const words = label.split(' ');
  if (lines === 1 || words.length < 2) return [label];
  const breaks = words.slice(1).map((_, index) => {
    const pair = [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')];
    return { pair, width: Math.max(...pair.map((line) => textWidth(line))) };
  });
  return breaks.reduce((best, next) => (next.width < best.width ? next : best)).pair;
}

export function labelSize(label: string, lines: 1 | 2): Size {
  const rows = wrapLabel(label, lines);
  return {
    width: Math.max(...rows.map((row) => textWidth(row))) + 2 * PADDING_X,
    height: rows.length * LABEL_LINE_PX,
  };
}
