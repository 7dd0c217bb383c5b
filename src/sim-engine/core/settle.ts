// What an order still owes: its request, and one obligation for each message that it caused. When nothing is owed the
// order is settled, whenever its customer was answered.
import { tell } from './facts';
import { record } from './histograms';
import {
  AGAIN,
  BACKGROUND,
  FACT,
  LAST_SETTLED,
  LAST_WORK_MS,
  NONE,
  NOW,
  OPEN,
  ORDER,
  ORDER_END,
  openOrders,
  PLACED,
  SETTLED,
  SETTLED_WITH_LOSS,
  scalars,
  settings,
  sources,
  WORK_MS,
} from './layout';
import {
  blankSubject,
  giveOrder,
  giveSubject,
  ORDER_LENGTH,
  orders,
  REMEMBERS,
  takeOrder,
  takeSubject,
} from './memory';
import { forgetOrder } from './outside';

const OLDEST: i32 = 0;
const NEWEST: i32 = 1;

export function rememberCustomers(yes: bool): void {
  settings[REMEMBERS] = yes;
}

/** A new order, owing its request. It takes its place at the end of the list of open ones. `again` is the number of one placed again, or -1. */
export function openOrder(source: i32, again: f64): i32 {
  const background = sources.background[source];
  const root = takeOrder();
  const order = orders(root);
  const end = <usize>root + <usize>settings[ORDER_LENGTH];
  for (let at = <usize>root + <usize>ORDER_END; at < end; at += 8) store<u64>(at, 0);
  order.number = background === 1 ? <f64>source * <f64>BACKGROUND + sources.placed[source] : scalars[PLACED];
  order.placedAt = scalars[NOW];
  order.lastFact = -1;
  order.open = 1;
  order.lost = 0;
  order.source = source;
  order.state = ORDER.waiting;
  order.subject = blankSubject;
  const newest = openOrders[NEWEST];
  order.before = newest;
  order.after = NONE;
  if (newest === NONE) openOrders[OLDEST] = root;
  else orders(newest).after = root;
  openOrders[NEWEST] = root;
  if (background === 1) return root;
  if (again === -1) scalars[PLACED] = scalars[PLACED] + 1;
  else {
    scalars[AGAIN] = scalars[AGAIN] + 1;
    order.number = again;
  }
  scalars[OPEN] = scalars[OPEN] + 1;
  return root;
}

/** What the order is about, to be written to. */
export function ownSubject(root: i32): i32 {
  const order = orders(root);
  if (order.subject === blankSubject) order.subject = takeSubject();
  return order.subject;
}

/** One obligation is met (or lost); the last one settles the order. */
export function discharge(root: i32, cause: f64): void {
  const order = orders(root);
  const open = order.open - 1;
  order.open = open;
  if (open === 0) settle(root, cause);
}

function settle(root: i32, cause: f64): void {
  const order = orders(root);
  const workMs = scalars[NOW] - order.placedAt;
  tell(FACT.orderSettled, root, cause, 0, order.lost, 0, 0, workMs);
  if (sources.background[order.source] === 0) {
    scalars[SETTLED] = scalars[SETTLED] + 1;
    if (order.lost > 0) scalars[SETTLED_WITH_LOSS] = scalars[SETTLED_WITH_LOSS] + 1;
    scalars[OPEN] = scalars[OPEN] - 1;
    scalars[LAST_WORK_MS] = workMs;
    scalars[LAST_SETTLED] = order.number;
    record(WORK_MS, workMs);
  }
  if (settings[REMEMBERS] === 1) forgetOrder(root);
  if (order.subject !== blankSubject) giveSubject(order.subject);
  unlink(root);
  order.generation = order.generation + 1;
  giveOrder(root);
}

function unlink(root: i32): void {
  const before = orders(root).before;
  const after = orders(root).after;
  if (before === NONE) openOrders[OLDEST] = after;
  else orders(before).after = after;
  if (after === NONE) openOrders[NEWEST] = before;
  else orders(after).before = before;
}
