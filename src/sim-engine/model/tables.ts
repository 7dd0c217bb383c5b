// The columns of what only few scenarios have, and the core need not know. Rows are private and used again.
import { Table } from '../kernel/table.ts';

export class AlertRules extends Table {
  firing = this.u8();
  sinceMs = this.f64();
  value = this.f64();
}
export class Windows extends Table {
  served = this.f64();
  failed = this.f64();
  handledMs = this.f64();
  errorShare = this.f64();
  handlingMs = this.f64();
}
export class Replays extends Table {
  queue = this.i32();
  left = this.i32();
  keeps = this.u8();
  gapMs = this.f64();
  fact = this.f64();
}
/** What a component keeps of the products, and what was asked of it; one row a component, most of them unused. */
export class Keepers extends Table {
  /** Its place among the copies of a product; -1 for what keeps none. */
  place = this.i32();
  /** Workers delete what they have changed. */
  deletes = this.u8();
  lagMs = this.f64();
  /** How long an entry lives; Infinity: for ever. */
  ttlMs = this.f64();
  reads = this.f64();
  misses = this.f64();
  /** Reads of what the primary had no longer, and those of them whose copy was old when it was put there. */
  stale = this.f64();
  staleFromStart = this.f64();
  filled = this.f64();
  filledStale = this.f64();
  deleted = this.f64();
  changed = this.f64();
}
/** One row for each product and keeper: `product × keepers + place`. */
export class Copies extends Table {
  version = this.i32();
  /** Of a cache: until when it is there. */
  until = this.f64();
  oldFromStart = this.u8();
}
/** Customers who got no answer and order again, for as long as any of their orders is open or to come. */
export class Customers extends Table {
  source = this.i32();
  /** The number of their first order. */
  first = this.f64();
  /** So often they have ordered again, or are about to. */
  tries = this.i32();
  stored = this.i32();
  open = this.i32();
  /** What they were told last. */
  fact = this.f64();
}
/** Changes on their way to the replicas. */
export class Changes extends Table {
  keeper = this.i32();
  product = this.i32();
  version = this.i32();
  fact = this.f64();
}
export class AlertTurns extends Table {
  rule = this.i32();
  raised = this.u8();
  atMs = this.f64();
}
