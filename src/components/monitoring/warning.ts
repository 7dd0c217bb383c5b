// A rehearsal in words: who noticed what, and how long before that a rule had warned. Pure.
import type { Notice, Rehearsal, Rehearsed } from '../../protocol/rehearsal.ts';
import type { Limits } from '../../stores/rehearsal-store.ts';
import { clockText, countText, decimalText, msText } from '../shared/format.ts';

export const ANSWERS_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
export const WORK_MS = [10_000, 30_000, 60_000, 300_000, 900_000];

/** `5 s`, `15 min` */
export const limitText = (ms: number): string => (ms < 60_000 ? `${ms / 1_000} s` : `${ms / 60_000} min`);

const NOTICED: Record<Notice, (limits: Limits) => string> = {
  failed: () => 'gets an error',
  gone: () => 'gives up',
  'late-answer': ({ answerMs }) => `still has no answer after ${limitText(answerMs)}`,
  'late-work': ({ workMs }) => `still lacks some of the work after ${limitText(workMs)}`,
};

export function noticeText({ noticed, endMs }: Rehearsal, limits: Limits): string {
  if (!noticed) return `Until ${clockText(endMs)} no customer notices anything.`;
  return `At ${clockText(noticed.atMs)} the first customer notices: order ${countText(noticed.orderId)} ${NOTICED[noticed.by](limits)}.`;
}

/** `57.9 s before`, `12 s after`; nothing where nobody noticed or it never fired. */
export function leadText({ noticed }: Rehearsal, { firedAtMs }: Rehearsed): string {
  if (firedAtMs === null || !noticed) return '';
  const leadMs = noticed.atMs - firedAtMs;
  const far = Math.abs(leadMs);
  const text = far < 120_000 ? `${decimalText(far / 1_000)} s` : msText(far);
  return leadMs >= 0 ? `${text} before` : `${text} after`;
}

export const hasWarned = ({ noticed }: Rehearsal, { firedAtMs }: Rehearsed): boolean =>
  noticed !== null && firedAtMs !== null && firedAtMs <= noticed.atMs;

/** What the rules were worth together. */
export function verdictText(rehearsal: Rehearsal): string {
  const { noticed, rules } = rehearsal;
  const fired = rules.filter(({ firedAtMs }) => firedAtMs !== null);
  if (!noticed) return fired.length > 0 ? 'What fires, fires for nothing that a customer would see.' : 'No rule fires.';
  const [first] = rules.filter((rule) => hasWarned(rehearsal, rule));
  if (!first) return fired.length > 0 ? 'Every rule that fires comes too late.' : 'No rule warns of it.';
  return `Warned ${leadText(rehearsal, first)}.`;
}
