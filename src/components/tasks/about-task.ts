// What a task is called and asks: a built-in challenge brings its own words.
import { challengeById } from '../../lessons/challenges.ts';
import { comparisonById } from '../../scenario/library/library.ts';
import type { Task } from '../../scenario/task.ts';
import type { Pace } from '../../stores/run-store.ts';

export const titleOf = ({ challenge, title, comparisonId }: Task): string =>
  (challenge === null ? title : challengeById(challenge)?.title) || (comparisonById(comparisonId)?.title ?? 'A case');
export const briefOf = ({ challenge, brief }: Task): string =>
  (challenge === null ? brief : challengeById(challenge)?.brief) ?? '';
export const paceOf = ({ pace }: Task): Pace =>
  pace === 'follow' || pace === 'max' ? { type: pace } : { type: 'factor', factor: pace };
