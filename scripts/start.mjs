// `npm start`: builds the page and serves it, as a static host would. PORT and HOST may say where; by default the first
// free port from 4173 on, for this machine alone.

import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { freePort } from './free-port.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const host = process.env['HOST'] || '127.0.0.1';

await build({ root, logLevel: 'warn' });

// A port that was asked for is taken as it is: moving on silently would leave its caller with somebody else's page.
const asked = Number(process.env['PORT']) || null;
const port = asked ?? (await freePort(4173));
await preview({ root, preview: { host, port, strictPort: asked !== null } });

console.log(`Queuescope is at http://${host === '127.0.0.1' ? 'localhost' : host}:${port}/ (Ctrl+C ends it).`);
