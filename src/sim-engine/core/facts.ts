// Telling what happened. Every fact is mixed into the digest, kept or not; when facts are kept, its row goes into a ring.
// A fact's trigger is the fact that led to it; its condition is the circumstance that made it so.
import { digest, FACTS, KEPT, NONE, NOW, scalars } from './layout';
import { orders } from './memory';

/** Where the ring of kept facts stands; 0: none is kept. It is no part of the state: facts are told again by replay. */
let logAt: usize = 0;

export function keepFactsAt(at: usize): void {
  logAt = at;
}

/** The low 32 bits of a whole number. */
function low(value: f64): i32 {
  return <i32>(<i64>value);
}

/**
 * Tells a fact and returns its id. `a` to `d` depend on the type and are read back by `decode-facts.ts`; the words of
 * the digest take all of them, and the instant of each event separately.
 */
export function tell(type: i32, root: i32, cause: f64, condition: i32, a: i32, b: i32, c: f64, d: f64): f64 {
  const id = scalars[FACTS];
  scalars[FACTS] = id + 1;
  const order: f64 = root === NONE ? -1 : orders(root).number;
  const subject = type + (a << 5) + (b << 18);
  const circumstance = low(order + d * 1024) + condition * 257;
  const first = (digest[0] ^ subject) * 0x9e3779b1;
  const second = (digest[1] ^ circumstance ^ (low(c) * 0x27d4eb2f)) * 0x85ebca6b;
  digest[0] = rotl<i32>(first, 13);
  digest[1] = rotl<i32>(second, 15);
  if (logAt !== 0) keep(id, type, root, order, cause, condition, a, b, c, d);
  return id;
}

/** Mixes the instant of an event into the digest. */
export function mixInstant(atMs: f64): void {
  const steps = <i64>(atMs * 1024);
  digest[0] = rotl<i32>((digest[0] ^ <i32>steps ^ <i32>(steps >> 32)) * 0xc2b2ae35, 16);
}

/** A condition is its kind and a component's index in one number; 0 is none. */
export function conditionOf(kind: i32, component: i32): i32 {
  return kind | (component << 4);
}

// The columns of the ring, one behind the other: cause, atMs, order, before, c, d; then condition, a, b, type.
const DOUBLES: usize = (<usize>KEPT) << 3;
const WORDS: usize = (<usize>KEPT) << 2;

function keep(
  id: f64,
  type: i32,
  root: i32,
  order: f64,
  cause: f64,
  condition: i32,
  a: i32,
  b: i32,
  c: f64,
  d: f64,
): void {
  const row = <i32>(<i64>id) & (KEPT - 1);
  const double = logAt + ((<usize>row) << 3);
  store<f64>(double, cause);
  store<f64>(double + DOUBLES, scalars[NOW]);
  store<f64>(double + 2 * DOUBLES, order);
  store<f64>(double + 4 * DOUBLES, c);
  store<f64>(double + 5 * DOUBLES, d);
  const word = logAt + 6 * DOUBLES + ((<usize>row) << 2);
  store<i32>(word, condition);
  store<i32>(word + WORDS, a);
  store<i32>(word + 2 * WORDS, b);
  store<i32>(word + 3 * WORDS, type);
  if (root === NONE) {
    store<f64>(double + 3 * DOUBLES, -1);
  } else {
    store<f64>(double + 3 * DOUBLES, orders(root).lastFact);
    orders(root).lastFact = id;
  }
}
