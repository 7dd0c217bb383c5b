// The build: static files that work under any path, one entry, workers as ES modules.

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { chunkReport } from './scripts/chunk-report.mjs';
import { inlineConstants } from './scripts/inline-constants.mjs';
import { serviceWorker } from './scripts/offline/plugin.mjs';

/**
 * What the built page may load and run: its own files and nothing else, no script within the page. Dev servers need more.
 * The engine's WebAssembly is compiled on workers, to whose files this does not apply; the page itself compiles none.
 */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const contentPolicy: Plugin = {
  name: 'content-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
  ],
};

/**
 * What the first screen is made of and later parts use as well. In one file it weighs less than in twenty small ones.
 */
const shell = new RegExp(
  [
    'src/(?:stores|session|protocol)/',
    'src/scenario/(?:library/|run-spec|knobs|knob-table|knob-writing|limits|duration|wording)',
    'src/topology/(?:diagrams/|label-size)',
    'src/components/(?:session-context|shared/(?:use-|icons|format|labels|current-scenario|segmented))',
    'src/components/lane/figures',
    'node_modules/(?:react|react-dom|scheduler|zustand|use-sync-external-store)/',
  ].join('|'),
);

export default defineConfig({
  // Relative addresses, so that the files can be put into any folder of any static host.
  base: './',
  plugins: [react(), chunkReport(), contentPolicy, serviceWorker()],
  worker: { format: 'es', rolldownOptions: { optimization: inlineConstants } },
  build: {
    target: 'es2022',
    // Every browser that runs this knows modulepreload; the polyfill would only add to the first load.
    modulePreload: { polyfill: false },
    // ELK is one large module, loaded only for diagrams of one's own; `scripts/size.mjs` holds the budget that matters.
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    rolldownOptions: {
      optimization: inlineConstants,
      output: { codeSplitting: { groups: [{ name: 'shell', test: shell }] } },
    },
  },
});
