// The core's sources through the AssemblyScript compiler, in this process; the bytes are the same wherever it runs.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import binaryen from 'assemblyscript/binaryen';
import { COLUMNS } from '../../src/sim-engine/memory/layout.ts';
import { columnLayout } from '../../src/sim-engine/memory/places.ts';

const root = fileURLToPath(new URL('../../src/sim-engine/', import.meta.url));

const WHOLE = 'core/index.ts';

/** The core; or, for a test, one of its files alone, with what that one exports. */
export async function compileCore(entry = WHOLE): Promise<Uint8Array> {
  let binary: Uint8Array | null = null;
  let said = '';
  const { error, stderr } = await asc.main(
    [
      entry,
      '--outFile',
      'core.wasm',
      '--runtime',
      'stub',
      // Names, which are taken out in the end. What is to be optimised is optimised below.
      '--debug',
      '--noAssert',
      '--uncheckedBehavior',
      'always',
      '--use',
      'abort=',
      '--memoryBase',
      String(columnLayout(COLUMNS).end),
      '--exportStart',
      'initialize',
      // 8 MB: enough for a lane as it begins.
      '--initialMemory',
      '128',
    ],
    {
      readFile: (name, base) => {
        try {
          return readFileSync(`${base === '.' || base === undefined ? root : base}/${name}`.replace('//', '/'), 'utf8');
        } catch {
          return null;
        }
      },
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) binary = contents as unknown as Uint8Array;
        else said += contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !binary) throw new Error(`${error?.message ?? 'nothing was compiled'}\n${stderr.toString()}${said}`);
  return inlined(binary, entry === WHOLE ? RARE : []);
}

/** What is rare stays a call, so that what calls it is small enough to be inlined itself. */
const RARE = [
  'core/agenda/seek',
  'core/agenda-run/sortRun',
  'core/agenda-run/intoRun',
  'core/rungs/putFar',
  'core/memory/addSlab',
];

/** The compiler would inline small functions only; here everything of a message's way is small, and called again and again. */
function inlined(bytes: Uint8Array, rare: string[]): Uint8Array {
  const module = binaryen.readBinary(bytes);
  const { MVP, MutableGlobals, SignExt, NontrappingFPToInt, BulkMemory, BulkMemoryOpt } = binaryen.Features;
  module.setFeatures(MVP | MutableGlobals | SignExt | NontrappingFPToInt | BulkMemory | BulkMemoryOpt);
  binaryen.setDebugInfo(false);
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(200);
  binaryen.setFlexibleInlineMaxSize(300);
  binaryen.setOneCallerInlineMaxSize(5_000);
  for (const name of rare) {
    if (!module.getFunction(name)) throw new Error(`the core has no function ${name}`);
    binaryen.setPassArgument('no-inline', name);
    module.runPasses(['no-inline']);
  }
  for (let round = 0; round < 2; round++) {
    module.runPasses(['inlining-optimizing']);
    module.optimize();
  }
  return module.emitBinary();
}
