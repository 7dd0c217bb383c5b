// The random function, bit by bit: the published answers, and a second implementation written down from the paper.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCore } from '../../../scripts/core/compile.ts';
import { bareCore } from '../testing/bare-core.ts';

const SEED = 20_260_403;
const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');

/** Its file compiled alone: the core shows of a block only what it draws from it. */
interface Threefry {
  threefry(key0: number, key1: number, counter0: number, counter1: number): bigint;
}
const compiled = await WebAssembly.compile((await compileCore('core/threefry.ts')) as Uint8Array<ArrayBuffer>);
const { threefry } = new WebAssembly.Instance(compiled).exports as unknown as Threefry;

function blockOf(key0: number, key1: number, counter0: number, counter1: number): string {
  const block = threefry(key0, key1, counter0, counter1);
  return `${hex(Number(block & 0xffffffffn))} ${hex(Number((block >> 32n) & 0xffffffffn))}`;
}

/** Salmon et al. 2011, figure and §3.3, in unsigned 32-bit words as big integers: slow and plain. */
function blockFromPaper(key: [number, number], counter: [number, number]): string {
  const word = (x: bigint) => x & 0xffffffffn;
  const [k0, k1] = key.map((x) => BigInt(x >>> 0)) as [bigint, bigint];
  const keys = [k0, k1, k0 ^ k1 ^ 0x1bd11bdan];
  const rotations = [13n, 15n, 26n, 6n, 17n, 29n, 16n, 24n];
  let x = word(BigInt(counter[0] >>> 0) + k0);
  let y = word(BigInt(counter[1] >>> 0) + k1);
  for (let round = 0; round < 20; round++) {
    const rotation = rotations[round % 8]!;
    x = word(x + y);
    y = (word(y << rotation) | (y >> (32n - rotation))) ^ x;
    if (round % 4 < 3) continue;
    const injection = (round + 1) / 4;
    x = word(x + keys[injection % 3]!);
    y = word(y + keys[(injection + 1) % 3]! + BigInt(injection));
  }
  return `${hex(Number(x))} ${hex(Number(y))}`;
}

describe('Threefry-2x32 with 20 rounds', () => {
  // Random123, tests/kat_vectors: key, counter, answer. The third is made of the digits of pi.
  test.each([
    [0, 0, 0, 0, '6b200159 99ba4efe'],
    [-1, -1, -1, -1, '1cb996fc bb002be7'],
    [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 'c4923a9c 483df7a0'],
  ])('the published answer for key %i %i at %i %i', (key0, key1, counter0, counter1, answer) => {
    expect(blockOf(key0, key1, counter0, counter1)).toBe(answer);
    expect(blockFromPaper([key0, key1], [counter0, counter1])).toBe(answer);
  });

  test(`is what the paper says, for any key and counter (seed ${SEED})`, () => {
    const word = fc.integer({ min: -0x80000000, max: 0x7fffffff });
    const law = fc.property(word, word, word, word, (a, b, c, d) => {
      expect(blockOf(a, b, c, d)).toBe(blockFromPaper([a, b], [c, d]));
    });
    fc.assert(law, { seed: SEED, numRuns: 300 });
  });

  test('words are words: the same numbers signed or unsigned are the same key', () => {
    expect(blockOf(0xffffffff, 0x85a308d3, 0xfffffffe, 0x80000000)).toBe(
      blockOf(-1, 0x85a308d3 | 0, -2, 0x80000000 | 0),
    );
  });

  test(`is what the core draws by: a uniform draw is the middle of the first word's step (seed ${SEED})`, () => {
    const core = bareCore({ seed: SEED });
    const law = fc.property(fc.nat({ max: 0xffffffff }), fc.nat({ max: 0xffffff }), (owner, attempt) => {
      const [first] = blockFromPaper([SEED, 7], [owner, attempt]).split(' ');
      expect(core.uniform(7, owner, attempt)).toBe((Number.parseInt(first!, 16) + 0.5) / 2 ** 32);
    });
    fc.assert(law, { seed: SEED, numRuns: 300 });
  });
});
