// Copies of pieces of any length, one written over another that is no longer wanted.
import { expect, test } from 'vitest';
import { Chunks, putBack } from './chunks.ts';

const CHUNK = 1 << 18;
const LENGTHS = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK];

/** Bytes that differ from place to place, and from seed to seed. */
const piece = (length: number, seed: number) => new Uint8Array(length).map((_, index) => index * 31 + seed);

test.each(LENGTHS)('a piece of %i bytes is put back as it was', (length) => {
  const chunks = new Chunks();
  const copy = chunks.copyOf(piece(length, 1));
  const target = piece(length, 2);
  putBack(copy, target);
  expect(Buffer.compare(target, piece(length, 1))).toBe(0);
});

test.each(LENGTHS.flatMap((first) => LENGTHS.map((second) => [first, second] as const)))(
  'a copy of %i bytes that is given back serves one of %i, and no other copy changes',
  (first, second) => {
    const chunks = new Chunks();
    const given = chunks.copyOf(piece(first, 1));
    const kept = chunks.copyOf(piece(first, 2));
    const known = new Set(given);
    chunks.giveBack(given);
    const next = chunks.copyOf(piece(second, 3));
    expect(next.filter((chunk) => known.has(chunk))).toHaveLength(Math.min(known.size, next.length));
    for (const [copy, length, seed] of [
      [kept, first, 2],
      [next, second, 3],
    ] as const) {
      const target = new Uint8Array(length);
      putBack(copy, target);
      expect(Buffer.compare(target, piece(length, seed))).toBe(0);
    }
  },
);
