// A scenario's parameters, written into the columns: at the start, and again whenever a knob has been turned. What a
// change lets happen (a freed slot, a worker who joins) happens within the instant of the change.
import type { Component, Scenario } from '../../scenario/scenario.ts';
import { onGrid } from '../kernel/grid.ts';
import { admitCalls } from './calls.ts';
import { setDuration } from './durations.ts';
import { startBuffered } from './handling.ts';
import { admitRequests } from './orders.ts';
import { enterRing } from './queues.ts';
import { stretchesOf } from './rate.ts';
import { UNLIMITED } from './stations.ts';
import { ask, DISPATCH } from './tasks.ts';
import { setTraffic } from './traffic.ts';
import { staff } from './workers.ts';
import { NONE, NOW, type World } from './world.ts';

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
  w.model.components.forEach(({ id }, index) => {
    const component = scenario.components[id];
    w.redeliveryMs[index] = component.kind === 'rabbitmq' ? onGrid(component.redeliveryMs) : 0;
  });
  w.model.program.durations.forEach(({ component, operation, step }, row) => {
    const owner = scenario.components[component];
    setDuration(w, row, step ? step.duration : durationIn(owner, operation), w.samples);
  });
  scenario.traffic.forEach((traffic, source) => {
    const client = scenario.components[traffic.from];
    w.patienceMs[source] = client.kind === 'client' ? onGrid(client.patienceMs ?? 0) : 0;
  });
}

/** After a restore: the rates of a scenario that has been in force. */
export function deriveRates(w: World, scenario: Scenario): void {
  scenario.traffic.forEach((traffic, source) => {
    w.stretches[source] = stretchesOf(traffic);
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
      stations.unitSlots[index] = component.slots;
      stations.waitingMax[index] = component.waitingMax;
      stations.waitMsMax[index] = onGrid(component.waitMsMax ?? 0);
      setCapacity(w, index, component.replicas * component.slots);
      return admitRequests(w, index, cause);
    case 'store':
      stations.failAfterMs[index] = onGrid(component.failAfterMs ?? FAIL_AFTER_MS);
      setCapacity(w, index, component.connections);
      return admitCalls(w, index, cause);
    case 'service':
      stations.failAfterMs[index] = onGrid(component.failAfterMs ?? FAIL_AFTER_MS);
      stations.borrows[index] = component.connectionsOf?.held
        ? w.model.indexOf.get(component.connectionsOf.store)!
        : NONE;
      setCapacity(w, index, component.concurrency ?? UNLIMITED);
      return admitCalls(w, index, cause);
    case 'workers':
      return takePool(w, index, component, cause);
    default:
      return;
  }
}

/** How long a call takes to fail where a component does not say. */
const FAIL_AFTER_MS = 50;

/** Capacity is time-weighted like use, so that utilisation stays right when it changes; unlimited counts as none. */
function setCapacity(w: World, index: number, capacity: number): void {
  const { stations } = w;
  const counted = (value: number) => (value === UNLIMITED ? 0 : value);
  stations.capacitySum[index] += (counted(capacity) - counted(stations.capacity[index])) * w.scalars[NOW];
  stations.capacity[index] = capacity;
}

function takePool(w: World, index: number, component: Extract<Component, { kind: 'workers' }>, cause: number): void {
  const { pools, consumers } = w;
  pools.flow[index] = w.model.program.flows.get(component.flow)!;
  pools.queue[index] = w.model.queueOf.get(component.queue)!;
  pools.prefetch[index] = component.prefetch;
  pools.serial[index] = component.handling === 'serial' ? 1 : 0;
  pools.requeues[index] = component.onFailure === 'requeue' ? 1 : 0;
  setCapacity(w, index, component.count);
  staff(w, index, component.count, cause);
  for (let consumer = pools.first[index]; consumer !== NONE; consumer = consumers.poolNext[consumer]) {
    enterRing(w, consumer);
    startBuffered(w, consumer);
  }
  ask(w, DISPATCH, pools.queue[index]);
}
