// The same run spec gives the same digest everywhere: this very file runs in Node, in Chromium and, where it is installed,
// in Firefox. The digests were taken in Node; a change of the engine that changes what is told changes them, on purpose.
import { expect, test } from 'vitest';
import { SCENARIOS } from '../scenario/library/library.ts';
import { Simulation } from './simulation.ts';

const UNTIL_MS = 20_000;

const GOLDEN: Record<string, string> = {
  'one-order-sync': 'aee79e872ae332ad',
  'one-order-async': '3cf333c4003b8143',
  'rush-sync': 'c773fd001d94e15b',
  'rush-async': '279ca729f02205de',
  'month-sync': '843c2f3135e51bc3',
  'month-async': '300156623bb70719',
  'month-staffed': '35d5655c2a9e8f6b',
  'realistic-sync': 'bf922bce6d51fe0f',
  'realistic-async': '88f2423be39a0550',
  'worker-as-written': 'beb7302d6aa5d242',
};

const where = 'navigator' in globalThis && 'userAgent' in navigator ? navigator.userAgent : 'Node';

/** Digest of the first 20 seconds. */
function digestOf(id: string): string {
  const scenario = SCENARIOS.find((one) => one.id === id)!;
  const created = Simulation.create(
    { seed: 7, untilMs: UNTIL_MS, lanes: [{ scenario, sets: {}, commands: [] }] },
    { keepFacts: false },
  );
  if (!created.ok) throw new Error(`${id} is not accepted`);
  created.value.advance(UNTIL_MS, Infinity);
  return created.value.frame(0, {}).lanes[0]!.digest;
}

test.each(SCENARIOS.map(({ id }) => id))(`%s tells the same facts as ever (${where})`, (id) => {
  expect(digestOf(id)).toBe(GOLDEN[id]);
});
