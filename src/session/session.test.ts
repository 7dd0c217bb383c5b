// What a person asks of a session while its worker is still busy: nothing asked for is lost. The worker's end of the wire
// is played by the test, which answers when it wants to.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Frame, FrameWants, LaneFrame } from '../protocol/frame.ts';
import { runStore } from '../stores/run-store.ts';
import type { LoadAnswer } from '../worker/api.ts';
import type { Client } from '../worker/client.ts';
import { runOfComparison } from './openings.ts';
import { createSession } from './session.ts';

const frameAt = (epoch: number, atMs: number): Frame => ({
  epoch,
  atMs,
  steps: atMs,
  lanes: [],
  nextEventAtMs: atMs + 10,
  finished: false,
  stopped: null,
  untilMs: 60_000,
});

/** Loads and seeks are answered when the test says so. */
function slowClient() {
  const waiting: (() => void)[] = [];
  const later = <T>(answer: T): Promise<T> => new Promise((resolve) => waiting.push(() => resolve(answer)));
  const client: Client = {
    load: (epoch) => later<LoadAnswer>({ ok: true, frame: frameAt(epoch, 0) }),
    seek: (epoch, position) => later(frameAt(epoch, 'atMs' in position ? position.atMs : 0)),
    step: (epoch) => later(frameAt(epoch, 10)),
    advance: (epoch, untilMs) => later(frameAt(epoch, untilMs)),
    apply: (epoch) => later<LoadAnswer>({ ok: true, frame: frameAt(epoch, 0) }),
    recall: () => new Promise(() => undefined),
    close: () => undefined,
  };
  /** Answers everything asked so far, and what is asked for because of it. */
  const answerAll = async () => {
    while (waiting.length > 0) {
      waiting.shift()!();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { client, answerAll };
}

function open() {
  const { client, answerAll } = slowClient();
  const { view } = createSession({ client });
  return { view, answerAll };
}

/** Draws one animation frame of the session made last. */
let animate: (nowMs: number) => void = () => undefined;

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (draw: (nowMs: number) => void) => {
    animate = draw;
    return 0;
  });
  runStore.setState(runStore.getInitialState());
});

describe('while a run is loading', () => {
  test('it plays once it is there, as a session that is opened does', async () => {
    const { view, answerAll } = open();
    expect(view().phase).toBe('loading');
    await answerAll();
    expect(view().phase).toBe('running');
  });

  test.each(['pause', 'toggle', 'nextEvent'] as const)('%s keeps it from playing', async (asked) => {
    const { view, answerAll } = open();
    view()[asked]();
    await answerAll();
    expect(view().phase).toBe('ready');
  });

  test('the last thing asked for counts', async () => {
    const { view, answerAll } = open();
    view().pause();
    view().play();
    await answerAll();
    expect(view().phase).toBe('running');
  });

  test('so it does on the way back to an instant: the run is paused there', async () => {
    const { view, answerAll } = open();
    await answerAll();
    view().open('rush');
    await answerAll();
    view().turn('EmailService.latency', '1500ms', ['a', 'b']);
    await answerAll();
    for (const nowMs of [50, 100]) {
      animate(nowMs);
      await answerAll();
    }
    const { clockMs } = runStore.getState();
    expect(clockMs).toBeGreaterThan(0);
    view().undo();
    expect(view().phase).toBe('loading');
    view().toggle();
    await answerAll();
    expect(view().phase).toBe('paused');
    expect(runStore.getState().clockMs).toBe(clockMs);
  });

  test('what was asked for does not outlive it: the next run that is opened plays', async () => {
    const { view, answerAll } = open();
    view().pause();
    await answerAll();
    view().open('rush');
    await answerAll();
    expect(view().phase).toBe('running');
  });
});

test('who arrives at a moment is shown the last order that is done, and not one that was placed just then', async () => {
  const { client: slow, answerAll } = slowClient();
  const busy = { newestOrderId: 15_000, newestSettledOrderId: 14_700, followed: [], events: 0, facts: 0 };
  const wanted: FrameWants[] = [];
  const asked = (frame: Frame): Frame => ({ ...frame, lanes: [busy as unknown as LaneFrame] });
  const client: Client = {
    ...slow,
    seek: async (...question) => asked(await slow.seek(...question)),
    advance: async (...question) => {
      wanted.push(question[3]);
      return asked(await slow.advance(...question));
    },
  };
  createSession({ client, first: { ...runOfComparison('rush'), atMs: 40_000, play: false } });
  await answerAll();
  expect(wanted.at(-1)?.follow).toEqual([14_700, 14_700]);
});
