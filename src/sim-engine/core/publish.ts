// Publishing with confirm: it takes the broker's publish time in the publisher, whose slot is held; then a copy enters
// every matched queue, the confirm comes, and delivery begins, all at the same instant. Other endings (a full queue
// refuses, nothing is bound that should be, the broker is stopped) and what a message may say of itself are told elsewhere.
import { onGrid } from '../kernel/grid';
import { durationOf } from './durations';
import { tell, tellOf } from './facts';
import { step, toNextStep } from './jobs';
import { FACT, HEALTH, NONE, NOW, queues, scalars, stations } from './layout';
import { jobs, ops, orders } from './memory';
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
  // Its queues: their number, and then they.
  const route = <usize>o.route;
  const listed = load<i32>(route);
  let bound = 0;
  for (let i = 1; i <= listed; i++) {
    const queue = load<i32>(route + ((<usize>i) << 2));
    if (queues.deleted[queue] === 1) continue;
    bound++;
    if (isFull(queue)) {
      endRefused(job, op);
      return NONE;
    }
  }
  if (bound === 0 && o.mandatory === 1) {
    failUnroutable(job);
    return NONE;
  }
  const root = j.root;
  const component = j.component;
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
  j.refusals = 0;
  if (bound === 0) {
    orders(root).lost = orders(root).lost + 1;
    tell(FACT.messageUnroutable, root, confirmed, 0, component, op, 0, 0);
  }
  for (let i = 1; i <= listed; i++) {
    const queue = load<i32>(route + ((<usize>i) << 2));
    if (queues.deleted[queue] === 0) enterAs(queue, root, confirmed, op);
  }
  return toNextStep(job);
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
