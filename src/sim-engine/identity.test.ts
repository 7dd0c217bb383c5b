// The same run spec gives the same digest everywhere: this very file runs in Node, in Chromium and, where it is installed,
// in Firefox. The digests were taken in Node; a change of the engine that changes what is told changes them, on purpose.
import { expect, test } from 'vitest';
import { SCENARIOS } from '../scenario/library/library.ts';
import golden from './identity.golden.json';
import { DIGEST_UNTIL_MS, digestOf } from './testing/digests.ts';

const where = 'navigator' in globalThis && 'userAgent' in navigator ? navigator.userAgent : 'Node';

test.each(SCENARIOS.map(({ id }) => id))(`%s tells the same facts as ever (${where})`, (id) => {
  expect(digestOf(id, DIGEST_UNTIL_MS)).toBe((golden as Record<string, string>)[id]);
});
