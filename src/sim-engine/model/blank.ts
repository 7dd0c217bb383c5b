// What a lane's memory says before anything has happened: nothing is linked to anything, and what a compiled scenario never
// changes is written down for the core.
import { UNITS_MAX } from '../memory/layout.ts';
import { bytesOf, viewRecord } from '../memory/views.ts';
import { LAST_CUSTOMER_MS, LAST_SETTLED, LAST_WORK_MS, NONE } from './scalars.ts';
import type { World } from './world.ts';

/** Where the digest begins: digits of pi. */
const DIGEST_FIRST = [0x243f6a88, 0x13198a2e];

export function blankMemory(w: World): void {
  const { model, stations, pools, queues, levels, windows, sources, keepers } = w;
  w.digest.set(DIGEST_FIRST);
  w.openOrders.fill(NONE);
  w.scalars[LAST_CUSTOMER_MS] = w.scalars[LAST_WORK_MS] = w.scalars[LAST_SETTLED] = NONE;
  for (const links of [stations.head, stations.tail, stations.hungHead, stations.hungTail]) links.fill(NONE);
  for (const links of [pools.first, pools.last, pools.queue]) links.fill(NONE);
  for (const links of [queues.ringHead, queues.ringTail, levels.freshHead, levels.freshTail, levels.returnedHead])
    links.fill(NONE);
  queues.watched.fill(NONE);
  windows.errorShare.fill(NONE);
  windows.handlingMs.fill(NONE);
  model.queues.forEach(({ firstLevel, levels: count, ttlMs, broker, quorum }, queue) => {
    queues.firstLevel[queue] = firstLevel;
    queues.levels[queue] = count;
    queues.expires[queue] = ttlMs < Infinity ? 1 : 0;
    queues.broker[queue] = broker;
    queues.quorum[queue] = quorum ? 1 : 0;
    queues.waits[queue] = w.waitsOfQueue(queue);
  });
  model.components.forEach((_, component) => {
    stations.waits[component] = w.waitsOf(component);
  });
  stations.slowFactor.fill(1);
  for (let row = 0; row < stations.held.length; row++) stations.held[row] = row;
  keepers.place.fill(NONE);
  model.keepers.forEach((component, place) => {
    keepers.place[component] = place;
  });
  for (let row = 0; row < stations.firstUnit.length; row++) stations.firstUnit[row] = row * UNITS_MAX;
  pools.handled.set(model.handled);
  model.sources.forEach(({ client, server, entry }, source) => {
    sources.client[source] = client;
    sources.server[source] = server;
    sources.entry[source] = entry;
    sources.background[source] = model.scenario.traffic[source]!.background === true ? 1 : 0;
  });
}

/** The compiled operations, as far as the core reads them. */
export function placeOps(w: World): void {
  const { model, core } = w;
  const first = core.opsPlace();
  const ops = viewRecord({}, 'op', core.memory.buffer);
  model.program.ops.forEach((op, index) => {
    const row = first + index * bytesOf('op');
    ops.timeoutMs.put(row, model.timeoutMs[index]!);
    ops.code.put(row, op.code);
    ops.target.put(row, op.target);
    ops.duration.put(row, op.duration === NONE ? NONE : w.durationRow(op.duration));
    ops.purpose.put(row, op.purpose);
    ops.starts.put(row, op.starts);
    ops.done.put(row, op.done);
    ops.deed.put(row, op.deed);
    ops.route.put(row, op.exchange === NONE ? NONE : w.routeRow(op.exchange, op.key));
    ops.key.put(row, op.key);
    ops.special.put(row, model.special[index]!);
    ops.mandatory.put(row, op.mandatory ? 1 : 0);
  });
}
