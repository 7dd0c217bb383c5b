// A worker's hand: a job takes it, and gives it free again. Subscriptions of one worker share it.
import { FACT, tell } from './fact-log.ts';
import { newJob } from './jobs.ts';
import { ATTEMPTS, FIRST_ATTEMPTS, NONE, NOW, type World } from './world.ts';

/** How many messages, or batches, a worker of the pool can have in hand at once. */
export function handsOf({ pools }: World, pool: number): number {
  if (pools.serial[pool] === 1 || pools.batchSize[pool] > 0) return 1;
  return pools.prefetch[pool] > 0 && pools.autoAck[pool] === 0 ? pools.prefetch[pool] : Infinity;
}

/** The worker's hand closes around something: a job for its flow. */
export function takeInHand(w: World, consumer: number, root: number): number {
  const { consumers, jobs, stations } = w;
  const pool = consumers.pool[consumer];
  const lead = consumers.lead[consumer];
  const job = newJob(w, w.pools.flow[pool], root, pool);
  jobs.consumer[job] = consumer;
  jobs.unit[job] = consumers.index[consumer];
  jobs.takenAt[job] = w.scalars[NOW];
  consumers.inHand[lead]++;
  consumers.job[lead] = job;
  stations.busy[pool]++;
  stations.busySum[pool] += w.scalars[NOW];
  return job;
}

export function tellStarted(w: World, consumer: number, message: number): number {
  const { messages, consumers, scalars } = w;
  scalars[ATTEMPTS]++;
  if (messages.tried[message] === 0) scalars[FIRST_ATTEMPTS]++;
  messages.tried[message] = 1;
  return tell(
    w,
    FACT.handlingStarted,
    messages.root[message],
    messages.fact[message],
    0,
    messages.queue[message] | (consumers.pool[consumer] << 8),
    consumers.index[consumer],
    messages.id[message],
    messages.deliveries[message],
  );
}

/** The worker's hand is free again of what this job had in it. */
export function openHand(w: World, job: number): void {
  const { jobs, consumers, stations } = w;
  const pool = jobs.component[job];
  const lead = consumers.lead[jobs.consumer[job]];
  consumers.inHand[lead]--;
  if (consumers.job[lead] === job) consumers.job[lead] = NONE;
  stations.busy[pool]--;
  stations.busySum[pool] -= w.scalars[NOW];
  stations.handledMs[pool] += w.scalars[NOW] - jobs.takenAt[job];
}
