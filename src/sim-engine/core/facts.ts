// Telling what happened. Every fact is mixed into the digest, kept or not; when facts are kept, its row goes into a ring.
// A fact's trigger is the fact that led to it; its condition is the circumstance that made it so.
import { digestAt, FACT_BYTES, FACTS, Fact, KEPT, LOG_AT, NONE, NOW, RING_AT, scalars } from './layout';
import { jobs, lowBits, messages, orders } from './memory';

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
  const id = nextId();
  mix(subjectOf(type, condition, a, b) ^ orderOf(root) ^ third(reinterpret<u64>(c)) ^ fourth(d));
  if (areKept()) keep(id, type, root, cause, condition, a, b, c, d);
  return id;
}

/** Tells what an operation of a job has come to: the job's component and unit are part of it. */
export function tellOf(type: i32, job: i32, op: i32, cause: f64, condition: i32, d: f64): f64 {
  const id = nextId();
  const j = jobs(job);
  const root = j.root;
  const component = <i32>j.component;
  const unit = <i32>j.unit;
  mix(subjectOf(type, condition, component, op) ^ orderOf(root) ^ third(<u64>unit) ^ fourth(d));
  if (areKept()) keep(id, type, root, cause, condition, component, op, <f64>unit, d);
  return id;
}

/** Tells a fact of a message: its number stands for its order, which was told with it when it entered its queue. */
export function tellOfMessage(type: i32, message: i32, cause: f64, condition: i32, a: i32, b: i32, d: f64): f64 {
  const id = nextId();
  const m = messages(message);
  mix(subjectOf(type, condition, a, b) ^ third(reinterpret<u64>(m.id)) ^ fourth(d));
  if (areKept()) keep(id, type, m.root, cause, condition, a, b, m.id, d);
  return id;
}

/** Tells a fact of an order, or of none. */
export function tellAny(type: i32, root: i32, cause: f64, condition: i32, a: i32, b: i32, c: f64, d: f64): f64 {
  if (root !== NONE) return tell(type, root, cause, condition, a, b, c, d);
  const id = nextId();
  mix(subjectOf(type, condition, a, b) ^ third(reinterpret<u64>(c)) ^ fourth(d));
  if (areKept()) keep(id, type, root, cause, condition, a, b, c, d);
  return id;
}

function nextId(): f64 {
  const id = scalars[FACTS];
  scalars[FACTS] = id + 1;
  return id;
}

/** What goes into the digest of a fact, each at bits of its own. */
function subjectOf(type: i32, condition: i32, a: i32, b: i32): u64 {
  return <u64>(<u32>(type + (a << 5) + (b << 18))) | ((<u64>condition) << 32);
}
function orderOf(root: i32): u64 {
  return rotl<u64>(reinterpret<u64>(orders(root).number), 11);
}
function third(bits: u64): u64 {
  return rotl<u64>(bits, 23);
}
function fourth(value: f64): u64 {
  return rotl<u64>(reinterpret<u64>(value), 41);
}

/** Mixes the instant of an event, given by its bits, into the digest. */
export function mixInstant(at: u64): void {
  mix(at);
}

/** A condition is its kind and a component's index in one number; 0 is none. */
export function conditionOf(kind: i32, component: i32): i32 {
  return kind | (component << 4);
}

function keep(id: f64, type: i32, root: i32, cause: f64, condition: i32, a: i32, b: i32, c: f64, d: f64): void {
  const fact = changetype<Fact>(<usize>(RING_AT + (lowBits(id) & (KEPT - 1)) * FACT_BYTES));
  fact.cause = cause;
  fact.atMs = scalars[NOW];
  fact.order = root === NONE ? -1 : orders(root).number;
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
