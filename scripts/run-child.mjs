// Runs a Node script to its end, within a limit, and takes its whole family along when it has to be stopped: a test run
// that hangs must still come to its last line, and must leave no browser or server behind.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Time to close browsers and servers after being asked, before being made to. */
const graceMs = 10_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Signals the child's process group where there are such groups.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function stop(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself meanwhile.
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    for (const child of running) stop(child, 'SIGINT');
    setTimeout(() => process.exit(130), graceMs / 2);
  });
}

/**
 * True when the script ended by itself with code 0. Its output goes where ours goes.
 * @param {string[]} parts the script, from the project's root, and its arguments
 * @param {number} limitMs
 * @returns {Promise<boolean>}
 */
export function runNode(parts, limitMs) {
  return new Promise((resolve) => {
    const detached = process.platform !== 'win32';
    const child = spawn(process.execPath, parts, { cwd: root, detached, stdio: ['ignore', 'inherit', 'inherit'] });
    running.add(child);
    const limit = setTimeout(() => {
      console.log(`Stopped after ${limitMs / 1000} seconds.`);
      stop(child, 'SIGINT');
      setTimeout(() => stop(child, 'SIGKILL'), graceMs).unref();
    }, limitMs);
    child.once('error', () => resolve(false));
    child.once('close', (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve(code === 0);
    });
  });
}
