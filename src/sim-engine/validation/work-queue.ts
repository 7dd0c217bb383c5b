// Against a real RabbitMQ: 20 messages at once, for some workers with some prefetch; all there before, or a backlog first.
import { type Comparison, casesOf, type Experiment, type RunOf } from './comparison.ts';
import { type Recorded, type Replayed, replay, toleranceMs } from './recordings.ts';

type Run = RunOf<Recorded['config'], Recorded['facts']> & Pick<Recorded, 'samples'>;

const MESSAGES = 20;
const equal = new Array<number>(MESSAGES).fill(2_000);
const oddSlow = Array.from({ length: MESSAGES }, (_, index) => (index % 2 === 0 ? 2_000 : 200));

/** Every message is done when it was in the real broker. */
function sameTimes({ facts }: Run, replayed: Replayed, comparison: Comparison): void {
  for (const [message, doneMs] of Object.entries(facts.done))
    comparison.near(`message ${message} done`, replayed.done[message]!, doneMs, toleranceMs(replayed.before[message]!));
  const last = toleranceMs(Math.max(...Object.values(replayed.before)));
  comparison.near('all done', replayed.makespan, facts.makespan, last);
}

/** Ready and unacknowledged at an instant, from the facts. */
function depthAt({ facts }: Replayed, atMs: number): { ready: number; unacknowledged: number } {
  const count = (type: string) => facts.filter((fact) => fact.type === type && fact.atMs <= atMs).length;
  const delivered = count('message-delivered');
  return { ready: count('message-enqueued') - delivered, unacknowledged: delivered - count('message-acknowledged') };
}

const between = (value: number, one: number, other: number): boolean =>
  value >= Math.min(one, other) && value <= Math.max(one, other);

/** Each sample lies between the simulated depth now and as long ago as the broker may be late. */
function sameDepths({ samples }: Run, replayed: Replayed, comparison: Comparison): void {
  const lateMs = toleranceMs(Math.max(...Object.values(replayed.before)));
  for (const [atMs, , ready, unacknowledged] of samples) {
    const now = depthAt(replayed, atMs);
    const ago = depthAt(replayed, atMs - lateMs);
    const agrees =
      between(ready, now.ready, ago.ready) && between(unacknowledged, now.unacknowledged, ago.unacknowledged);
    comparison.same(`${ready} ready, ${unacknowledged} held at ${atMs} ms`, agrees, true);
  }
}

/** The first round is dealt in turn: 1, 2, … W, and again from 1. */
function sameFirstRound({ config, facts }: Run, { deliveredTo }: Replayed, comparison: Comparison): void {
  const held = config.prefetch === 'unlimited' ? MESSAGES : config.prefetch;
  const most = Math.min(held, MESSAGES / config.workers);
  for (const [worker, messages] of Object.entries(facts.deliveredTo))
    comparison.same(`first round of ${worker}`, deliveredTo[worker]!.slice(0, most), messages.slice(0, most));
}

function compare(run: Run, serviceMs: number[], comparison: Comparison): void {
  const replayed = replay({ ...run.config, serviceMs });
  sameTimes(run, replayed, comparison);
  sameDepths(run, replayed, comparison);
  sameFirstRound(run, replayed, comparison);
}

/** With unequal service times who gets what did not depend on a race of a few ms, where two workers share. */
const REPEATED = ['c.W2.Pinf.ser', 'c.W2.P3.ser'];

/** The workers subscribed one after the other, some ms apart. */
const SUBSCRIBE_MS = 30;

export const WORK_QUEUE: Experiment[] = [
  {
    file: 'b-workqueue',
    title: '20 equal messages at once; 1, 2, 5 workers; prefetch 1, 3, unlimited; serial and concurrent',
    compares: 'end of each message, first round, ready and unacknowledged over time',
    cases: casesOf<Recorded['config'], Recorded['facts']>('b-workqueue', /^b\.W/, (run, comparison) =>
      compare(run as Run, equal, comparison),
    ),
  },
  {
    file: 'b-workqueue',
    title: 'a backlog first, then workers one after the other',
    compares: 'who got what, message by message; end of each message',
    cases: casesOf<Recorded['config'], Recorded['facts']>(
      'b-workqueue',
      /^b\.backlog/,
      ({ config, facts }, comparison) => {
        const replayed = replay({ ...config, serviceMs: equal, joinAtMs: 100 });
        for (const [worker, messages] of Object.entries(facts.deliveredTo))
          comparison.same(`messages of ${worker}`, replayed.deliveredTo[worker] ?? [], messages);
        for (const [message, doneMs] of Object.entries(facts.done)) {
          const tolerance = toleranceMs(replayed.before[message]!) + SUBSCRIBE_MS * config.workers;
          comparison.near(`message ${message} done`, replayed.done[message]!, doneMs, tolerance);
        }
      },
    ),
  },
  {
    file: 'c-unfair',
    title: '20 messages at once, slow and fast in turn',
    compares: 'the same, and who got what wherever two workers share',
    cases: casesOf<Recorded['config'], Recorded['facts']>('c-unfair', /./, (run, comparison) => {
      compare(run as Run, oddSlow, comparison);
      if (REPEATED.includes(run.id))
        comparison.same(
          'who got what',
          replay({ ...run.config, serviceMs: oddSlow }).deliveredTo,
          run.facts.deliveredTo,
        );
    }),
  },
];
