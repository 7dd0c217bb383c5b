// Against a real RabbitMQ: a consumer that collects a hundred messages and acknowledges them together.
import { only, queueOf, runOf } from '../testing/runs.ts';
import { workQueue } from '../testing/shops.ts';
import { casesOf, type Experiment } from './comparison.ts';

interface Config {
  prefetch: number | 'unlimited';
  batch: number;
  flushMs: number | null;
  workers: number;
  n: number;
  processMs: number;
  watchMs: number;
}
interface Facts {
  batches: [string, number, number, string][];
  acked: number;
  ready: number;
  unacked: number;
}

/** Publishing the burst and delivering it took up to 80 ms, and the second worker's half came a little before. */
const TOLERANCE_MS = 110;

export const BATCH: Experiment[] = [
  {
    file: 'j-batch',
    title: 'batches of 100; prefetch 50, 99, 100, 200, unlimited; with and without a timer; two workers',
    compares: 'acknowledged, ready, unacknowledged; end of each batch',
    cases: casesOf<Config, Facts>('j-batch', /./, ({ config, facts }, comparison) => {
      const { prefetch, batch: size, flushMs, workers: count, n, processMs, watchMs } = config;
      const scenario = workQueue(
        processMs,
        { count, prefetch: prefetch === 'unlimited' ? 0 : prefetch, batch: { size, ...(flushMs ? { flushMs } : {}) } },
        { perSecond: 100_000 },
      );
      const run = runOf(scenario, { ordersMax: n, untilMs: watchMs });
      const { ready, unacknowledged, acknowledged } = queueOf(run.lane, 'mail');
      comparison.same('acknowledged', acknowledged, facts.acked);
      comparison.same('ready', ready, facts.ready);
      comparison.same('unacknowledged', unacknowledged, facts.unacked);
      comparison.nearAll(
        'end of a batch',
        only(run.facts, 'work-ended').map(({ atMs }) => atMs),
        facts.batches.map(([, atMs]) => atMs),
        (k) => TOLERANCE_MS + 5 * k,
      );
    }),
  },
];
