// The core's sources through the AssemblyScript compiler, in this process; the bytes are the same wherever it runs.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import binaryen from 'assemblyscript/binaryen';
import { COLUMNS } from '../../src/sim-engine/memory/layout.ts';
import { columnLayout } from '../../src/sim-engine/memory/places.ts';

/**
 * Called for next to no order: each stays a function of its own. Written into those that call them, they would keep these
 * from being written into the functions that are called for every order.
 */
const RARE = [
  'core/memory/addSlab',
  'core/memory/reserve',
  'core/tasks/moreRoom',
  'core/agenda/layOutBuckets',
  'core/luck/rareExponential',
];

const root = fileURLToPath(new URL('../../src/sim-engine/', import.meta.url));

/** The core; or, for a test, one of its files alone, with what that one exports. */
export async function compileCore(entry = 'core/index.ts'): Promise<Uint8Array> {
  let binary: Uint8Array | null = null;
  let said = '';
  const { error, stderr } = await asc.main(
    [
      entry,
      '--outFile',
      'core.wasm',
      '--runtime',
      'stub',
      // It is optimized below. The names of functions are not among what is emitted there.
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
  return optimized(binary);
}

/** Compilers write small functions into their callers; here everything of a message's way is small, and called again and again. */
function optimized(bytes: Uint8Array): Uint8Array {
  const module = binaryen.readBinary(bytes);
  binaryen.setDebugInfo(false);
  const { MVP, MutableGlobals, SignExt, NontrappingFPToInt, BulkMemory, BulkMemoryOpt } = binaryen.Features;
  module.setFeatures(MVP | MutableGlobals | SignExt | NontrappingFPToInt | BulkMemory | BulkMemoryOpt);
  for (const name of RARE) {
    binaryen.setPassArgument('no-inline', name);
    module.runPasses(['no-inline']);
  }
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(250);
  binaryen.setFlexibleInlineMaxSize(300);
  binaryen.setOneCallerInlineMaxSize(5_000);
  for (let round = 0; round < 3; round++) {
    module.runPasses(['inlining-optimizing']);
    module.optimize();
  }
  return module.emitBinary();
}
