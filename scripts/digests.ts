// Writes down the digests that the identity test holds every machine to. To be run when what the engine tells has been
// changed on purpose: `npx tsx scripts/digests.ts`.
import { writeFileSync } from 'node:fs';
import { SCENARIOS } from '../src/scenario/library/library.ts';
import { DIGEST_UNTIL_MS, digestOf } from '../src/sim-engine/testing/digests.ts';

const digests = Object.fromEntries(SCENARIOS.map(({ id }) => [id, digestOf(id, DIGEST_UNTIL_MS)]));
writeFileSync(
  new URL('../src/sim-engine/identity.golden.json', import.meta.url),
  `${JSON.stringify(digests, null, 2)}\n`,
);
console.log(`${SCENARIOS.length} digests written`);
