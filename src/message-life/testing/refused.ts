// What the chart of a message's life has no place for, of everything that was told: nothing, if it is right.
import type { Fact } from '../../protocol/fact.ts';
import { livesOf } from '../lives.ts';

export const refusedOf = (facts: readonly Fact[]): string[] =>
  livesOf(facts).flatMap(({ messageId, state, refused }) =>
    refused.map((fact) => `message ${messageId}, ${state}: ${fact.type} at ${fact.atMs}`),
  );
