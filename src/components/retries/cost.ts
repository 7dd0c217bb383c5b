// What the retries of a pool cost: attempts a message, as measured and as the formula has it. Pure.
import type { ComponentFrame } from '../../protocol/frame.ts';
import type { WorkerPool } from '../../scenario/scenario.ts';
import { attemptsExpected, backoffDelaysMs } from '../../theory/retries.ts';
import { decimalText, listText, percentText } from '../shared/format.ts';

/** The lesson's: after 1, 2 and 4 s. A pool that is told to retry and not how does that. */
const LESSON = { retries: 3, firstDelayMs: 1_000, factor: 2, jitter: 0, waits: true };

export interface PoolCost {
  /** Attempts that have ended, against those that began with a message's first one. */
  measured: number | null;
  attempts: number;
  firsts: number;
  /** What independent failures of this share would lead to; null where attempts fail for other reasons. */
  expected: number | null;
  formula: string;
  schedule: string;
}

export function poolCost(pool: WorkerPool, frame: ComponentFrame): PoolCost {
  const { retries, firstDelayMs, factor, jitter, waits } = pool.retry ?? LESSON;
  const attempts = frame.served + frame.failed;
  const firsts = attempts - frame.retried;
  const share = pool.errorShare ?? 0;
  const isChance = share > 0 && !pool.poisonEvery;
  const delays = backoffDelaysMs(firstDelayMs, factor, Math.min(retries, 6)).map(
    (ms) => `${decimalText(ms / 1_000)} s`,
  );
  const spread = jitter > 0 ? `, each spread by ± ${percentText(jitter)}` : '';
  const hand = waits ? ' The hand is closed meanwhile.' : ' The hand is free meanwhile.';
  return {
    measured: attempts > 0 && firsts > 0 ? attempts / firsts : null,
    attempts,
    firsts,
    expected: isChance ? attemptsExpected(share, retries) : null,
    formula: isChance ? `1 + p + … + p^${retries}, p = ${decimalText(share, 2)}` : '',
    schedule:
      retries === 0
        ? 'No retries: the first failure is the last.'
        : `Backs off ${listText(delays)}${retries > 6 ? ' and so on' : ''}${spread}; then it is rejected.${hand}`,
  };
}
