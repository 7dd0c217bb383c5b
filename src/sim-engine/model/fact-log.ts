// The kept facts of a lane: a ring in its memory, which the core writes.
import { KEPT } from './fact-numbers.ts';

export * from './fact-numbers.ts';

const DOUBLES = 6;
const WORDS = 4;
/** Room for the ring. */
export const LOG_BYTES = KEPT * (DOUBLES * 8 + WORDS * 4);

/** A ring of the newest facts. Fact `id` is in row `id % capacity` while it is kept. */
export class FactLog {
  readonly capacity = KEPT;
  cause!: Float64Array;
  atMs!: Float64Array;
  order!: Float64Array;
  /** The fact before of the same order, so that an order's story is a walk and not a search. */
  before!: Float64Array;
  c!: Float64Array;
  d!: Float64Array;
  condition!: Int32Array;
  a!: Int32Array;
  b!: Int32Array;
  type!: Int32Array;
  /** Facts older than this one were not kept. */
  first: number;

  constructor(first: number) {
    this.first = first;
  }

  /** Looks at the ring in a memory, at an address. */
  look(buffer: ArrayBuffer, address: number): void {
    const doubles = (column: number) => new Float64Array(buffer, address + column * KEPT * 8, KEPT);
    const words = (column: number) => new Int32Array(buffer, address + (DOUBLES * 8 + column * 4) * KEPT, KEPT);
    [this.cause, this.atMs, this.order, this.before, this.c, this.d] = [0, 1, 2, 3, 4, 5].map(doubles) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    [this.condition, this.a, this.b, this.type] = [0, 1, 2, 3].map(words) as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ];
  }
}
