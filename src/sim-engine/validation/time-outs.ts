// Against a real RabbitMQ: a worker that holds three of five messages and acknowledges none, with a consumer time-out.
import { only, queueOf, runOf } from '../testing/runs.ts';
import { broker, publish, reply, server, shopOf, work, workers } from '../testing/shops.ts';
import { casesOf, type Experiment, type RunOf } from './comparison.ts';
import { toleranceMs } from './recordings.ts';

interface Config {
  type: 'classic' | 'quorum';
  consumerTimeoutMs: number;
}
interface Facts {
  closedAtMs: number;
  readyAfterwards: number;
}
type Run = RunOf<Config, Facts> & {
  samples: [atMs: number, queue: string, ready: number, unacknowledged: number][];
};

const MESSAGES = 5;

export const TIME_OUTS: Experiment[] = [
  {
    file: 'i-timeout',
    title: 'three of five messages held and never acknowledged, consumer time-out 10 s; classic and quorum',
    compares: 'when the channel is closed; ready and unacknowledged before and after',
    cases: casesOf<Config, Facts>('i-timeout', /^i\.consumer-timeout/, (recorded, comparison) => {
      const { config, facts, samples } = recorded as Run;
      const shop = shopOf({
        checkout: [publish, reply],
        handle: [work(3_600_000)],
        components: {
          Server: server(100),
          Broker: broker({ mail: { type: config.type } }, { consumerTimeoutMs: config.consumerTimeoutMs }),
          Workers: workers('mail', { prefetch: 3 }),
        },
        traffic: { perSecond: 100_000 },
      });
      const depths = (untilMs: number) => {
        const { ready, unacknowledged } = queueOf(runOf(shop, { ordersMax: MESSAGES, untilMs }).lane, 'mail');
        return [ready, unacknowledged];
      };
      const [closed] = only(runOf(shop, { ordersMax: MESSAGES, untilMs: 70_000 }).facts, 'channel-closed');
      comparison.near('channel closed', closed!.atMs, facts.closedAtMs, toleranceMs(0));
      comparison.same(
        'ready and unacknowledged',
        [depths(facts.closedAtMs - 1_000), depths(facts.closedAtMs + 1_000)],
        samples.map(([, , ready, unacknowledged]) => [ready, unacknowledged]),
      );
      comparison.same('ready afterwards', depths(facts.closedAtMs + 1_000)[0], facts.readyAfterwards);
    }),
  },
];
