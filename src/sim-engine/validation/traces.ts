// Against a real RabbitMQ: random runs, message by message. Joins, publishes and acknowledgements are the recording's own, to
// the ms; who gets each message is the simulator's to say. Each worker is a pool of its own, since prefetch differs.
import type { Duration } from '../../scenario/duration.ts';
import type { Component, Scenario, Traffic } from '../../scenario/scenario.ts';
import { only } from '../testing/runs.ts';
import { broker, call, publish, reply, server, service, shopOf, workers } from '../testing/shops.ts';
import type { Case, Comparison, Experiment } from './comparison.ts';
import { valuesAt } from './drawing.ts';
import { recorded } from './recordings.ts';
import { factsOfUnchecked } from './unchecked.ts';

type Step =
  | [atMs: number, what: 'join', worker: string, prefetch: number]
  | [atMs: number, what: 'publish', message: number]
  | [atMs: number, what: 'ack', message: number, worker: string];

interface Trace {
  id: string;
  config: { kind: 'classic' | 'quorum' };
  trace: Step[];
  deliveredTo: Record<string, string>;
}

/** Steps of the same ms keep their order. */
const APART_MS = 1 / 128;
/** The recording's clock is the client's: two steps this near may have reached the broker the other way round. */
const RACE_MS = 3;

const placed = (trace: Step[]): Step[] =>
  trace.map(([atMs, ...rest], index) => [atMs + index * APART_MS, ...rest] as Step);

function scenarioOf({ config }: Trace, trace: Step[], latency: Duration): Scenario {
  const pools: Record<string, Component> = {};
  const joins: Scenario['faults'] = [];
  const traffic: Traffic[] = [];
  const shop = shopOf({ checkout: [publish, reply], handle: [call('Mail')] });
  for (const step of trace) {
    if (step[1] === 'join') {
      const [untilMs, , worker, prefetch] = step;
      pools[worker] = workers('mail', { nodes: [worker], title: worker, prefetch, handling: 'concurrent' });
      joins.push({ component: worker, fault: { type: 'down' }, fromMs: 0, untilMs });
    }
    if (step[1] === 'publish')
      traffic.push({ ...shop.traffic[0]!, id: `message${step[2]}`, pattern: 'one', startMs: step[0] });
  }
  return {
    ...shop,
    components: {
      ...shop.components,
      Server: server(1_000),
      Broker: broker({ mail: { type: config.kind } }),
      Mail: service(latency),
      ...pools,
    },
    traffic,
    faults: joins,
  };
}

interface Deliveries {
  to: Record<string, string>;
  /** By message. */
  atMs: Map<number, number>;
}

/** Which sample of an empirical latency each message draws: a run whose latencies are the samples' own numbers. */
function placesOf(run: Trace, trace: Step[], seed: number): number[] {
  const indices: Duration = { type: 'empirical', valuesMs: Array.from({ length: 1_000 }, (_, index) => index) };
  const facts = factsOfUnchecked(scenarioOf(run, trace, indices), seed, Infinity);
  const drew = new Map(only(facts, 'call-ended').map((fact) => [fact.orderId, fact.atMs - fact.startedAtMs]));
  return Object.keys(run.deliveredTo).map((_, index) => drew.get(index + 1)!);
}

/** Each message is acknowledged at its recorded time: how long its handling takes follows from when it was delivered. */
function deliveriesOf(run: Trace, trace: Step[]): Deliveries {
  const endsAtMs = new Map(trace.flatMap((step) => (step[1] === 'ack' ? [[step[2], step[0]] as const] : [])));
  const count = Object.keys(run.deliveredTo).length;
  let seed = 1;
  let places = placesOf(run, trace, seed);
  // Two messages that share a sample cannot take different times.
  while (new Set(places).size < count) places = placesOf(run, trace, ++seed);
  let before: Deliveries = { to: {}, atMs: new Map() };
  // Every round sets right at least the next delivery: those before it are as they were.
  for (let round = 0; round <= count; round++) {
    const takesMs = Array.from({ length: count }, (_, index) => {
      const startedAtMs = before.atMs.get(index + 1);
      return startedAtMs === undefined ? 50_000 : Math.max(0, endsAtMs.get(index + 1)! - startedAtMs);
    });
    const valuesMs = valuesAt(places, takesMs)!;
    const facts = factsOfUnchecked(scenarioOf(run, trace, { type: 'empirical', valuesMs }), seed, Infinity);
    const delivered = only(facts, 'message-delivered');
    const now: Deliveries = {
      to: Object.fromEntries(delivered.map(({ orderId, component }) => [orderId, component])),
      atMs: new Map(delivered.map(({ orderId, atMs }) => [orderId, atMs])),
    };
    if ([...now.atMs].every(([message, atMs]) => before.atMs.get(message) === atMs)) return now;
    before = now;
  }
  return before;
}

const differ = (run: Trace, { to }: Deliveries): string[] =>
  Object.entries(run.deliveredTo).flatMap(([message, worker]) =>
    to[message] === worker ? [] : [`message ${message}: ${to[message]}, recorded ${worker}`],
  );

/** The trace with two steps that lie within a race's length the other way round, in every way in turn. */
function* races(trace: Step[]): Generator<Step[]> {
  for (let index = 0; index + 1 < trace.length; index++) {
    const [first, second] = [trace[index]!, trace[index + 1]!];
    if (second[0] - first[0] > RACE_MS || first[1] === second[1]) continue;
    const swapped = [...trace];
    swapped[index] = [first[0], ...second.slice(1)] as Step;
    swapped[index + 1] = [second[0], ...first.slice(1)] as Step;
    yield swapped;
  }
}

function compare(run: Trace, comparison: Comparison): void {
  const apart = differ(run, deliveriesOf(run, placed(run.trace)));
  const isRace =
    apart.length > 0 &&
    [...races(run.trace)].some((trace) => differ(run, deliveriesOf(run, placed(trace))).length === 0);
  comparison.same('who got each message', isRace ? [] : apart, []);
  comparison.near('3 ms or less, set right', isRace ? 1 : 0, 0, 1, 'race');
}

const traces = (recorded('m-roundrobin') as unknown as Trace[]).filter(({ trace }) => trace !== undefined);

export const TRACES: Experiment[] = [
  {
    file: 'm-roundrobin',
    title: 'random runs of 40 messages: 2 to 4 workers, mixed prefetch, late joins; classic and quorum',
    compares: 'who got what, message by message',
    cases: traces.map((run): Case => ({ id: run.id, compare: (comparison) => compare(run, comparison) })),
  },
];
