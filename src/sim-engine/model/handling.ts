// What a worker does with a message it was given. Held is bounded by the prefetch, in hand by the way of handling:
// serial takes one at a time and keeps the others in its own buffer, concurrent takes all at once.
import { EVENT } from './events.ts';
import { FACT, tell } from './fact-log.ts';
import { freeJob, newJob } from './jobs.ts';
import { acknowledge, CONSUMER, MESSAGE, putBack, reject, release } from './queues.ts';
import { ask, GO_ON } from './tasks.ts';
import { NONE, NOW, type World } from './world.ts';

/** A message has been delivered: it is taken in hand, or kept until its turn. */
export function receive(w: World, consumer: number, message: number): void {
  const { consumers, messages, pools } = w;
  if (consumers.inHand[consumer] === 0 || pools.serial[consumers.pool[consumer]] === 0)
    return startHandling(w, consumer, message);
  messages.next[message] = NONE;
  if (consumers.bufferHead[consumer] === NONE) consumers.bufferHead[consumer] = message;
  else messages.next[consumers.bufferTail[consumer]] = message;
  consumers.bufferTail[consumer] = message;
}

function startHandling(w: World, consumer: number, message: number): void {
  const { consumers, messages, jobs, stations } = w;
  const pool = consumers.pool[consumer];
  const root = messages.root[message];
  const job = newJob(w, w.pools.flow[pool], root, pool);
  jobs.consumer[job] = consumer;
  jobs.message[job] = message;
  jobs.unit[job] = consumers.index[consumer];
  consumers.inHand[consumer]++;
  consumers.job[consumer] = job;
  stations.busy[pool]++;
  stations.busySum[pool] += w.scalars[NOW];
  jobs.fact[job] = tell(
    w,
    FACT.handlingStarted,
    root,
    messages.fact[message],
    0,
    messages.queue[message] | (pool << 8),
    consumers.index[consumer],
    messages.id[message],
    messages.deliveries[message],
  );
  ask(w, GO_ON, job);
}

/** The flow for a message has ended: acknowledge it, or do what the pool's failure policy says. */
export function finishHandling(w: World, job: number): void {
  const { jobs, consumers, stations, pools } = w;
  const consumer = jobs.consumer[job];
  const message = jobs.message[job];
  const pool = jobs.component[job];
  const failed = jobs.failed[job] === 1;
  const fact = jobs.fact[job];
  consumers.inHand[consumer]--;
  if (consumers.job[consumer] === job) consumers.job[consumer] = NONE;
  stations.busy[pool]--;
  stations.busySum[pool] -= w.scalars[NOW];
  freeJob(w, job);
  if (!failed) {
    stations.served[pool]++;
    acknowledge(w, message, fact);
  } else {
    stations.failed[pool]++;
    if (pools.requeues[pool] === 1) requeue(w, message, fact);
    else reject(w, message, fact);
  }
  startBuffered(w, consumer);
  if (consumers.state[consumer] === CONSUMER.leaving) leaveIfIdle(w, consumer);
}

/** Takes in hand what the consumer has kept: the next one when it is serial and free, all when it is concurrent. */
export function startBuffered(w: World, consumer: number): void {
  const { consumers, messages, pools } = w;
  const serial = pools.serial[consumers.pool[consumer]] === 1;
  while (consumers.bufferHead[consumer] !== NONE && !(serial && consumers.inHand[consumer] > 0)) {
    const message = consumers.bufferHead[consumer];
    consumers.bufferHead[consumer] = messages.next[message];
    startHandling(w, consumer, message);
  }
}

/** nack(requeue = true): it takes effect at the broker after the redelivery time, so that every cycle costs time. */
function requeue(w: World, message: number, cause: number): void {
  const { messages, consumers } = w;
  const consumer = messages.consumer[message];
  const queue = messages.queue[message];
  const pool = consumers.pool[consumer];
  messages.state[message] = MESSAGE.returning;
  messages.fact[message] = tell(
    w,
    FACT.messageRequeued,
    messages.root[message],
    cause,
    0,
    queue | (pool << 8),
    consumers.index[consumer],
    messages.id[message],
    0,
  );
  w.agenda.schedule(w.scalars[NOW] + w.redeliveryMs[w.model.queues[queue].broker], EVENT.messageReturns, message, 0);
}

/** The broker has the message back: credit first, then its old place, then dispatch. */
export function takeBack(w: World, message: number): void {
  const consumer = w.messages.consumer[message];
  w.consumers.fact[consumer] = w.messages.fact[message];
  release(w, message);
  putBack(w, message);
  if (w.consumers.state[consumer] === CONSUMER.leaving) leaveIfIdle(w, consumer);
}

/** A worker that was taken away is gone once it holds nothing. */
export function leaveIfIdle(w: World, consumer: number): void {
  const { consumers } = w;
  if (consumers.held[consumer] > 0) return;
  consumers.state[consumer] = CONSUMER.gone;
  tell(w, FACT.workerLeft, NONE, NONE, 0, consumers.pool[consumer], consumers.index[consumer], 0, 0);
}
