// A worker's own buffer: messages that were delivered to it and wait there, unacknowledged, for its hand. A worker on
// several queues has a buffer for each, and takes from them strictly in order, or by smooth weighted round robin.
import { NONE, type World } from './world.ts';

export function keep(w: World, consumer: number, message: number): void {
  const { consumers, messages } = w;
  messages.next[message] = NONE;
  if (consumers.bufferHead[consumer] === NONE) consumers.bufferHead[consumer] = message;
  else messages.next[consumers.bufferTail[consumer]] = message;
  consumers.bufferTail[consumer] = message;
  consumers.buffered[consumer]++;
}

/** The message that has been kept longest; there is one. */
export function takeKept(w: World, consumer: number): number {
  const { consumers, messages } = w;
  const message = consumers.bufferHead[consumer];
  consumers.bufferHead[consumer] = messages.next[message];
  messages.next[message] = NONE;
  consumers.buffered[consumer]--;
  return message;
}

/** The subscription whose turn it is among those that have something kept; NONE when none has. */
export function chosenSibling(w: World, lead: number): number {
  const { consumers, pools } = w;
  if (pools.weighted[consumers.pool[lead]] === 1) return weighted(w, lead);
  let consumer = lead;
  while (consumer !== NONE && consumers.bufferHead[consumer] === NONE) consumer = consumers.sibling[consumer];
  return consumer;
}

/** Each that has something gains its weight; the richest is chosen and pays for all. */
function weighted(w: World, lead: number): number {
  const { consumers } = w;
  let chosen = NONE;
  let total = 0;
  for (let consumer = lead; consumer !== NONE; consumer = consumers.sibling[consumer]) {
    if (consumers.bufferHead[consumer] === NONE) continue;
    consumers.credit[consumer] += consumers.weight[consumer];
    total += consumers.weight[consumer];
    if (chosen === NONE || consumers.credit[consumer] > consumers.credit[chosen]) chosen = consumer;
  }
  if (chosen !== NONE) consumers.credit[chosen] -= total;
  return chosen;
}
