// The page's end of the wire: it starts the worker, asks one thing at a time, and notices when the worker has died or
// fallen silent. It does not decide what to do about that; whoever asked is told with a `WorkerLost`.
import { type Remote, releaseProxy, wrap } from 'comlink';
import type { SimulatorApi } from './api.ts';

/** The worker died, or gave no answer for too long. A new one is started with the next question. */
export class WorkerLost extends Error {}

export type Client = {
  [Method in keyof SimulatorApi]: (
    ...args: Parameters<SimulatorApi[Method]>
  ) => Promise<Awaited<ReturnType<SimulatorApi[Method]>>>;
} & { close(): void };

/** How long each question may take: a seek replays up to a quarter of a million events, an advance a few thousand. */
const PATIENCE_MS: Record<keyof SimulatorApi, number> = {
  load: 20_000,
  advance: 8_000,
  step: 8_000,
  apply: 20_000,
  seek: 60_000,
  recall: 120_000,
};

export interface ClientOptions {
  start?: () => Worker;
  patienceMs?: number;
}

export function createClient({ start = startWorker, patienceMs }: ClientOptions = {}): Client {
  let link: Link | null = null;
  const ask =
    (method: keyof SimulatorApi) =>
    (...args: unknown[]) => {
      link ??= connect(start);
      const present = link;
      const answer = (present.remote[method] as (...args: unknown[]) => Promise<unknown>)(...args);
      return withWatchdog(answer, present, patienceMs ?? PATIENCE_MS[method]).catch((error: unknown) => {
        if (link === present) link = null;
        disconnect(present);
        throw error;
      });
    };
  return {
    load: ask('load'),
    advance: ask('advance'),
    step: ask('step'),
    apply: ask('apply'),
    seek: ask('seek'),
    recall: ask('recall'),
    close: () => {
      if (link) disconnect(link);
      link = null;
    },
  } as Client;
}

interface Link {
  worker: Worker;
  remote: Remote<SimulatorApi>;
  /** Rejects when the worker reports an error of its own. */
  broken: Promise<never>;
}

function startWorker(): Worker {
  return new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'simulation' });
}

function connect(start: () => Worker): Link {
  const worker = start();
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) =>
      reject(new WorkerLost(`The simulation stopped: ${event.message || 'it could not be loaded'}.`)),
    );
    worker.addEventListener('messageerror', () =>
      reject(new WorkerLost('The simulation sent something that could not be read.')),
    );
  });
  broken.catch(() => undefined);
  return { worker, remote: wrap<SimulatorApi>(worker), broken };
}

function disconnect({ worker, remote }: Link): void {
  remote[releaseProxy]();
  worker.terminate();
}

async function withWatchdog<T>(answer: Promise<T>, { broken }: Link, patienceMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silent = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new WorkerLost(`The simulation gave no answer for ${patienceMs / 1_000} s.`)),
      patienceMs,
    );
  });
  try {
    return await Promise.race([answer, broken, silent]);
  } catch (error) {
    // An exception inside the engine is a bug of ours; the worker's state is not to be trusted after it.
    throw error instanceof WorkerLost ? error : new WorkerLost(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}
