// `npm run core`: compiles the core to WebAssembly and writes it down, with the layout that its sources are compiled with.
// A test compares both with what these sources give.
import { writeFileSync } from 'node:fs';
import { compileCore } from './compile.ts';
import { layoutText } from './generate.ts';
import { bytesPath, bytesText, layoutPath } from './written.ts';

writeFileSync(layoutPath, layoutText());
// `npm run core -- --names`: functions keep their names, for a profile.
const bytes = await compileCore(undefined, process.argv.includes('--names'));
writeFileSync(bytesPath, bytesText(bytes));
console.log(`The core has ${bytes.length} bytes.`);
