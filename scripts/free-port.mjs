// Finds a port that nobody listens on, by either name of this machine: a server on `::1` alone would otherwise be the
// one that a browser meets under `localhost`.

import { createServer } from 'node:net';

/**
 * Whether one could listen there; an address that this machine does not have is nobody's.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function isFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error && error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/**
 * The first free port from `port` on.
 * @param {number} port
 */
export async function freePort(port) {
  for (let candidate = port; candidate < 65_536; candidate++) {
    if ((await isFree(candidate, '127.0.0.1')) && (await isFree(candidate, '::1'))) return candidate;
  }
  throw new Error(`No port is free from ${port} on.`);
}
