// Customers who got no answer and order again. Their new order has a number made from that of the first one, so that it shifts
// nobody else's, and its luck is its own. A customer is known for as long as any of the orders is open, so that what is
// stored late counts as well.
import { AGAIN_MAX } from '../../scenario/limits.ts';
import { onGrid } from '../kernel/grid.ts';
import { keyOf } from '../kernel/key-of.ts';
import { EVENT } from './events.ts';
import { FACT } from './fact-log.ts';
import { orderAgainNumber } from './order-numbers.ts';
import { NONE, NOW, STORED_TWICE, type World } from './world.ts';

const AGAIN = keyOf('again');

const storedOf = (w: World, root: number): number => w.counted(root, w.model.stored);

/** The customer of this order got an error, or has left: some order again. `cause` is what they were told. */
export function mayOrderAgain(w: World, root: number, cause: number): void {
  const { roots, customers } = w;
  const source = roots.source.at(root);
  const again = w.again[source];
  if (again === null || w.sources.background[source] === 1) return;
  const known = customerOf(w, root);
  const tries = known === NONE ? 0 : customers.tries[known];
  const first = known === NONE ? roots.number.at(root) : customers.first[known];
  if (tries >= Math.min(again.times, AGAIN_MAX) || w.core.uniform(AGAIN, first, tries) >= again.share) return;
  const customer = known === NONE ? newCustomer(w, root) : known;
  customers.tries[customer]++;
  customers.open[customer]++;
  customers.fact[customer] = cause;
  w.core.schedule(w.scalars[NOW] + onGrid(again.afterMs), EVENT.ordersAgain, customer, 0);
}

function newCustomer(w: World, root: number): number {
  const { roots, customers } = w;
  const customer = customers.rows.take();
  customers.source[customer] = roots.source.at(root);
  customers.first[customer] = roots.number.at(root);
  customers.tries[customer] = 0;
  customers.stored[customer] = w.model.stored === NONE ? 0 : storedOf(w, root);
  customers.open[customer] = 1;
  belongsTo(w, root, customer);
  return customer;
}

/** The number of the order that a customer places now. */
export const nextNumberOf = (w: World, customer: number): number =>
  orderAgainNumber(w.customers.first[customer], w.customers.tries[customer]);

/** The order is that customer's; what was to come has come. */
export function belongsTo(w: World, root: number, customer: number): void {
  const subject = w.core.ownSubject(root);
  w.subjects.customer.put(subject, customer);
}

/** The customer of an open order who has ordered again; NONE for all others. */
const customerOf = ({ roots, subjects }: World, root: number): number => subjects.customer.at(roots.subject.at(root));

/** An order is stored. For a customer who has ordered again it may be the second. */
export function countStored(w: World, job: number, store: number): void {
  const { jobs, customers } = w;
  const root = jobs.root.at(job);
  const customer = customers.rows.used === 0 ? NONE : customerOf(w, root);
  if (customer === NONE) return;
  const times = ++customers.stored[customer];
  if (times === 1) return;
  if (times === 2) w.scalars[STORED_TWICE]++;
  w.core.tell(FACT.storedAgain, root, jobs.fact.at(job), 0, store, 0, 0, times);
}

/** An order is over; with the last one its customer is forgotten. */
export function forgetOrder(w: World, root: number): void {
  const { customers } = w;
  const customer = customerOf(w, root);
  if (customer !== NONE && --customers.open[customer] === 0) customers.rows.give(customer);
}
