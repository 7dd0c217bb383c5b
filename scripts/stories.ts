// Measures every figure that a story names, on the run of the scene that names it, and writes them down for the page:
// npx tsx scripts/stories.ts. A test measures them again and compares.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { STORIES } from '../src/lessons/stories.ts';
import { storyFigures } from '../src/lessons/testing/story-figures.ts';

const figures = Object.fromEntries(STORIES.map((story) => [story.id, storyFigures(story)]));
const path = fileURLToPath(new URL('../src/lessons/figures.generated.json', import.meta.url));
writeFileSync(path, `${JSON.stringify(figures, null, 2)}\n`);
console.log(JSON.stringify(figures, null, 1));
