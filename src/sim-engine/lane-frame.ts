// One lane's state as a plain picture. Reading only: areas are projected to the present instant, nothing is written.
import {
  CALLS_SHOWN,
  type CallFrame,
  type ComponentFrame,
  type LaneFrame,
  type OrdersFrame,
  WORKERS_SHOWN,
  type WorkerFrame,
} from '../protocol/frame.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { alertsOf, alertTurnsOf } from './alert-frame.ts';
import { CONSUMER, HEALTH, JOB } from './model/events.ts';
import { FAULT_KINDS } from './model/faults.ts';
import type { Lane } from './model/lane.ts';
import { offeredLoads } from './model/offered.ts';
import { presentOf } from './model/present.ts';
import { OP } from './model/program.ts';
import { rateAt } from './model/rate.ts';
import { replicasDown } from './model/replicas.ts';
import { UNLIMITED } from './model/stations.ts';
import { busyArea, capacityArea, oldestOpenMs } from './model/totals.ts';
import {
  AGAIN,
  ATTEMPTS,
  CUSTOMER_MS,
  EVENTS,
  FAILED,
  GONE,
  LAST_CUSTOMER_MS,
  LAST_SETTLED,
  LAST_WORK_MS,
  NONE,
  NOW,
  OPEN,
  PLACED,
  REPEATED_ATTEMPTS,
  REPLIED,
  SETTLED,
  SETTLED_WITH_LOSS,
  STORED_TWICE,
  WORK_MS,
  type World,
} from './model/world.ts';
import { orderIdOf } from './order-ids.ts';
import { productsFrame } from './products-frame.ts';
import { queueFrame } from './queue-frame.ts';

type Measured = Omit<
  LaneFrame,
  'facts' | 'hops' | 'hopsLeftOut' | 'followed' | 'series' | 'histogram' | 'waiting' | 'nextEventAtMs'
>;

/** `follow` is the order whose calls are shown whatever their age. */
export function measureLane(lane: Lane, follow: number | null): Measured {
  const { world: w, scenario } = lane;
  const rates = lane.scenario.traffic.map((_, source) => rateAt(w.stretches[source], w.scalars[NOW]));
  const offered = offeredLoads(scenario, rates, presentOf(w));
  const calls = callsUnderWay(w, scenario, follow);
  const queues = w.model.queues.map((_, queue) => queueFrame(w, queue));
  return {
    atMs: w.scalars[NOW],
    events: w.scalars[EVENTS],
    digest: digestText(w),
    orders: ordersFrame(w, rates),
    components: w.model.components.map((_, index) => componentFrame(w, scenario, index, offered, calls)),
    queues,
    counters: Object.fromEntries(w.model.program.counters.map((name, index) => [name, w.counters[index]])),
    alerts: alertsOf(w),
    alertTurns: alertTurnsOf(w),
    amplification: amplification(w),
    newestOrderId: w.scalars[PLACED] === 0 ? null : orderIdOf(scenario, w.scalars[PLACED] - 1),
    newestSettledOrderId: w.scalars[LAST_SETTLED] === NONE ? null : orderIdOf(scenario, w.scalars[LAST_SETTLED]),
  };
}

/** Sixteen hexadecimal digits. */
function digestText(w: World): string {
  return [...w.digest].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const known = (value: number) => (value === NONE ? null : value);

function heldBy(w: World, pool: number): number {
  return w.weights[pool]!.reduce((sum, { queue }) => sum + w.queues.unacknowledged[queue], 0);
}

function ordersFrame(w: World, rates: number[]): OrdersFrame {
  return {
    placed: w.scalars[PLACED] + w.scalars[AGAIN],
    again: w.scalars[AGAIN],
    storedTwice: w.scalars[STORED_TWICE],
    replied: w.scalars[REPLIED],
    failed: w.scalars[FAILED],
    open: w.scalars[OPEN],
    settled: w.scalars[SETTLED],
    settledWithLoss: w.scalars[SETTLED_WITH_LOSS],
    gone: w.scalars[GONE],
    oldestOpenMs: oldestOpenMs(w),
    customerMs: w.histograms.summary(CUSTOMER_MS),
    workMs: w.histograms.summary(WORK_MS),
    perSecond: rates.reduce((sum, rate, source) => sum + (w.scenario.traffic[source].background ? 0 : rate), 0),
    lastCustomerMs: known(w.scalars[LAST_CUSTOMER_MS]),
    lastWorkMs: known(w.scalars[LAST_WORK_MS]),
  };
}

function componentFrame(
  w: World,
  scenario: Scenario,
  index: number,
  offered: Record<string, number>,
  calls: CallFrame[][],
): ComponentFrame {
  const { stations } = w;
  const { id, kind } = w.model.components[index];
  const nowMs = w.scalars[NOW];
  const limited =
    stations.capacity[index] !== UNLIMITED &&
    (kind === 'server' || kind === 'store' || kind === 'service' || kind === 'workers');
  const busy = busyArea(w, index, nowMs);
  const capacity = capacityArea(w, index, nowMs);
  const share = limited && capacity > 0 && !handlesConcurrently(scenario, id);
  const queue = kind === 'workers' ? w.pools.queue[index] : NONE;
  return {
    id,
    kind,
    capacity: limited ? stations.capacity[index] : null,
    busy: kind === 'rabbitmq' ? publishing(w, index) : stations.busy[index],
    waiting: stations.waiting[index],
    // Those too many after a cut finish what they hold; until then the pool is full, not more than full.
    utilisation: share ? Math.min(1, busy / capacity) : null,
    busyMean: nowMs > 0 ? busy / nowMs : 0,
    offered: offered[id] ?? 0,
    served: stations.served[index],
    failed: stations.failed[index],
    waitMs: w.histograms.summary(queue === NONE ? w.waitsOf(index) : w.waitsOfQueue(queue)),
    faults: FAULT_KINDS.filter((fault) => (stations.health[index] & HEALTH[fault]) !== 0),
    replicas:
      kind === 'server'
        ? [...w.units.busy.subarray(stations.firstUnit[index], stations.firstUnit[index] + stations.units[index])]
        : [],
    replicasDown: kind === 'server' ? replicasDown(w, index) : [],
    workers: kind === 'workers' ? workersOf(w, scenario, index) : [],
    calls: calls[index],
    held: kind === 'workers' ? heldBy(w, index) : 0,
    backingOff: stations.backingOff[index],
    retried: stations.retried[index],
    duplicates: stations.duplicates[index],
    skipped: stations.skipped[index],
    errorShare: known(w.windows.errorShare[index]),
    handlingMs: known(w.windows.handlingMs[index]),
    products: productsFrame(w, index),
  };
}

/** A worker that takes in hand all it holds is never full, so a share of it has no meaning. */
export function handlesConcurrently(scenario: Scenario, id: string): boolean {
  const component = scenario.components[id];
  return component?.kind === 'workers' && component.handling === 'concurrent';
}

/** Workers who do not take part as usual, by the state of their subscription. */
const AWAY: Record<number, WorkerFrame['state']> = {
  [CONSUMER.leaving]: 'leaving',
  [CONSUMER.crashed]: 'crashed',
  [CONSUMER.hung]: 'hung',
  [CONSUMER.cutOff]: 'cut-off',
};

function workersOf(w: World, scenario: Scenario, pool: number): WorkerFrame[] {
  const { consumers, pools, jobs } = w;
  const workers: WorkerFrame[] = [];
  for (
    let consumer = pools.first[pool];
    consumer !== NONE && workers.length < WORKERS_SHOWN;
    consumer = consumers.poolNext.at(consumer)
  ) {
    const state = consumers.state.at(consumer);
    if (state === CONSUMER.gone) continue;
    const job = consumers.job.at(consumer);
    const free = job === NONE;
    workers.push({
      index: consumers.index.at(consumer),
      state: AWAY[state] ?? (free ? 'idle' : jobs.state.at(job) === JOB.backingOff ? 'backing-off' : 'in-hand'),
      orderId: free ? null : orderIdOf(scenario, w.roots.number.at(jobs.root.at(job))),
      startedAtMs: free ? 0 : jobs.startedAt.at(job),
      endsAtMs:
        !free && (jobs.state.at(job) === JOB.going || jobs.state.at(job) === JOB.backingOff) ? jobs.due.at(job) : null,
      held: consumers.held.at(consumer),
    });
  }
  return workers;
}

/** Handlings for each that was a first one: 1 where nothing is tried again. */
function amplification({ scalars }: World): number {
  const first = scalars[ATTEMPTS] - scalars[REPEATED_ATTEMPTS];
  return first > 0 ? scalars[ATTEMPTS] / first : 1;
}

/** The oldest calls under way at each component. Rows are used again, so age is told by the time a call began. */
function callsUnderWay(w: World, scenario: Scenario, follow: number | null): CallFrame[][] {
  const { jobs, model } = w;
  const found: CallFrame[][] = model.components.map(() => []);
  for (const job of w.rowsOf('job')) {
    const op = jobs.op.at(job);
    const heard = jobs.state.at(job) === JOB.going || jobs.state.at(job) === JOB.hung;
    if (!heard || jobs.due.at(job) < w.scalars[NOW] || (model.code[op] !== OP.call && model.code[op] !== OP.publish))
      continue;
    const at = found[model.target[op]];
    const call = {
      orderId: orderIdOf(scenario, w.roots.number.at(jobs.root.at(job))),
      label: model.program.ops[op].label,
      startedAtMs: jobs.startedAt.at(job),
    };
    insert(at, follow, { ...call, endsAtMs: jobs.state.at(job) === JOB.hung ? null : jobs.due.at(job) });
  }
  return found;
}

/** Publishes under way: a broker has no line and no places, so they are counted where they are. */
function publishing(w: World, broker: number): number {
  const { jobs, model } = w;
  let count = 0;
  for (const job of w.rowsOf('job')) {
    const op = jobs.op.at(job);
    if (
      jobs.state.at(job) === JOB.going &&
      model.code[op] === OP.publish &&
      model.target[op] === broker &&
      jobs.due.at(job) > w.scalars[NOW]
    )
      count++;
  }
  return count;
}

function insert(calls: CallFrame[], follow: number | null, call: CallFrame): void {
  const before = (one: CallFrame) =>
    one.startedAtMs > call.startedAtMs || (one.startedAtMs === call.startedAtMs && one.orderId > call.orderId);
  const at = calls.findIndex(before);
  if (at === -1 && calls.length >= CALLS_SHOWN && call.orderId !== follow) return;
  calls.splice(at === -1 ? calls.length : at, 0, call);
  if (calls.length <= CALLS_SHOWN) return;
  const youngest = lastIndexWhere(calls, ({ orderId }) => orderId !== follow);
  calls.splice(youngest, 1);
}

function lastIndexWhere<T>(list: T[], holds: (one: T) => boolean): number {
  let index = list.length - 1;
  while (index >= 0 && !holds(list[index])) index--;
  return Math.max(index, 0);
}
