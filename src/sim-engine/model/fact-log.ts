// The kept facts of a lane: a ring in its memory, which the core writes.
import { bytesOf, type RecordView, viewRecord } from '../memory/views.ts';
import { KEPT } from './fact-numbers.ts';

export * from './fact-numbers.ts';

/** Room for the ring. */
export const LOG_BYTES = KEPT * bytesOf('fact');

/** A ring of the newest facts. */
export class FactLog {
  readonly capacity = KEPT;
  readonly facts = {} as RecordView<'fact'>;
  /** Facts older than this one were not kept. */
  readonly first: number;
  private readonly address: number;

  /** The ring stands at an address, which is that of whole lines. */
  constructor(first: number, address: number) {
    this.first = first;
    this.address = address;
  }

  look(buffer: ArrayBuffer): void {
    viewRecord(this.facts, 'fact', buffer);
  }

  /** The record of a fact, while it is kept. */
  row(id: number): number {
    return this.address + (id % KEPT) * bytesOf('fact');
  }
}
