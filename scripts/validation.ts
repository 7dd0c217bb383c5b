// Writes `docs/validation.md` from the comparisons with a real broker and with theory: `npx tsx scripts/validation.ts`. A test
// compares.
import { writeFileSync } from 'node:fs';
import { validationPage } from '../src/sim-engine/validation/document.ts';

writeFileSync(new URL('../docs/validation.md', import.meta.url), validationPage());
