import { expect, test } from 'vitest';
import type { PlacedToken } from './draw-tokens.ts';
import type { TokenLook } from './hop-motion.ts';
import { streamsOf } from './streams.ts';

const route = (edgeId: string) => ({ key: edgeId, edgeId, table: { x: [0], y: [0], lengthPx: 0 } }) as never;
const many = (edge: string, look: TokenLook, count: number): PlacedToken[] =>
  Array.from({ length: count }, () => ({ route: route(edge), fraction: 0, look }));
const told = (tokens: PlacedToken[]) => streamsOf(tokens).map(({ look, count }) => `${look} ${count}`);

test('answers give way to questions on the same edge', () => {
  expect(told([...many('e', 'back', 60), ...many('e', 'work', 50)])).toEqual(['work 50']);
});

test('an edge that only carries answers is quiet', () => {
  expect(told(many('e', 'back', 60))).toEqual(['back 60']);
});

test('a fair share of failures is what the edge shows; a rare one is not', () => {
  expect(told([...many('e', 'work', 50), ...many('e', 'failure', 45)])).toEqual(['failure 45']);
  expect(told([...many('e', 'work', 50), ...many('e', 'back', 48), ...many('e', 'failure', 2)])).toEqual(['work 50']);
});

test('each edge has one stream', () => {
  expect(told([...many('one', 'trip', 3), ...many('two', 'retry', 4)])).toEqual(['trip 3', 'retry 4']);
});
