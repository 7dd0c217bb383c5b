// Little's law, L = λW, at every station of a shop with a line before each: how many are inside on average, from the areas
// that the engine keeps, against the rate of arrivals times what each one stayed, from the facts.

import type { Duration } from '../../scenario/duration.ts';
import { componentOf, only, queueOf, runOf } from '../testing/runs.ts';
import { broker, call, publish, reply, save, server, service, shopOf, store, work, workers } from '../testing/shops.ts';

export interface Station {
  station: string;
  inside: number;
  perSecond: number;
  stayMs: number;
}

const ORDERS = 3_000;
const SEED = 9_001;
const exponential = (meanMs: number): Duration => ({ type: 'exponential', meanMs });

const SHOP = shopOf({
  checkout: [save(), call('Mail'), publish, reply],
  handle: [work(exponential(120))],
  components: {
    Server: server(4),
    Store: store(1, exponential(60)),
    Mail: service(exponential(70), { concurrency: 1 }),
    Broker: broker({ mail: {} }),
    Workers: workers('mail', { count: 2 }),
  },
  traffic: { pattern: 'poisson', perSecond: 10 },
});

export function stations(): Station[] {
  const { facts, lane } = runOf(SHOP, { seed: SEED, ordersMax: ORDERS });
  const replied = new Map(only(facts, 'replied').map(({ orderId, atMs }) => [orderId, atMs]));
  const calls = (id: string) => only(facts, 'call-ended').filter(({ to }) => to === id);
  const station = (name: string, inside: number, staysMs: number[]): Station => ({
    station: name,
    inside,
    perSecond: (1_000 * staysMs.length) / lane.atMs,
    stayMs: staysMs.reduce((sum, ms) => sum + ms, 0) / staysMs.length,
  });
  const handled = only(facts, 'work-ended').map(({ atMs, startedAtMs }) => atMs - startedAtMs);
  return [
    station(
      'slots of a server',
      componentOf(lane, 'Server').busyMean,
      only(facts, 'request-started').map(({ orderId, atMs }) => replied.get(orderId)! - atMs),
    ),
    ...[
      { id: 'Store', name: 'connections of a store' },
      { id: 'Mail', name: 'places of a limited service' },
    ].map(({ id, name }) =>
      station(
        name,
        componentOf(lane, id).busyMean,
        calls(id).map(({ atMs, startedAtMs }) => atMs - startedAtMs),
      ),
    ),
    station(
      'a queue',
      queueOf(lane, 'mail').readyMean,
      only(facts, 'message-delivered').map(({ waitedMs }) => waitedMs),
    ),
    station('workers', componentOf(lane, 'Workers').busyMean, handled),
  ];
}
