// The life of one message at a broker as a state chart: what can become of it, and what leads there. The engine's facts
// are walked through it by a test, and the screen draws it with the way that a message took. It holds no run.
import { assign, setup } from 'xstate';

/** What happens to a message, in the words of the chart. */
export type LifeEvent =
  | { type: 'delay' }
  | { type: 'enqueue' }
  | { type: 'deliver' }
  | { type: 'start' }
  | { type: 'fail' }
  | { type: 'back-off' }
  | { type: 'republish' }
  | { type: 'requeue' }
  | { type: 'acknowledge' }
  | { type: 'dead-letter' }
  | { type: 'expire' }
  | { type: 'drop' }
  | { type: 'lose' }
  | { type: 'replay' };

/** Gone from its queue; a worker may still have the copy of a message that was acknowledged as it was delivered. */
const ENDS = ['acknowledged', 'replayed', 'dead-lettered', 'expired', 'dropped', 'lost'] as const;
export const LIFE_STATES = ['published', 'delayed', 'ready', 'held', 'in-hand', 'backing-off', ...ENDS] as const;
export type LifeState = (typeof LIFE_STATES)[number];
export const LIFE_ENDS: readonly LifeState[] = ENDS;

const removed = { 'dead-letter': 'dead-lettered', expire: 'expired', drop: 'dropped', lose: 'lost' } as const;
export const messageMachine = setup({
  types: { context: {} as { inAdvance: boolean }, events: {} as LifeEvent },
  guards: { inAdvance: ({ context }) => context.inAdvance },
}).createMachine({
  id: 'message',
  context: { inAdvance: false },
  initial: 'published',
  states: {
    published: { on: { delay: 'delayed', enqueue: 'ready', ...removed } },
    /** Kept in its exchange by the delayed-message plug-in. */
    delayed: { on: { enqueue: 'ready', ...removed } },
    ready: { on: { deliver: 'held', replay: 'replayed', ...removed } },
    held: {
      on: {
        start: 'in-hand',
        requeue: 'ready',
        /** Before any attempt: acknowledged as it was delivered, or recognised as one that has been handled. */
        acknowledge: { target: 'acknowledged', actions: assign({ inAdvance: true }) },
        ...removed,
      },
    },
    'in-hand': {
      on: {
        fail: 'in-hand',
        requeue: 'ready',
        'back-off': 'backing-off',
        republish: 'in-hand',
        acknowledge: 'acknowledged',
        ...removed,
      },
    },
    'backing-off': {
      on: { republish: 'backing-off', requeue: 'ready', acknowledge: 'acknowledged', ...removed },
    },
    acknowledged: {
      on: {
        start: { guard: 'inAdvance', target: 'acknowledged' },
        fail: { guard: 'inAdvance', target: 'acknowledged' },
        'back-off': { guard: 'inAdvance', target: 'acknowledged' },
        republish: { guard: 'inAdvance', target: 'acknowledged' },
        'dead-letter': { guard: 'inAdvance', target: 'dead-lettered' },
        drop: { guard: 'inAdvance', target: 'dropped' },
        lose: { guard: 'inAdvance', target: 'lost' },
      },
    },
    replayed: { type: 'final' },
    'dead-lettered': { type: 'final' },
    expired: { type: 'final' },
    dropped: { type: 'final' },
    lost: { type: 'final' },
  },
});
