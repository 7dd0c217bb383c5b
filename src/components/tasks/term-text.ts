// A term's limit and what was measured for it, in words.
import type { Term } from '../../lessons/challenge.ts';
import { WRITERS } from '../stories/story-text.ts';

export const limitText = ({ atMost, atLeast, unit }: Term): string =>
  atMost === undefined ? `at least ${WRITERS[unit](atLeast ?? 0)}` : `at most ${WRITERS[unit](atMost)}`;
export const valueText = ({ unit }: Term, value: number | null): string =>
  value === null ? '–' : WRITERS[unit](value);
