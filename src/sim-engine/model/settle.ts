// What an order still owes: its request, and one obligation for each message that it caused. When nothing is owed the
// order is settled, whenever its customer was answered.
import { forgetOrder } from './customers.ts';
import { ORDER } from './events.ts';
import { FACT, tell } from './fact-log.ts';
import { BACKGROUND } from './order-numbers.ts';
import {
  AGAIN,
  LAST_SETTLED,
  LAST_WORK_MS,
  NONE,
  NOW,
  OPEN,
  PLACED,
  SETTLED,
  SETTLED_WITH_LOSS,
  WORK_MS,
  type World,
} from './world.ts';

const OLDEST = 0;
const NEWEST = 1;

/** A new order, owing its request. It takes its place at the end of the list of open ones. `again` is the number of one placed again. */
export function openOrder(w: World, source: number, again = NONE): number {
  const { roots, openOrders } = w;
  const background = w.model.scenario.traffic[source].background === true;
  const root = roots.rows.take();
  const purposes = w.model.program.purposes.length;
  while (w.starts.rows.used < (root + 1) * purposes) w.starts.rows.take();
  for (let row = root * purposes; row < (root + 1) * purposes; row++) w.starts.count[row] = 0;
  roots.number[root] = background ? source * BACKGROUND + w.sources.placed[source] : w.scalars[PLACED];
  roots.background[root] = background ? 1 : 0;
  roots.placedAt[root] = w.scalars[NOW];
  roots.lastFact[root] = NONE;
  roots.open[root] = 1;
  roots.lost[root] = 0;
  roots.source[root] = source;
  roots.state[root] = ORDER.waiting;
  roots.before[root] = openOrders[NEWEST];
  roots.after[root] = NONE;
  if (openOrders[NEWEST] === NONE) openOrders[OLDEST] = root;
  else roots.after[openOrders[NEWEST]] = root;
  openOrders[NEWEST] = root;
  if (background) return root;
  if (again === NONE) w.scalars[PLACED]++;
  else {
    w.scalars[AGAIN]++;
    roots.number[root] = again;
  }
  w.scalars[OPEN]++;
  return root;
}

/** One obligation is met (or lost); the last one settles the order. */
export function discharge(w: World, root: number, cause: number): void {
  if (--w.roots.open[root] === 0) settle(w, root, cause);
}

function settle(w: World, root: number, cause: number): void {
  const { roots, scalars } = w;
  const workMs = scalars[NOW] - roots.placedAt[root];
  tell(w, FACT.orderSettled, root, cause, 0, roots.lost[root], 0, 0, workMs);
  if (roots.background[root] === 0) {
    scalars[SETTLED]++;
    if (roots.lost[root] > 0) scalars[SETTLED_WITH_LOSS]++;
    scalars[OPEN]--;
    scalars[LAST_WORK_MS] = workMs;
    scalars[LAST_SETTLED] = roots.number[root];
    w.histograms.record(WORK_MS, workMs);
  }
  if (w.customers.rows.used > 0) forgetOrder(w, root);
  unlink(w, root);
  roots.generation[root]++;
  roots.rows.give(root);
}

function unlink(w: World, root: number): void {
  const { roots, openOrders } = w;
  const before = roots.before[root];
  const after = roots.after[root];
  if (before === NONE) openOrders[OLDEST] = after;
  else roots.after[before] = after;
  if (after === NONE) openOrders[NEWEST] = before;
  else roots.before[after] = before;
}

/** How long the oldest open order has been open, in ms; 0 when none is. */
export function oldestOpenMs(w: World): number {
  const oldest = w.openOrders[OLDEST];
  return oldest === NONE ? 0 : w.scalars[NOW] - w.roots.placedAt[oldest];
}
