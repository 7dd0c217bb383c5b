// The core's sources through the AssemblyScript compiler, in this process; the bytes are the same wherever it runs.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { columnLayout } from '../../src/sim-engine/memory/layout.ts';

export { generated as layoutText } from './generate.ts';

const root = fileURLToPath(new URL('../../src/sim-engine/', import.meta.url));

export async function compileCore(options: string[] = []): Promise<Uint8Array> {
  let binary: Uint8Array | null = null;
  let said = '';
  const { error, stderr } = await asc.main(
    [
      'core/index.ts',
      '--outFile',
      'core.wasm',
      '--runtime',
      'stub',
      '--optimizeLevel',
      '3',
      '--shrinkLevel',
      '0',
      '--converge',
      '--noAssert',
      '--uncheckedBehavior',
      'always',
      '--use',
      'abort=',
      '--memoryBase',
      String(columnLayout().end),
      '--exportStart',
      'initialize',
      '--initialMemory',
      '16',
      ...options,
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
  return binary;
}
