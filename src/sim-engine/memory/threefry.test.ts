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
  for (let round = 0; round < 13; round++) {
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

describe('Threefry-2x32 with 13 rounds', () => {
  // Random123, tests/kat_vectors: key, counter, answer. The third is made of the digits of pi.
  test.each([
    [0, 0, 0, 0, '9d1c5ec6 8bd50731'],
    [-1, -1, -1, -1, 'fd36d048 2d17272c'],
    [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 'ba3e4725 f27d669e'],
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

  test(`a changed bit of key or counter changes each bit of the answer half of the time (seed ${SEED})`, () => {
    const blocks = 1_000;
    /** Standard deviations; 8,192 shares lie within 4.5 of them in all but one set of 18. */
    const farthest = 5.5;
    const at = Array.from({ length: blocks }, (_, n) => [SEED, n % 7, n, n >>> 5] as [number, number, number, number]);
    const before = at.map((place) => threefry(...place));
    for (let bit = 0; bit < 128; bit++) {
      const changed = new Array<number>(64).fill(0);
      at.forEach((place, n) => {
        const other: typeof place = [...place];
        other[bit >> 5]! ^= 1 << (bit & 31);
        let differs = BigInt.asUintN(64, threefry(...other) ^ before[n]!);
        for (let answer = 0; differs !== 0n; answer++, differs >>= 1n) changed[answer]! += Number(differs & 1n);
      });
      const worst = Math.max(...changed.map((times) => Math.abs(times - blocks / 2)));
      expect(worst, `bit ${bit}`).toBeLessThan((farthest * Math.sqrt(blocks)) / 2);
    }
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
