// No card without a picture, and no picture twice or of nothing.
import { expect, test } from 'vitest';
import { CHALLENGES } from '../../lessons/challenges.ts';
import { STORIES } from '../../lessons/stories.ts';
import { COMPARISONS } from '../../scenario/library/library.ts';
import { PICTURES } from './picture.tsx';

test('every story, scenario and challenge has a picture, and every picture a card', () => {
  const ids = [...STORIES, ...COMPARISONS, ...CHALLENGES].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(PICTURES).sort()).toEqual(ids.sort());
});
