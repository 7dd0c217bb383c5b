// Lays out the built-in diagrams and writes the data that the page draws them from. Run it after a change to a diagram, an
// arrangement, a size or the router: npx tsx scripts/layouts.ts

import { writeFileSync } from 'node:fs';
import { builtinData, builtinJson } from '../src/topology/builtin-data.ts';

const { closed, opened } = builtinData();
const write = (name: string, text: string) => writeFileSync(new URL(`../src/topology/${name}`, import.meta.url), text);
write('builtin.generated.json', builtinJson(closed));
write('builtin-opened.generated.json', builtinJson(opened));
for (const [name, { layouts, openedSizes }] of Object.entries(closed))
  for (const [shape, { width, height }] of [
    ...Object.entries(layouts),
    ...Object.entries(openedSizes).map(([s, size]) => [`${s}, opened`, size] as const),
  ])
    console.log(`${name} ${shape}: ${width} × ${height}`);
