// What is written is what a reader of the format gets back: a decoder of the test's own, written from the format, shows the
// very pixels, whatever they are.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Gif } from './gif.ts';
import { lzw } from './lzw.ts';
import { COLOURS_MAX, paletteOf } from './palette.ts';

/** GIF's LZW, the other way: the dictionary is rebuilt from the codes alone. */
function unpacked(bytes: Uint8Array, codeBits: number): number[] {
  const clear = 1 << codeBits;
  let [width, at] = [codeBits + 1, 0];
  let table: number[][] = [];
  const restart = () => {
    table = Array.from({ length: clear + 2 }, (_, index) => (index < clear ? [index] : []));
    width = codeBits + 1;
  };
  const read = () => {
    let code = 0;
    for (let bit = 0; bit < width; bit += 1, at += 1) code |= ((bytes[at >> 3]! >> (at & 7)) & 1) << bit;
    return code;
  };
  const out: number[] = [];
  let before: number[] | null = null;
  restart();
  for (;;) {
    const code = read();
    if (code === clear + 1) return out;
    if (code === clear) {
      restart();
      before = null;
      continue;
    }
    const entry: number[] = table[code] ?? [...before!, before![0]!];
    if (before && table.length < 4_096) table.push([...before, entry[0]!]);
    if (table.length === 1 << width && width < 12) width += 1;
    out.push(...entry);
    before = entry;
  }
}

interface Decoded {
  width: number;
  height: number;
  frames: { pixels: number[]; pauseCs: number }[];
}

/** The whole file, each frame as it stands on the screen after it was drawn. */
async function decoded(blob: Blob): Promise<Decoded> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const word = (at: number) => bytes[at]! | (bytes[at + 1]! << 8);
  expect(new TextDecoder().decode(bytes.subarray(0, 6))).toBe('GIF89a');
  const [width, height] = [word(6), word(8)];
  const screen = new Array<number>(width * height).fill(-1);
  const frames: Decoded['frames'] = [];
  let at = 13;
  let [pauseCs, through] = [0, -1];
  const blocks = () => {
    const parts: number[] = [];
    while (bytes[at] !== 0) {
      parts.push(...bytes.subarray(at + 1, at + 1 + bytes[at]!));
      at += 1 + bytes[at]!;
    }
    at += 1;
    return Uint8Array.from(parts);
  };
  while (bytes[at] !== 0x3b) {
    if (bytes[at] === 0x21) {
      const isControl = bytes[at + 1] === 0xf9;
      at += 2;
      const data = blocks();
      if (isControl) [pauseCs, through] = [data[1]! | (data[2]! << 8), data[0]! & 1 ? data[3]! : -1];
      continue;
    }
    expect(bytes[at]).toBe(0x2c);
    const [x, y, w, h, flags] = [word(at + 1), word(at + 3), word(at + 5), word(at + 7), bytes[at + 9]!];
    const table = at + 10;
    at = table + 3 * (2 << (flags & 7));
    const codeBits = bytes[at]!;
    at += 1;
    unpacked(blocks(), codeBits).forEach((index, place) => {
      if (index === through) return;
      const colour = table + index * 3;
      const rgb = (bytes[colour]! << 16) | (bytes[colour + 1]! << 8) | bytes[colour + 2]!;
      screen[(y + Math.floor(place / w)) * width + x + (place % w)] = rgb;
    });
    expect(h).toBeGreaterThan(0);
    frames.push({ pixels: [...screen], pauseCs });
  }
  return { width, height, frames };
}

const pixels = (width: number, height: number, colours: readonly number[]) => ({
  width,
  height,
  data: Uint8ClampedArray.from(colours.flatMap((rgb) => [rgb >> 16, (rgb >> 8) & 255, rgb & 255, 255])),
});
/** A colour that the format's six bits a channel keep as it is. */
const kept = fc.integer({ min: 0, max: 63 }).map((level) => (level << 2) | (level >> 4));
const colour = fc.tuple(kept, kept, kept).map(([red, green, blue]) => (red << 16) | (green << 8) | blue);

describe('lzw', () => {
  test('whatever goes in comes out, across many full dictionaries', () => {
    const indices = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 3_000 }),
      fc
        .tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 400 }))
        .map(([part, times]) => Uint8Array.from(Array.from({ length: times }, () => [...part]).flat())),
    );
    fc.assert(
      fc.property(indices, (given) => {
        expect(unpacked(Uint8Array.from(lzw(given, 8)), 8)).toEqual([...given]);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  test('a hundred thousand pixels that hardly repeat', () => {
    const given = Uint8Array.from({ length: 100_000 }, (_, index) => (index * index * 31 + (index >> 3)) & 255);
    expect(unpacked(Uint8Array.from(lzw(given, 8)), 8)).toEqual([...given]);
  });
});

test('every frame stands on the screen as it was given, for as long as was said', async () => {
  const clip = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).chain(([width, height]) =>
    fc.tuple(
      fc.constant(width),
      fc.constant(height),
      fc.array(fc.array(colour, { minLength: width * height, maxLength: width * height }), {
        minLength: 1,
        maxLength: 5,
      }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(clip, async ([width, height, frames]) => {
      const gif = new Gif(width, height);
      for (const frame of frames) gif.add(pixels(width, height, frame), 8);
      const read = await decoded(gif.end());
      expect([read.width, read.height]).toEqual([width, height]);
      expect(read.frames).toEqual(frames.map((frame) => ({ pixels: frame, pauseCs: 8 })));
    }),
    { numRuns: 60, seed: 5 },
  );
});

test('a frame in which nothing has changed costs a pixel', async () => {
  const still = pixels(100, 100, new Array<number>(10_000).fill(0xffffff));
  const once = new Gif(100, 100);
  once.add(still, 8);
  const twice = new Gif(100, 100);
  twice.add(still, 8);
  twice.add(still, 8);
  const [one, two] = [once.end(), twice.end()];
  expect((await decoded(two)).frames).toHaveLength(2);
  expect(two.size - one.size).toBeLessThan(900);
});

test('with more colours than a palette holds, the frequent ones stay and the rest go to the nearest', () => {
  const counts = new Map(Array.from({ length: 600 }, (_, index) => [index * 97, 600 - index]));
  const { colours, indexOf } = paletteOf(counts);
  expect(colours).toHaveLength(COLOURS_MAX);
  for (const [rgb] of [...counts].slice(0, COLOURS_MAX)) expect(colours[indexOf(rgb)]).toBe(rgb);
  expect(indexOf(599 * 97)).toBeLessThan(COLOURS_MAX);
});
