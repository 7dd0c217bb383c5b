// Writes `docs/features.md`: `npx tsx scripts/features.ts`. A test compares.
import { writeFileSync } from 'node:fs';
import { featuresPage } from './features/page.ts';

writeFileSync(new URL('../docs/features.md', import.meta.url), featuresPage());
