// Publishing with confirm: it takes the broker's publish time in the publisher, whose slot is held; then a copy enters
// every matched queue, the confirm comes, and delivery begins, all at the same instant. Other endings (a full queue
// refuses, nothing is bound that should be, the broker is stopped) and what a message may say of itself are told elsewhere.
import { onGrid } from '../kernel/grid';
import { durationOf } from './durations';
import { tell, tellOf } from './facts';
import { step, toNextStep } from './jobs';
import { FACT, HEALTH, NONE, NOW, queues, scalars, stations } from './layout';
import { jobs, ops, orders, restOfJob } from './memory';
import { enterFresh, newMessage } from './messages';
import { endRefused, enterSpecial, failSoon, failUnroutable } from './outside';

export function beginPublish(job: i32, op: i32): void {
  const j = jobs(job);
  const broker = ops(op).target;
  j.fact = tellOf(FACT.publishStarted, job, op, j.fact, 0, 0);
  const durationMs = durationOf(op, j.root);
  if ((stations.health[broker] & HEALTH.down) !== 0) return failSoon(job, broker);
  const gapMs = stations.publishGapMs[broker];
  if (gapMs === 0) return step(job, durationMs);
  // One after the other at the broker's capacity: the confirm comes when its turn is over, if that is later.
  const nowMs = scalars[NOW];
  stations.freeAt[broker] = max(stations.freeAt[broker], nowMs) + gapMs;
  step(job, max(durationMs, onGrid(stations.freeAt[broker] - nowMs)));
}

/** The broker confirms. Returns the job, which goes on before anything is delivered, or NONE when it does not. */
export function endPublish(job: i32, op: i32): i32 {
  const j = jobs(job);
  const o = ops(op);
  const route = <usize>o.route;
  const listed = load<i32>(route);
  let bound = listed;
  if (load<i32>(route, 4) !== 0) {
    bound = roomIn(route);
    if (bound === NONE) {
      endRefused(job, op);
      return NONE;
    }
  }
  if (bound === 0 && o.mandatory === 1) {
    failUnroutable(job);
    return NONE;
  }
  const root = j.root;
  const component = <i32>j.component;
  const confirmed = tell(
    FACT.publishConfirmed,
    root,
    j.fact,
    0,
    component | (bound << 8),
    op,
    <f64>j.unit,
    j.startedAt,
  );
  j.fact = confirmed;
  if (j.apart !== 0) restOfJob(job).refusals = 0;
  if (bound === 0) {
    orders(root).lost = orders(root).lost + 1;
    tell(FACT.messageUnroutable, root, confirmed, 0, component, op, 0, 0);
  }
  for (let i = 0; i < listed; i++) {
    const queue = queueOf(route, i);
    if (queues.deleted[queue] === 0) enterAs(queue, root, confirmed, op);
  }
  return toNextStep(job);
}

/** A route: how many queues it has, whether any of them may refuse or be deleted, and then they. */
function queueOf(route: usize, i: i32): i32 {
  return load<i32>(route + ((<usize>i) << 2), 8);
}

/** How many queues of a route there are, or NONE when one of them is full. */
function roomIn(route: usize): i32 {
  let there = 0;
  for (let i = 0; i < load<i32>(route); i++) {
    const queue = queueOf(route, i);
    if (queues.deleted[queue] === 1) continue;
    if (isFull(queue)) return NONE;
    there++;
  }
  return there;
}

/** A quorum queue is soft: it takes one more than its limit. */
export function isFull(queue: i32): bool {
  if (queues.dropsHead[queue] === 1) return false;
  return <f64>queues.ready[queue] >= queues.lengthMax[queue] + <f64>queues.quorum[queue];
}

/** A copy enters one queue; what its operation says of it is written on it. */
export function enterAs(queue: i32, root: i32, cause: f64, op: i32): void {
  const o = ops(op);
  const message = newMessage(queue, root, o.key);
  if (o.special === 0) enterFresh(message, queue, root, cause);
  else enterSpecial(message, cause, op);
}
