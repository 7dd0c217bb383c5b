// Lays out the built-in diagrams and writes the data that the page draws them from. Run it after a change to a diagram, an
// arrangement, a size or the router: npx tsx scripts/layouts.ts

import { writeFileSync } from 'node:fs';
import { builtinData, builtinJson } from '../src/topology/builtin-data.ts';

const data = builtinData();
const file = new URL('../src/topology/builtin.generated.json', import.meta.url);
writeFileSync(file, builtinJson(data));
for (const [name, { layouts, opened }] of Object.entries(data))
  for (const [shape, layout] of [
    ...Object.entries(layouts),
    ...Object.entries(opened).map(([s, l]) => [`${s}, opened`, l] as const),
  ])
    console.log(`${name} ${shape}: ${layout.width} × ${layout.height}`);
