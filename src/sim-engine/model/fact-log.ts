// The kept facts of a lane: a ring in its memory, which the core writes.
import { RING_AT } from '../memory/layout.ts';
import { KEPT } from '../memory/records.ts';
import { bytesOf, type RecordView, viewRecord } from '../memory/views.ts';

export * from './fact-numbers.ts';

/** A ring of the newest facts. */
export class FactLog {
  readonly capacity = KEPT;
  readonly facts = {} as RecordView<'fact'>;
  /** Facts older than this one were not kept. */
  readonly first: number;

  constructor(first: number) {
    this.first = first;
  }

  look(buffer: ArrayBuffer): void {
    viewRecord(this.facts, 'fact', buffer);
  }

  /** The record of a fact, while it is kept. */
  row(id: number): number {
    return RING_AT + (id % KEPT) * bytesOf('fact');
  }
}
