// A core without a lane around it, for tests of its parts: agenda, luck, histograms, series. What it asks of the rest of
// the engine must have been given; anything else it asks for fails the test.
import { type Core, type Outside, startCore } from '../memory/core.ts';
import { type JobView, type RecordView, type TableView, viewJobs, viewRecord, viewTable } from '../memory/views.ts';
import { BUCKETS } from '../stats/histogram.ts';

/** What only counts time, and may go unanswered. */
const quiet: Partial<Outside> = {
  memoryGrew: () => undefined,
  closeIntervals: () => undefined,
  lookBefore: () => undefined,
};

const unasked = (name: string) => (): never => {
  throw new Error(`the core has called ${name}`);
};

/** A core with so many rows of histograms and operations, and an agenda that is empty. */
export function bareCore({ seed = 0, histograms = 0, ops = 0 } = {}, given: Partial<Outside> = {}): Core {
  const answers: Record<string, unknown> = { ...quiet, ...given };
  const core = startCore(new Proxy({} as Outside, { get: (_, name: string) => answers[name] ?? unasked(name) }));
  core.layOut(ops, 0, histograms, BUCKETS, 0, 0);
  core.startAgenda();
  core.seedLuck(seed);
  return core;
}

export const recordsOf = <R extends Parameters<typeof viewRecord>[1]>(core: Core, record: R): RecordView<R> =>
  viewRecord({}, record, core.memory.buffer) as RecordView<R>;
export const jobsOf = (core: Core): JobView => viewJobs({}, core.memory.buffer);
export const columnsOf = <T extends Parameters<typeof viewTable>[1]>(core: Core, table: T): TableView<T> =>
  viewTable({}, table, core.memory.buffer) as TableView<T>;

/**
 * Takes all the room that is left below two gigabytes, which nobody touches, so that the machine need not have it. What is
 * taken from now on stands beyond: its addresses are negative where they are read with a sign.
 */
export function goFar(core: Core): void {
  core.reserve(2 ** 31 - 64);
}

/** Remembers the memory as it is now; the function returned puts it back. */
export function markOf(core: Core): () => void {
  const end = columnsOf(core, 'heap').value[0]!;
  const bytes = new Uint8Array(core.memory.buffer).slice(0, end);
  return () => new Uint8Array(core.memory.buffer).set(bytes);
}
