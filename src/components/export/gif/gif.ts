// An animated GIF (89a), frame by frame. Each frame holds the rectangle in which something has changed, and within it only
// the pixels that have; its palette is its own. Pure: from pixels to bytes.
import { lzw } from './lzw.ts';
import { COLOURS_MAX, paletteOf } from './palette.ts';

/** Pixels as a canvas gives them: four bytes each, the last one the opacity, which is not looked at. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const CODE_BITS = 8;
const BLOCK_MAX = 255;
const word = (value: number): [number, number] => [value & 0xff, (value >> 8) & 0xff];
const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** Browsers take shorter pauses for a mistake and wait a tenth of a second instead. */
const PAUSE_CS_MIN = 2;

export class Gif {
  private readonly parts: Uint8Array[] = [];
  private readonly width: number;
  private readonly height: number;
  private before: Uint32Array | null = null;

  /** It plays once where `loops` is false, else for ever. */
  constructor(width: number, height: number, loops = true) {
    this.width = width;
    this.height = height;
    // No table of colours for all; 8 bits a colour.
    this.push([...ascii('GIF89a'), ...word(width), ...word(height), 0x70, 0, 0]);
    if (loops) this.push([0x21, 0xff, 11, ...ascii('NETSCAPE2.0'), 3, 1, 0, 0, 0]);
  }

  /** Shown for so many hundredths of a second. */
  add({ data }: Pixels, pauseCs: number): void {
    const present = coloursOf(data);
    const box = changedBox(this.before, present, this.width, this.height);
    const { indices, colours } = indexed(this.before, present, box, this.width);
    const table = new Uint8Array(3 << CODE_BITS);
    colours.forEach((rgb, index) => {
      table.set([rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff], index * 3);
    });
    // What is not drawn stays as it was; the colour after the last one means that.
    const keep = (1 << 2) | 1;
    this.push([0x21, 0xf9, 4, keep, ...word(Math.max(PAUSE_CS_MIN, Math.round(pauseCs))), COLOURS_MAX, 0]);
    this.push([0x2c, ...word(box.x), ...word(box.y), ...word(box.width), ...word(box.height), 0x80 | (CODE_BITS - 1)]);
    this.parts.push(table);
    this.push([CODE_BITS]);
    this.blocks(lzw(indices, CODE_BITS));
    this.before = present;
  }

  end(): Blob {
    this.push([0x3b]);
    return new Blob(this.parts as BlobPart[], { type: 'image/gif' });
  }

  private push(bytes: number[]): void {
    this.parts.push(Uint8Array.from(bytes));
  }

  private blocks(bytes: readonly number[]): void {
    for (let at = 0; at < bytes.length; at += BLOCK_MAX) {
      const block = bytes.slice(at, at + BLOCK_MAX);
      this.push([block.length, ...block]);
    }
    this.push([0]);
  }
}

/** Colours rounded to six bits a channel: blends that no eye can tell apart are one. */
function coloursOf(data: Uint8ClampedArray): Uint32Array {
  const colours = new Uint32Array(data.length >> 2);
  for (let at = 0; at < colours.length; at += 1) {
    const byte = at << 2;
    colours[at] = (fine(data[byte]!) << 16) | (fine(data[byte + 1]!) << 8) | fine(data[byte + 2]!);
  }
  return colours;
}

/** The nearest of 64 levels that keep black black and white white. */
const fine = (value: number): number => (value & 0xfc) | (value >> 6);

/** The smallest rectangle around all that differs; a single pixel where nothing does, since a frame cannot be empty. */
function changedBox(before: Uint32Array | null, present: Uint32Array, width: number, height: number): Box {
  if (!before) return { x: 0, y: 0, width, height };
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 0; at < present.length; at += 1) {
    if (before[at] === present[at]) continue;
    const x = at % width;
    const y = (at - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = y;
  }
  if (right < 0) return { x: 0, y: 0, width: 1, height: 1 };
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function indexed(before: Uint32Array | null, present: Uint32Array, box: Box, width: number) {
  const indices = new Uint8Array(box.width * box.height).fill(COLOURS_MAX);
  const places = new Int32Array(indices.length);
  const counts = new Map<number, number>();
  for (let row = 0; row < box.height; row += 1) {
    for (let column = 0; column < box.width; column += 1) {
      const at = (box.y + row) * width + box.x + column;
      const isSame = before !== null && before[at] === present[at];
      places[row * box.width + column] = isSame ? -1 : at;
      if (!isSame) counts.set(present[at]!, (counts.get(present[at]!) ?? 0) + 1);
    }
  }
  const { colours, indexOf } = paletteOf(counts);
  places.forEach((at, index) => {
    if (at >= 0) indices[index] = indexOf(present[at]!);
  });
  return { indices, colours };
}
