// The core's sources through the AssemblyScript compiler, in this process; the bytes are the same wherever it runs.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import binaryen from 'assemblyscript/binaryen';

const root = fileURLToPath(new URL('../../src/sim-engine/', import.meta.url));

/** Functions that are run seldom, or once an order: never written into others. */
const RARE = [
  'agenda/seek',
  'agenda/takeOut',
  'agenda-layout/layOut',
  'agenda-run/intoRun',
  'agenda-run/sortRun',
  'calls/admitCalls',
  'calls/endUnheard',
  'dispatch/rotateQuorum',
  'durations/drawOther',
  'facts/keep',
  'flow/goOnElse',
  'flow/joinBranch',
  'handling/failHandling',
  'handling/finishBatch',
  'handling/finishUnheard',
  'jobs/clearApart',
  'jobs/disarmTimer',
  'jobs/keepTaken',
  'luck/rareExponential',
  'luck/seedLuck',
  'memory/addSlab',
  'memory/reserve',
  'messages/expire',
  'messages/ownHeader',
  'orders/admitRequests',
  'orders/failOrder',
  'orders/finishRequest',
  'orders/refuse',
  'orders/reply',
  'publish/roomIn',
  'rungs/putFar',
  'run/handle',
  'run/isStale',
  'run/lookAround',
  'run/takeUntil',
  'settle/settle',
  'stations/joinLine',
  'taking/skip',
  'taking/startBuffered',
  'tasks/moreRoom',
];
const ROUNDS = 3;
const WHOLE = 'core/index.ts';

/** The core; or, for a test, one of its files alone, with what that one exports. Names are kept for whoever measures. */
export async function compileCore(entry = WHOLE, keepNames = false): Promise<Uint8Array> {
  let binary: Uint8Array | null = null;
  let said = '';
  const { error, stderr } = await asc.main(
    [
      entry,
      '--outFile',
      'core.wasm',
      '--runtime',
      'stub',
      // Names of functions, for what comes after: `optimised` takes them out.
      '--debug',
      '--noAssert',
      '--uncheckedBehavior',
      'always',
      '--use',
      'abort=',
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
  return optimised(binary, entry === WHOLE ? RARE : [], keepNames);
}

/**
 * Everything of a message's way is small, and called again and again: it is written into its callers. What is rare stays
 * where it is, so that the code around it is short, and has a processor's registers to itself.
 */
function optimised(bytes: Uint8Array, rare: string[], keepNames: boolean): Uint8Array {
  const module = binaryen.readBinary(bytes);
  const { MVP, MutableGlobals, SignExt, NontrappingFPToInt, BulkMemory, BulkMemoryOpt } = binaryen.Features;
  module.setFeatures(MVP | MutableGlobals | SignExt | NontrappingFPToInt | BulkMemory | BulkMemoryOpt);
  // The memory is laid out in memory/layout.ts, which knows of no other data.
  if (module.emitText().includes('(data ')) throw new Error('the core has data of its own');
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  // A small number that is added to an address becomes part of the instruction: no address is so near to the end of 4 GB
  // that the sum begins anew.
  binaryen.setLowMemoryUnused(true);
  for (const name of rare.map((one) => `core/${one}`)) {
    if (!module.getFunction(name)) throw new Error(`the core has no function ${name}`);
    binaryen.setPassArgument('no-inline', name);
    module.runPasses(['no-inline']);
  }
  binaryen.setAlwaysInlineMaxSize(1_600);
  binaryen.setFlexibleInlineMaxSize(1_600);
  binaryen.setOneCallerInlineMaxSize(5_000);
  for (let round = 0; round < ROUNDS; round++) {
    module.runPasses(['inlining-optimizing']);
    module.optimize();
  }
  binaryen.setDebugInfo(keepNames);
  return module.emitBinary();
}
