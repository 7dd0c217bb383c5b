// Telling what happened. Every fact is mixed into the digest, kept or not; when facts are kept, its row goes into a ring.
// A fact's trigger is the fact that led to it; its condition is the circumstance that made it so.
import { digestAt, FACT_BYTES, FACTS, Fact, KEPT, LOG_AT, NONE, NOW, RING_AT, scalars } from './layout';
import { lowBits, orders } from './memory';

/** Whether facts are kept is no part of the state, nor are they: they are told again by replay. */
function areKept(): bool {
  return load<i32>(LOG_AT) !== 0;
}
export function keepFacts(): void {
  store<i32>(LOG_AT, 1);
}

/** Odd, and its bits look like chance: the golden ratio in 64 bits. */
const SPREAD: u64 = 0x9e3779b97f4a7c15;

/** Mixes 64 bits into the digest. */
function mix(word: u64): void {
  store<u64>(0, rotl<u64>((load<u64>(0, digestAt) ^ word) * SPREAD, 31), digestAt);
}

/**
 * Tells a fact of an order and returns its id. `a` to `d` depend on the type and are read back by `decode-facts.ts`; the
 * digest takes all of them, and the instant of each event separately.
 */
export function tell(type: i32, root: i32, cause: f64, condition: i32, a: i32, b: i32, c: f64, d: f64): f64 {
  return tellOf(type, root, orders(root).number, cause, condition, a, b, c, d);
}

/** Tells a fact of an order, or of none. */
export function tellAny(type: i32, root: i32, cause: f64, condition: i32, a: i32, b: i32, c: f64, d: f64): f64 {
  return tellOf(type, root, root === NONE ? -1 : orders(root).number, cause, condition, a, b, c, d);
}

function tellOf(type: i32, root: i32, order: f64, cause: f64, condition: i32, a: i32, b: i32, c: f64, d: f64): f64 {
  const id = scalars[FACTS];
  scalars[FACTS] = id + 1;
  const subject = <u64>(<u32>(type + (a << 5) + (b << 18))) | ((<u64>condition) << 32);
  mix(
    subject ^
      rotl<u64>(reinterpret<u64>(order), 11) ^
      rotl<u64>(reinterpret<u64>(c), 23) ^
      rotl<u64>(reinterpret<u64>(d), 41),
  );
  if (areKept()) keep(id, type, root, order, cause, condition, a, b, c, d);
  return id;
}

/** Mixes the instant of an event into the digest. */
export function mixInstant(atMs: f64): void {
  mix(reinterpret<u64>(atMs));
}

/** A condition is its kind and a component's index in one number; 0 is none. */
export function conditionOf(kind: i32, component: i32): i32 {
  return kind | (component << 4);
}

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
  const fact = changetype<Fact>(<usize>(RING_AT + (lowBits(id) & (KEPT - 1)) * FACT_BYTES));
  fact.cause = cause;
  fact.atMs = scalars[NOW];
  fact.order = order;
  fact.c = c;
  fact.d = d;
  fact.condition = condition;
  fact.a = a;
  fact.b = b;
  fact.type = type;
  if (root === NONE) {
    fact.before = -1;
  } else {
    fact.before = orders(root).lastFact;
    orders(root).lastFact = id;
  }
}
