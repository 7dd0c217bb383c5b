// How a story is gone through, as a state chart: a scene asks, plays and then shows; a person may go on, back, or anywhere.
// It knows no clock and no screen; whoever plays the run tells it when the moment of a scene has come.
import { assign, createActor, setup } from 'xstate';
import type { Story } from './story.ts';

export type PlayerEvent =
  /** An answer given before looking; null: "just show me". */
  | { type: 'answer'; choice: number | null }
  | { type: 'moment' }
  | { type: 'next' }
  | { type: 'back' }
  | { type: 'go'; scene: number }
  | { type: 'again' };

export interface PlayerContext {
  story: Story;
  scene: number;
  /** By scene; null where the person wanted to see first. */
  answers: Readonly<Record<number, number | null>>;
}

const isLast = ({ story, scene }: PlayerContext) => scene >= story.scenes.length - 1;

const playerMachine = setup({
  types: {
    context: {} as PlayerContext,
    events: {} as PlayerEvent,
    input: {} as { story: Story; scene: number },
  },
  guards: {
    asks: ({ context }) =>
      context.story.scenes[context.scene]?.question !== undefined && !(context.scene in context.answers),
    isLast: ({ context }) => isLast(context),
    isFirst: ({ context }) => context.scene === 0,
  },
  actions: {
    next: assign({ scene: ({ context }) => context.scene + 1 }),
    back: assign({ scene: ({ context }) => context.scene - 1 }),
  },
}).createMachine({
  id: 'story',
  context: ({ input }) => ({ story: input.story, scene: input.scene, answers: {} }),
  initial: 'arriving',
  on: {
    next: [
      { guard: 'isLast', target: '.trying' },
      { target: '.arriving', actions: 'next' },
    ],
    back: { guard: ({ context }) => context.scene > 0, target: '.arriving', actions: 'back' },
    go: {
      guard: ({ context, event }) => event.scene >= 0 && event.scene < context.story.scenes.length,
      target: '.arriving',
      actions: assign({ scene: ({ event }) => event.scene }),
    },
    again: '.playing',
  },
  states: {
    arriving: { always: [{ guard: 'asks', target: 'asking' }, { target: 'playing' }] },
    asking: {
      on: {
        answer: {
          target: 'playing',
          actions: assign({
            answers: ({ context, event }) => ({ ...context.answers, [context.scene]: event.choice }),
          }),
        },
      },
    },
    playing: { on: { moment: 'looking' } },
    looking: {},
    /** After the last scene: three changes to try. */
    trying: { on: { back: 'arriving', next: {} } },
  },
});

export type PlayerState = 'arriving' | 'asking' | 'playing' | 'looking' | 'trying';
export interface Player {
  now: () => { state: PlayerState; scene: number; answers: PlayerContext['answers'] };
  send: (event: PlayerEvent) => void;
  subscribe: (changed: () => void) => () => void;
  stop: () => void;
}

/** A story on its way, from a scene on. */
export function createPlayer(story: Story, scene: number): Player {
  const actor = createActor(playerMachine, { input: { story, scene } });
  const nowOf = (): ReturnType<Player['now']> => {
    const { value, context } = actor.getSnapshot();
    return { state: value as PlayerState, scene: context.scene, answers: context.answers };
  };
  actor.start();
  let shown = nowOf();
  actor.subscribe(() => {
    shown = nowOf();
  });
  return {
    now: () => shown,
    send: (event) => actor.send(event),
    subscribe: (changed) => {
      const { unsubscribe } = actor.subscribe(changed);
      return unsubscribe;
    },
    stop: () => actor.stop(),
  };
}
