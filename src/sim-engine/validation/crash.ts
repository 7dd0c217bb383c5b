// Against a real RabbitMQ: a worker that dies, or leaves, with messages in hand and in its buffer; alone, or with another one
// that is idle.
import type { Fact } from '../../protocol/fact.ts';
import type { Command } from '../../scenario/run-spec.ts';
import type { Step } from '../../scenario/scenario.ts';
import { only, queueOf, runOf } from '../testing/runs.ts';
import { broker, call, publish, reply, server, service, shopOf, work, workers } from '../testing/shops.ts';
import { type Comparison, casesOf, type Experiment, type RunOf } from './comparison.ts';
import { toleranceMs } from './recordings.ts';
import { factsOfUnchecked } from './unchecked.ts';

interface Config {
  type: 'classic' | 'quorum';
  holder: { prefetch: number; service: number; heartbeatS?: number };
}
interface Facts {
  heldAtDeath: number[];
  w2order: string;
  firstRedeliveryAfterMs: number | null;
}
type Event = [atMs: number, what: string, message: number, worker: string];
type Run = RunOf<Config, Facts> & { events: Event[] };

const MESSAGES = 8;
const ENDS_AT_MS = 1_400;
/** The one that hung was let go then. */
const WATCHED_MS = 15_000;
/** The other worker subscribes then, and takes so long for a message. */
const JOINS_AT_MS = 107;
const OTHER_MS = 100;

/** Eight messages at once for a holder; the other one, where there is one, takes all that it can get. */
function factsOfRun({ config }: Run, command: Command, withOther: boolean): Fact[] {
  const { heartbeatS = 0 } = config.holder;
  const shop = shopOf({
    checkout: [publish, reply],
    handle: [call('Mail')],
    components: {
      Server: server(100),
      Broker: broker({ mail: { type: config.type } }, heartbeatS > 0 ? { heartbeatMs: heartbeatS * 1_000 } : {}),
      Mail: service(config.holder.service),
      Workers: workers('mail', { prefetch: config.holder.prefetch }),
      ...(withOther ? { Other: workers('mail', { nodes: ['Other'], prefetch: 0, flow: 'quickly' }) } : {}),
    },
    traffic: { perSecond: 100_000 },
  });
  const joins = { component: 'Other', fault: { type: 'down' as const }, fromMs: 0, untilMs: JOINS_AT_MS };
  const flows = { ...shop.flows, quickly: [work(OTHER_MS)] };
  return factsOfUnchecked({ ...shop, flows, faults: withOther ? [joins] : [] }, 1, MESSAGES, [command]);
}

const kill = (restartAfterMs: number): Command => ({
  atMs: ENDS_AT_MS,
  type: 'crash-worker',
  component: 'Workers',
  worker: 0,
  restartAfterMs,
});

/** Its process is stopped. */
const hang: Command = {
  atMs: ENDS_AT_MS,
  type: 'start-fault',
  component: 'Workers',
  fault: { type: 'hang' },
};

/** What a pool held, delivered and not acknowledged, at an instant. */
function heldAt(facts: Fact[], pool: string, atMs: number): number[] {
  const until = facts.filter((fact) => fact.atMs < atMs);
  const acknowledged = new Set(only(until, 'message-acknowledged').map(({ messageId }) => messageId));
  return only(until, 'message-delivered')
    .filter(({ component, messageId }) => component === pool && !acknowledged.has(messageId))
    .map(({ orderId }) => orderId);
}

const delivered = (facts: Fact[], pool: string, sinceMs: number): string =>
  only(facts, 'message-delivered')
    .filter(({ component, atMs }) => component === pool && atMs > sinceMs)
    .map(({ orderId, redelivered }) => `${orderId}${redelivered ? 'r' : ''}`)
    .join(' ');

/** The counter behind a name is the quorum queue's delivery count: 1 for each, as they had been delivered once. */
const namesOf = ({ w2order }: Facts): string => w2order.replaceAll('/1', '');

function withAnother(recorded: Run, told: Fact[], comparison: Comparison): void {
  comparison.same('held at the end', heldAt(told, 'Workers', ENDS_AT_MS), recorded.facts.heldAtDeath);
  comparison.same('deliveries to the other', delivered(told, 'Other', 0), namesOf(recorded.facts));
  for (const [atMs, what, message] of recorded.events.filter(([atMs, what]) => what === 'ack' && atMs < WATCHED_MS)) {
    const done = only(told, 'message-acknowledged').find(({ orderId }) => orderId === message);
    comparison.near(`${what} of ${message}`, done!.atMs, atMs, toleranceMs(message));
  }
}

const NEVER_BACK_MS = 60_000;

export const CRASH: Experiment[] = [
  {
    file: 'i-crash',
    title: 'a worker killed, nobody else there; classic and quorum',
    compares: 'what it held; order of all redeliveries',
    cases: casesOf<Config, Facts>('i-crash', /^i\.kill.*none$/, (recorded, comparison) => {
      const told = factsOfRun(recorded as Run, kill(1_000), false);
      comparison.same('held at death', heldAt(told, 'Workers', ENDS_AT_MS), recorded.facts.heldAtDeath);
      comparison.same('delivered again', delivered(told, 'Workers', ENDS_AT_MS), namesOf(recorded.facts));
      comparison.same('settled', only(told, 'order-settled').length, MESSAGES);
    }),
  },
  {
    file: 'i-crash',
    title: 'a worker killed, its channel or its connection closed, beside an idle one',
    compares: 'what it held; all deliveries to the other; end of each message',
    cases: casesOf<Config, Facts>('i-crash', /^i\.(kill.*idle|close)/, (recorded, comparison) => {
      withAnother(recorded as Run, factsOfRun(recorded as Run, kill(NEVER_BACK_MS), true), comparison);
    }),
  },
  {
    file: 'i-crash',
    title: 'a worker that hangs without a heartbeat, beside an idle one',
    compares: 'what it held; all deliveries to the other; end of each message',
    cases: casesOf<Config, Facts>('i-crash', /^i\.hang\.nohb$/, (recorded, comparison) => {
      withAnother(recorded as Run, factsOfRun(recorded as Run, hang, true), comparison);
    }),
  },
  {
    file: 'i-crash',
    title: 'a worker that hangs, with a heartbeat of 2 s, beside an idle one',
    compares: 'what it held; all deliveries to the other; when its silence is noticed',
    cases: casesOf<Config, Facts>('i-crash', /^i\.hang\.hb2$/, ({ config, facts, ...rest }, comparison) => {
      const told = factsOfRun({ config, facts, ...rest } as Run, hang, true);
      comparison.same('held at the end', heldAt(told, 'Workers', ENDS_AT_MS), facts.heldAtDeath);
      comparison.same('deliveries to the other', delivered(told, 'Other', 0), namesOf(facts));
      // Between two and three intervals after it: where between, is a matter of when the worker had connected.
      const heartbeatMs = config.holder.heartbeatS! * 1_000;
      const noticedAfterMs = only(told, 'channel-closed')[0]!.atMs - ENDS_AT_MS;
      comparison.near('noticed after', noticedAfterMs, facts.firstRedeliveryAfterMs!, heartbeatMs);
      comparison.near('noticed, in the middle of its interval', noticedAfterMs, 2.5 * heartbeatMs, heartbeatMs / 2);
    }),
  },
  {
    file: 'i-crash',
    title: 'the owner of an exclusive queue dies',
    compares: 'its messages are lost, not dead-lettered; what is published then is returned',
    cases: casesOf<unknown, { inDlqAfterDeletion: number; publishAfter: { returned: number } }>(
      'i-crash',
      /^i\.exclusive$/,
      ({ facts }, comparison) => {
        const shop = shopOf({
          checkout: [{ ...publish, mandatory: true } as Step, reply],
          handle: [work(10_000)],
          components: {
            Server: server(100),
            Broker: broker({ mail: { exclusive: true, deadLetterTo: 'dead' }, dead: {} }),
            Workers: workers('mail'),
          },
          traffic: { perSecond: 10 },
        });
        // Five orders before its death, one after it.
        const dies: Command = { ...kill(NEVER_BACK_MS), atMs: 450 };
        const { facts: told, lane } = runOf(shop, { ordersMax: 6, commands: [dies], untilMs: 1_000 });
        comparison.same('deleted', queueOf(lane, 'mail').deleted, true);
        comparison.same('lost with it', queueOf(lane, 'dead').ready, facts.inDlqAfterDeletion);
        comparison.same('returned', only(told, 'publish-failed').length, facts.publishAfter.returned);
      },
    ),
  },
];
