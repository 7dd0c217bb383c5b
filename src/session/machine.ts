// The life of a session as a state chart: what it is doing, and what may come next. It holds no run and no clock.
import { assign, setup } from 'xstate';

export type SessionEvent =
  | { type: 'open' }
  | { type: 'loaded'; play: boolean }
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'seek' }
  | { type: 'sought'; play: boolean }
  | { type: 'finish' }
  | { type: 'refused' }
  | { type: 'fail'; sentence: string };

export const sessionMachine = setup({
  types: { context: {} as { failure: string | null }, events: {} as SessionEvent },
}).createMachine({
  id: 'session',
  context: { failure: null },
  initial: 'loading',
  on: {
    open: '.loading',
    fail: { target: '.failed', actions: assign({ failure: ({ event }) => event.sentence }) },
  },
  states: {
    loading: {
      on: {
        loaded: [{ guard: ({ event }) => event.play, target: 'running' }, { target: 'ready' }],
        refused: 'paused',
      },
    },
    /** At the beginning, nothing handled yet. */
    ready: { on: { play: 'running', pause: 'paused', seek: 'seeking', finish: 'finished' } },
    running: { on: { pause: 'paused', finish: 'finished', seek: 'seeking' } },
    paused: { on: { play: 'running', seek: 'seeking', finish: 'finished' } },
    /** On the way to another place of the run. */
    seeking: {
      on: {
        sought: [{ guard: ({ event }) => event.play, target: 'running' }, { target: 'paused' }],
        finish: 'finished',
        pause: 'paused',
      },
    },
    finished: { on: { seek: 'seeking', play: 'loading' } },
    failed: { on: { seek: 'seeking' } },
  },
});
