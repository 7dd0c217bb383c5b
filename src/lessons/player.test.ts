// A story is gone through as a person would: asked before looking, on and back at will, and never out of its scenes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlayer, type PlayerEvent } from './player.ts';
import { STORIES } from './stories.ts';

const SEED = 20_261_123;

test.each(STORIES.map((story) => [story.id, story] as const))(
  '%s is walked from its first scene to what to try',
  (_, story) => {
    const player = createPlayer(story, 0);
    story.scenes.forEach((scene, index) => {
      expect(player.now().scene).toBe(index);
      if (scene.question) {
        expect(player.now().state).toBe('asking');
        player.send({ type: 'answer', choice: 0 });
      }
      expect(player.now().state).toBe('playing');
      player.send({ type: 'moment' });
      expect(player.now().state).toBe('looking');
      player.send({ type: 'next' });
    });
    expect(player.now().state).toBe('trying');
    player.send({ type: 'back' });
    expect(player.now()).toMatchObject({ state: 'playing', scene: story.scenes.length - 1 });
  },
);

test('an answer is asked for once, and kept', () => {
  const player = createPlayer(STORIES[0]!, 3);
  expect(player.now().state).toBe('asking');
  player.send({ type: 'answer', choice: 1 });
  player.send({ type: 'back' });
  player.send({ type: 'next' });
  expect(player.now()).toMatchObject({ state: 'playing', scene: 3, answers: { 3: 1 } });
});

test(`whatever is pressed, it stays within its scenes (seed ${SEED})`, () => {
  const anyEvent: fc.Arbitrary<PlayerEvent> = fc.oneof(
    fc.constantFrom<PlayerEvent>({ type: 'next' }, { type: 'back' }, { type: 'moment' }, { type: 'again' }),
    fc.integer({ min: -3, max: 20 }).map((scene): PlayerEvent => ({ type: 'go', scene })),
    fc.option(fc.nat(3)).map((choice): PlayerEvent => ({ type: 'answer', choice })),
  );
  const law = fc.property(fc.constantFrom(...STORIES), fc.array(anyEvent, { maxLength: 40 }), (story, events) => {
    const player = createPlayer(story, 0);
    for (const event of events) player.send(event);
    expect(story.scenes[player.now().scene]).toBeDefined();
    expect(player.now().state).not.toBe('arriving');
  });
  fc.assert(law, { seed: SEED, numRuns: 300 });
});
