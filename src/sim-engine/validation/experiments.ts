// All experiments against recorded runs, and the runs that none of them compares, each with its reason.
import { readdirSync } from 'node:fs';
import { BATCH } from './batch.ts';
import type { Experiment } from './comparison.ts';
import { CRASH } from './crash.ts';
import { LIMITS } from './limits.ts';
import { POISON } from './poison.ts';
import { recorded } from './recordings.ts';
import { RETRIES } from './retry.ts';
import { ROUND_ROBIN } from './round-robin.ts';
import { ROUTES } from './routing.ts';
import { TIME_OUTS } from './time-outs.ts';
import { TRACES } from './traces.ts';
import { WORK_QUEUE } from './work-queue.ts';

export const EXPERIMENTS: readonly Experiment[] = [
  ...ROUND_ROBIN,
  ...WORK_QUEUE,
  ...TRACES,
  ...POISON,
  ...RETRIES,
  ...LIMITS,
  ...ROUTES,
  ...CRASH,
  ...TIME_OUTS,
  ...BATCH,
];

export const NOT_COMPARED: Readonly<Record<string, string>> = {
  'd.classic.hot': 'how fast an empty loop turns is the recording machine’s; a return takes 1 ms here',
  'd.quorum.hot': 'the same, on a quorum queue',
  'd.credit.quorum.limit1.P1':
    'a known bug of 3.10 (one credit too many at each drop by the limit), mended in 3.11 and not copied',
  'd.credit.quorum.limit1.P3': 'the same bug',
  'e.alone.nagle': 'each retry waits 40 ms more for a delayed acknowledgement of TCP, which is not modelled',
  'f.maxlen-unacked.quorum.drop-head':
    'two messages are returned to a worker that takes nothing more; here a worker with credit takes them again',
  'g.expiration.two': 'wait by an expiration of each message’s own: the policy knows one wait queue for each delay',
  'i.cancel': 'the last worker of a pool cannot be dismissed; who leaves with messages in hand is in `workers.test.ts`',
  'i.ack-errors': 'a worker here acknowledges nothing twice',
  'm.scope.perChannel': 'a prefetch for a whole channel is not modelled: each worker has its own',
};

const FOLDER = 'test-fixtures/rabbitmq';

/** Every run of every file that is recorded. */
export const recordedIds = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => recorded(name.slice(0, -'.json'.length)).map(({ id }) => id));
