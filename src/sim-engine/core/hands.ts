// A worker's hand: a job takes it, and gives it free again. Subscriptions of one worker share it.
import { tellOfMessage } from './facts';
import { newJob, takenAt } from './jobs';
import { ATTEMPTS, FACT, NONE, NOW, pools, REPEATED_ATTEMPTS, scalars, stations } from './layout';
import { apartOf, consumers, jobs, messages } from './memory';

/** The worker's hand closes around something: a job for its flow. */
export function takeInHand(consumer: i32, root: i32): i32 {
  return takeWith(consumer, root, consumers(consumer).lead);
}

/** The hand is that of a worker's first subscription. */
export function takeWith(consumer: i32, root: i32, first: i32): i32 {
  const c = consumers(consumer);
  const nowMs = scalars[NOW];
  const pool = c.pool;
  const job = newJob(pools.flow[pool], root, pool);
  const j = jobs(job);
  j.consumer = consumer;
  j.unit = <i16>c.index;
  if (c.place !== 0) apartOf(job).place = c.place;
  const lead = consumers(first);
  lead.inHand = lead.inHand + 1;
  lead.job = job;
  stations.busy[pool] = stations.busy[pool] + 1;
  stations.busySum[pool] = stations.busySum[pool] + nowMs;
  return job;
}

export function tellStarted(consumer: i32, message: i32): f64 {
  const m = messages(message);
  const c = consumers(consumer);
  scalars[ATTEMPTS] = scalars[ATTEMPTS] + 1;
  if (m.tried === 1) scalars[REPEATED_ATTEMPTS] = scalars[REPEATED_ATTEMPTS] + 1;
  m.tried = 1;
  return tellOfMessage(FACT.handlingStarted, message, m.fact, 0, m.queue | (c.pool << 8), c.index, <f64>m.deliveries);
}

/** The worker's hand is free again of what this job had in it. */
export function openHand(job: i32): void {
  const j = jobs(job);
  const pool = <i32>j.component;
  const lead = consumers(consumers(j.consumer).lead);
  lead.inHand = lead.inHand - 1;
  if (lead.job === job) lead.job = NONE;
  stations.busy[pool] = stations.busy[pool] - 1;
  stations.busySum[pool] = stations.busySum[pool] - scalars[NOW];
  stations.handledMs[pool] = stations.handledMs[pool] + (scalars[NOW] - takenAt(job));
}
