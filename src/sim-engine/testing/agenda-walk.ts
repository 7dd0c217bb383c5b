// Everything that is pending in a lane, walked as the core walks it: the run, the buckets, the rungs.
import { assert } from '../../assert.ts';
import { viewTable } from '../memory/views.ts';
import { NONE, type World } from '../model/world.ts';

/** Places of core/calendar.ts. */
const RUN_HEAD = 0;
const MASK = 2;
const HEADS_AT = 1;
const KIND_MASK = 31;
/** More than any test has pending: a list that has lost its end is walked in circles. */
const PENDING_MAX = 1_000_000;

/** Rows, each with the kind of its event. */
export function pendingRows(world: World): { row: number; kind: number }[] {
  const { buffer } = world.core.memory;
  const { value: whole } = viewTable({}, 'agendaCounts', buffer);
  const { value: rungs } = viewTable({}, 'agendaRungs', buffer);
  const { value: heap } = viewTable({}, 'heap', buffer);
  const buckets = new Int32Array(buffer, heap[HEADS_AT]!, whole[MASK]! + 1);
  const words = new Int32Array(buffer);
  const { next } = world.jobs;
  const found: { row: number; kind: number }[] = [];
  for (const list of [whole[RUN_HEAD]!, ...buckets, ...rungs])
    for (let row = list; row !== NONE; row = next.at(row)) {
      found.push({ row, kind: words[(row >>> 2) + 2]! & KIND_MASK });
      assert(found.length <= PENDING_MAX, 'a list of the agenda has no end');
    }
  return found;
}
