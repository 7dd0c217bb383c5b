// A session without a page, for tests: the engine answers on the same thread, and animation frames are drawn by the test,
// so that real time is a number.
import { vi } from 'vitest';
import type { LaneName, RunSpec } from '../../scenario/run-spec.ts';
import { Simulation } from '../../sim-engine/simulation.ts';
import { runStore } from '../../stores/run-store.ts';
import type { Client } from '../../worker/client.ts';
import { createSession } from '../session.ts';

const INDEX: Record<LaneName, number> = { a: 0, b: 1 };
const FRAME_MS = 1_000 / 60;

/** A worker that is none: each question is answered at once. */
export function engineClient(): Client {
  let simulation: Simulation;
  const load = (spec: RunSpec) => {
    const created = Simulation.create(spec, { keepFacts: true });
    if (created.ok) simulation = created.value;
    return created;
  };
  return {
    load: async (epoch, spec, wants) => {
      const created = load(spec);
      return created.ok ? { ok: true, frame: simulation.frame(epoch, wants) } : created;
    },
    advance: async (epoch, untilMs, eventsMax, wants) => {
      simulation.advance(untilMs, eventsMax);
      return simulation.frame(epoch, wants);
    },
    step: async (epoch, wants) => {
      simulation.step();
      return simulation.frame(epoch, wants);
    },
    apply: async (epoch, lanes, command, wants) => {
      simulation.advance(command.atMs, Infinity);
      const issues = simulation.apply(
        lanes.map((lane) => INDEX[lane]),
        command,
      );
      return issues.length > 0 ? { ok: false, issues } : { ok: true, frame: simulation.frame(epoch, wants) };
    },
    seek: async (epoch, position, wants) => {
      simulation.seek(position);
      return simulation.frame(epoch, wants);
    },
    recall: () => Promise.reject(new Error('a test without a memory')),
    close: () => undefined,
  };
}

/** Lets everything that has been asked be answered. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A session whose animation frames the test draws. */
export async function openPlayer(comparisonId: string, client: Client = engineClient()) {
  let draw: (nowMs: number) => void = () => undefined;
  vi.stubGlobal('requestAnimationFrame', (next: (nowMs: number) => void) => {
    draw = next;
    return 0;
  });
  runStore.setState(runStore.getInitialState());
  const { view } = createSession({ client, comparisonId });
  await settled();
  let nowMs = 0;
  const frame = async () => {
    nowMs += FRAME_MS;
    draw(nowMs);
    await settled();
  };
  return {
    view,
    /** Draws frames for so much real time, or until `done`; returns how much has passed. */
    play: async (realMs: number, done: () => boolean = () => false): Promise<number> => {
      const startMs = nowMs;
      while (nowMs - startMs < realMs && !done()) await frame();
      return nowMs - startMs;
    },
  };
}

/** What the run on the screen has told so far, lane by lane. */
export const digests = (): string[] => runStore.getState().frame!.lanes.map(({ digest }) => digest);
