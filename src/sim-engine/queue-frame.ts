// Queues as a plain picture: counts, and on demand the messages that wait in one of them, with what their headers say.
import type { QueueFrame, WaitingFrame, WaitingMessage } from '../protocol/frame.ts';
import { MESSAGES_SHOWN } from '../protocol/frame.ts';
import { REMOVALS } from './model/fact-log.ts';
import { headReadyAt, readyMessages } from './model/queues.ts';
import { readyArea, unacknowledgedArea } from './model/totals.ts';
import { NONE, NOW, type World } from './model/world.ts';
import { orderIdOf } from './order-ids.ts';

export function queueFrame(w: World, queue: number): QueueFrame {
  const { queues } = w;
  const nowMs = w.scalars[NOW];
  const { name, broker } = w.model.queues[queue]!;
  return {
    name,
    broker: w.model.components[broker]!.id,
    deleted: queues.deleted[queue] === 1,
    deadLettersTo: deathsOf(w, queue).map((target) => w.model.queues[target]!.name),
    deadLettersFrom: w.model.queues.flatMap((other, index) => (deathsOf(w, index).includes(queue) ? [other.name] : [])),
    ready: queues.ready[queue]!,
    unacknowledged: queues.unacknowledged[queue]!,
    readyMax: queues.readyMax[queue]!,
    readyMean: nowMs > 0 ? readyArea(w, queue, nowMs) / nowMs : 0,
    unacknowledgedMean: nowMs > 0 ? unacknowledgedArea(w, queue, nowMs) / nowMs : 0,
    oldestMs: nowMs - headReadyAt(w, queue),
    published: queues.published[queue]!,
    delivered: queues.delivered[queue]!,
    redelivered: queues.redelivered[queue]!,
    acknowledged: queues.acknowledged[queue]!,
    expired: queues.expired[queue]!,
    dropped: queues.dropped[queue]!,
    deadLettered: queues.deadLettered[queue]!,
    returned: queues.returned[queue]!,
    waitMs: w.histograms.summary(w.waitsOfQueue(queue)),
  };
}

/** Where a message of this queue goes when it dies, under the key that the default exchange would have used. */
function deathsOf(w: World, queue: number): number[] {
  const { dead, key } = w.model.queues[queue]!;
  if (dead === null) return [];
  return w.routes[dead.exchange]![dead.key === NONE ? key : dead.key]!.filter(
    (target) => w.queues.deleted[target] === 0,
  );
}

/** The ready messages of a queue, oldest first; null where there is no such queue. */
export function waitingFrame(w: World, name: string): WaitingFrame | null {
  const queue = w.model.queueOf.get(name);
  if (queue === undefined) return null;
  const found = readyMessages(w, queue).map((message) => waitingMessage(w, message));
  const reasons: WaitingFrame['reasons'] = [];
  for (const { reason, from } of found) {
    const known = reasons.find((one) => one.reason === reason && one.from === from);
    if (known) known.count++;
    else reasons.push({ reason, from, count: 1 });
  }
  return { queue: name, total: found.length, reasons, messages: found.slice(0, MESSAGES_SHOWN) };
}

function waitingMessage(w: World, message: number): WaitingMessage {
  const { messages, headers, roots } = w;
  const header = messages.header.at(message);
  const from = headers.died.at(header);
  return {
    messageId: messages.id.at(message)!,
    orderId: orderIdOf(w.scenario, roots.number.at(messages.root.at(message))!),
    sinceMs: messages.since.at(message)!,
    retries: headers.retries.at(header),
    reason: from === NONE ? null : REMOVALS[headers.reason.at(header)]!,
    from: from === NONE ? null : w.model.queues[from]!.name,
    deaths: headers.deaths.at(header),
  };
}
