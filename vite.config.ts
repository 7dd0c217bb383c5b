// The build: static files that work under any path, one entry, workers as ES modules.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { chunkReport } from './scripts/chunk-report.mjs';

export default defineConfig({
  // Relative addresses, so that the files can be put into any folder of any static host.
  base: './',
  plugins: [react(), chunkReport()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Every browser that runs this knows modulepreload; the polyfill would only add to the first load.
    modulePreload: { polyfill: false },
    // ELK is one large module, loaded only for diagrams of one's own; `scripts/size.mjs` holds the budget that matters.
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
});
