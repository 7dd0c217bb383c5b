// A worker's own buffer: messages that were delivered to it and wait there, unacknowledged, for its hand. A worker on
// several queues has a buffer for each, and takes from them strictly in order, or by smooth weighted round robin.
import { NONE, pools } from './layout';
import { consumers, messages, restOfConsumer } from './memory';

export function keep(consumer: i32, message: i32): void {
  const c = consumers(consumer);
  messages(message).next = NONE;
  if (c.bufferHead === NONE) c.bufferHead = message;
  else messages(restOfConsumer(consumer).bufferTail).next = message;
  restOfConsumer(consumer).bufferTail = message;
  c.buffered = c.buffered + 1;
}

/** The message that has been kept longest; there is one. */
export function takeKept(consumer: i32): i32 {
  const c = consumers(consumer);
  const message = c.bufferHead;
  c.bufferHead = messages(message).next;
  messages(message).next = NONE;
  c.buffered = c.buffered - 1;
  return message;
}

/** The subscription whose turn it is among those that have something kept; NONE when none has. */
export function chosenSibling(lead: i32): i32 {
  if (pools.weighted[consumers(lead).pool] === 1) return weighted(lead);
  let consumer = lead;
  while (consumer !== NONE && consumers(consumer).bufferHead === NONE) consumer = restOfConsumer(consumer).sibling;
  return consumer;
}

/** Each that has something gains its weight; the richest is chosen and pays for all. */
function weighted(lead: i32): i32 {
  let chosen = NONE;
  let total = 0;
  for (let consumer = lead; consumer !== NONE; consumer = restOfConsumer(consumer).sibling) {
    if (consumers(consumer).bufferHead === NONE) continue;
    const c = restOfConsumer(consumer);
    c.credit = c.credit + c.weight;
    total += c.weight;
    if (chosen === NONE || c.credit > restOfConsumer(chosen).credit) chosen = consumer;
  }
  if (chosen !== NONE) restOfConsumer(chosen).credit = restOfConsumer(chosen).credit - total;
  return chosen;
}
