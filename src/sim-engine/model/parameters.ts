// A scenario's parameters, written into the columns: at the start, and again whenever a knob has been turned. What a
// change lets happen (a freed slot, a worker who joins) happens within the instant of the change.
import { RETRY } from '../../scenario/failure-knobs.ts';
import type { Component, Queue, Scenario } from '../../scenario/scenario.ts';
import { onGrid } from '../kernel/grid.ts';
import { isDown } from './crashes.ts';
import { setDuration } from './durations.ts';
import { POLICIES } from './failures.ts';
import { setPrefetch } from './hands.ts';
import { productsIn, takeKeeper } from './products.ts';
import { equip } from './replicas.ts';
import { routesOf } from './routing.ts';
import { setCapacity, UNLIMITED } from './stations.ts';
import { setStretches, setTraffic } from './traffic.ts';
import { staff } from './workers.ts';
import { NONE, type World } from './world.ts';

/** Takes over a scenario from the present instant. `before` is the one in force until now; null at the start. */
export function takeParameters(w: World, scenario: Scenario, before: Scenario | null, cause: number): void {
  deriveParameters(w, scenario);
  for (const [id, component] of Object.entries(scenario.components)) {
    if (component !== before?.components[id]) takeComponent(w, w.model.indexOf.get(id)!, component, cause);
  }
  scenario.traffic.forEach((traffic, source) => {
    if (traffic !== before?.traffic[source]) setTraffic(w, source, traffic);
  });
}

/** Parameters that are kept outside the columns; derived anew after a restore. */
export function deriveParameters(w: World, scenario: Scenario): void {
  w.scenario = scenario;
  w.products = productsIn(scenario);
  const watches = (component: Component) => component.kind === 'rabbitmq' && component.consumerTimeoutMs !== undefined;
  w.core.setWatchesHolding(Object.values(scenario.components).some(watches) ? 1 : 0);
  w.routes = routesOf(w.model, scenario);
  w.delays = w.model.program.exchanges.map(({ broker, name }) => {
    const component = scenario.components[w.model.components[broker].id];
    return component.kind === 'rabbitmq' && component.exchanges[name]?.delayed === true;
  });
  w.model.components.forEach(({ id }, index) => {
    deriveComponent(w, index, scenario.components[id]);
  });
  w.placeRoutes();
  w.model.program.durations.forEach(({ component, operation, step }, row) => {
    const owner = scenario.components[component];
    setDuration(w, w.durationRow(row), step ? step.duration : durationIn(owner, operation), w.samples);
  });
  scenario.traffic.forEach((traffic, source) => {
    const client = scenario.components[traffic.from];
    w.sources.patienceMs[source] = client.kind === 'client' ? onGrid(client.patienceMs ?? 0) : 0;
    w.again[source] = (client.kind === 'client' && !traffic.background && client.again) || null;
    w.sources.again[source] = w.again[source] === null ? 0 : 1;
  });
  w.core.rememberCustomers(w.again.some((again) => again !== null) || w.customers.rows.used > 0 ? 1 : 0);
}

function deriveComponent(w: World, index: number, component: Component): void {
  w.redeliveryMs[index] = component.kind === 'rabbitmq' ? onGrid(component.redeliveryMs) : 0;
  w.heartbeatMs[index] = component.kind === 'rabbitmq' ? onGrid(component.heartbeatMs ?? 0) : 0;
  w.holdMsMax[index] = component.kind === 'rabbitmq' ? onGrid(component.consumerTimeoutMs ?? 0) : 0;
  w.tickMs[index] = component.kind === 'rabbitmq' ? onGrid(component.channelTickMs ?? TICK_MS) : 0;
  w.stations.publishGapMs[index] =
    component.kind === 'rabbitmq' && component.capacityPerSecond ? 1_000 / component.capacityPerSecond : 0;
  if (component.kind === 'rabbitmq')
    for (const [name, queue] of Object.entries(component.queues)) deriveQueue(w, w.model.queueOf.get(name)!, queue);
  const pool = component.kind === 'workers' ? component : null;
  w.retries[index] = pool ? (pool.retry ?? RETRY) : null;
  w.waitQueues[index] = (pool?.waitQueues ?? []).map((name) => w.model.queueOf.get(name)!);
  w.weights[index] = pool
    ? [{ queue: pool.queue, weight: pool.weight ?? 1 }, ...(pool.also ?? [])].map(({ queue, weight }) => ({
        queue: w.model.queueOf.get(queue)!,
        weight,
      }))
    : null;
}

function deriveQueue(w: World, index: number, queue: Queue): void {
  w.queues.ttlMs[index] = queue.messageTtlMs ?? Infinity;
  w.queues.lengthMax[index] = queue.maxLength ?? Infinity;
  w.deliveryLimit[index] = queue.deliveryLimit ?? Infinity;
  w.queues.dropsHead[index] = (queue.overflow ?? 'drop-head') === 'drop-head' ? 1 : 0;
  w.buriesRefused[index] = queue.overflow === 'reject-publish-dlx';
}

/** After a restore: the rates of a scenario that has been in force. */
export function deriveRates(w: World, scenario: Scenario): void {
  scenario.traffic.forEach((traffic, source) => {
    setStretches(w, source, traffic);
  });
}

function durationIn(owner: Component, operation: string | null) {
  if (owner.kind === 'store') return owner.operations[operation!].duration;
  if (owner.kind === 'rabbitmq') return owner.publish;
  return owner.kind === 'service' ? owner.latency : 0;
}

function takeComponent(w: World, index: number, component: Component, cause: number): void {
  const { stations } = w;
  switch (component.kind) {
    case 'server':
      stations.units[index] = component.replicas;
      stations.waitingMax[index] = component.waitingMax;
      stations.waitMsMax[index] = onGrid(component.waitMsMax ?? 0);
      equip(w, index);
      return w.core.admitRequests(index, cause);
    case 'store':
      stations.failAfterMs[index] = onGrid(component.failAfterMs ?? FAIL_AFTER_MS);
      setCapacity(w, index, component.connections);
      if (component.keeps) takeKeeper(w, index, component.keeps);
      return w.core.admitCalls(index, cause);
    case 'service':
      stations.failAfterMs[index] = onGrid(component.failAfterMs ?? FAIL_AFTER_MS);
      stations.held[index] = component.connectionsOf?.held
        ? w.model.indexOf.get(component.connectionsOf.store)!
        : index;
      setCapacity(w, index, component.concurrency ?? UNLIMITED);
      return w.core.admitCalls(index, cause);
    case 'rabbitmq':
      stations.failAfterMs[index] = onGrid(component.failAfterMs ?? FAIL_AFTER_MS);
      return takeQueues(w, component);
    case 'workers':
      return takePool(w, index, component, cause);
    default:
      return;
  }
}

/** RabbitMQ's own: channels are looked at once a minute. */
const TICK_MS = 60_000;

/** How long a call takes to fail where a component does not say. */
const FAIL_AFTER_MS = 50;

function takePool(w: World, index: number, component: Extract<Component, { kind: 'workers' }>, cause: number): void {
  const { pools, consumers } = w;
  pools.flow[index] = w.model.program.flows.get(component.flow)!;
  pools.queue[index] = w.model.queueOf.get(component.queue)!;
  pools.prefetch[index] = component.prefetch;
  pools.serial[index] = component.handling === 'serial' ? 1 : 0;
  pools.policy[index] = POLICIES.indexOf(component.onFailure);
  pools.exclusive[index] = component.exclusive ? 1 : 0;
  pools.autoAck[index] = component.autoAck ? 1 : 0;
  pools.idempotent[index] = component.idempotent ? 1 : 0;
  pools.weighted[index] = component.attention === 'weighted' ? 1 : 0;
  pools.errorShare[index] = component.errorShare ?? 0;
  pools.poisonEvery[index] = component.poisonEvery ?? 0;
  pools.mayFail[index] = pools.errorShare[index] > 0 || pools.poisonEvery[index] > 0 ? 1 : 0;
  pools.batchSize[index] = component.batch?.size ?? 0;
  pools.plain[index] = w.weights[index]!.length === 1 && !component.batch && !component.idempotent ? 1 : 0;
  pools.flushMs[index] = onGrid(component.batch?.flushMs ?? 0);
  for (let consumer = pools.first[index]; consumer !== NONE; consumer = consumers.poolNext.at(consumer))
    for (let one = consumer; one !== NONE; one = consumers.sibling.at(one)) setPrefetch(w, one);
  setCapacity(w, index, component.count);
  staff(w, index, component.count, cause);
  for (let consumer = pools.first[index]; consumer !== NONE; consumer = consumers.poolNext.at(consumer)) {
    for (let one = consumer; one !== NONE; one = consumers.sibling.at(one))
      if (!isDown(w, w.model.queues[consumers.queue.at(one)].broker)) w.core.enterRing(one);
    w.core.startBuffered(consumer);
  }
  for (const { queue } of w.weights[index]!) w.core.dispatchSoon(queue);
}

/** A shorter queue, or a time to live, counts from now on. */
function takeQueues(w: World, component: Extract<Component, { kind: 'rabbitmq' }>): void {
  for (const name of Object.keys(component.queues)) {
    const queue = w.model.queueOf.get(name)!;
    if (w.queues.ttlMs[queue] < Infinity) w.queues.expires[queue] = 1;
    w.core.dispatchSoon(queue);
  }
}
