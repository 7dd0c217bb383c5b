// Draws of durations. Parameters are rows that a knob may change; luck belongs to the order.
import { AHEAD_MS_MAX, onGrid } from '../kernel/grid';
import { expPlain, normalQuantile } from '../kernel/plain-math';
import { KINDS } from './layout';
import { exponential, uniform } from './luck';
import { countAt, durations, ops, orders, storeTimes, timesAt } from './memory';
import { sampleAt } from './outside';

/** How long the operation `op` takes this order, in grid ms. Each call is one more start of the operation's purpose. */
export function durationOf(op: i32, root: i32): f64 {
  const o = ops(op);
  const place = countAt(root, o.starts);
  const attempt = timesAt(place);
  storeTimes(place, attempt + 1);
  const d = durations(o.duration);
  const kind = d.kind;
  if (kind === KINDS.constant) return d.first;
  const owner = orders(root).number;
  const drawnMs =
    kind === KINDS.exponential
      ? d.first * exponential(o.purpose, owner, attempt, 0)
      : drawOther(o.duration, o.purpose, owner, attempt);
  const ms = onGrid(drawnMs);
  return ms < AHEAD_MS_MAX ? ms : AHEAD_MS_MAX;
}

function drawOther(row: i32, purpose: i32, owner: f64, attempt: i32): f64 {
  const d = durations(row);
  switch (d.kind) {
    case KINDS.uniform:
      return d.first + d.second * uniform(purpose, owner, attempt);
    case KINDS.logNormal:
      return d.first * expPlain(d.second * normalQuantile(uniform(purpose, owner, attempt)));
    case KINDS.erlang: {
      let sum: f64 = 0;
      for (let stage = 0; stage < <i32>d.second; stage++) sum += exponential(purpose, owner, attempt, stage);
      return d.first * sum;
    }
    default:
      return sampleAt(row, <i32>Math.floor(uniform(purpose, owner, attempt) * d.second));
  }
}
