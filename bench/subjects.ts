// Who is measured: the yardstick (where g++ is installed), the engine in Node, and the engine in a Chromium worker. The
// engine is bundled as the app ships it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findChromium } from '../scripts/browsers.mjs';
import { inlineConstants } from '../scripts/inline-constants.mjs';
import type { Kind, Measured } from './measure.ts';
import type { Load } from './model.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const out = here('./build');

/** What the yardstick prints of a run. */
export interface Reference {
  ordersPerSecond: number;
  meanLatencyMs: number;
  dbWaitMs: number;
  [pool: string]: number | { meanWaitMs: number; meanReady: number; utilisation: number };
}

/** Compiles the yardstick; null where there is no g++. */
export function compileReference(): string | null {
  if (spawnSync('g++', ['--version']).status !== 0) return null;
  mkdirSync(out, { recursive: true });
  execFileSync('g++', ['-O3', '-march=native', '-o', here('./build/checkout'), here('./checkout.cpp')]);
  return here('./build/checkout');
}

export function runReference(program: string, orders: number, load: Load, seed: number): Reference {
  const words = [orders, load.perSecond, load.connections, ...load.workers, 'e', seed].map(String);
  return JSON.parse(execFileSync(program, words, { encoding: 'utf8' }));
}

export async function bundle(): Promise<void> {
  for (const [name, format] of [
    ['entry-node', 'es'],
    ['entry-worker', 'iife'],
  ] as const) {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: out,
        emptyOutDir: false,
        target: 'es2022',
        rolldownOptions: { optimization: inlineConstants },
        lib: { entry: here(`./${name}.ts`), name: 'bench', formats: [format], fileName: () => `${name}.mjs` },
      },
    });
  }
}

/** A fresh process each time: nobody is measured warm. */
export function runInNode(kind: Kind, orders: number): Measured {
  return JSON.parse(
    execFileSync(process.execPath, [here('./build/entry-node.mjs'), kind, String(orders)], { encoding: 'utf8' }),
  );
}

/** A function that measures in a fresh worker of one Chromium; null where there is none. */
export async function openChromium(): Promise<{
  run: (kind: Kind, orders: number) => Promise<Measured>;
  close: () => Promise<void>;
} | null> {
  const found = findChromium();
  if (!found) return null;
  const browser = await chromium.launch(found.launchOptions);
  const page = await browser.newPage();
  const code = readFileSync(here('./build/entry-worker.mjs'), 'utf8');
  const run = (kind: Kind, orders: number) =>
    page.evaluate(
      ([source, asked]) =>
        new Promise<Measured>((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
          worker.onerror = (event) => reject(new Error(event.message));
          worker.onmessage = ({ data }) => {
            worker.terminate();
            resolve(data as Measured);
          };
          worker.postMessage(asked);
        }),
      [code, { kind, orders }] as const,
    );
  return { run, close: () => browser.close() };
}
