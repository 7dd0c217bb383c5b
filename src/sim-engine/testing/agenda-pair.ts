// The agenda beside an oracle, a binary heap ordered by (time, order of entry): every answer is compared.
import { expect } from 'vitest';
import { onGrid } from '../kernel/grid.ts';
import { EVENT } from '../model/events.ts';
import { NOW } from '../model/scalars.ts';
import { bareCore, columnsOf, goFar, jobsOf, markOf } from './bare-core.ts';

/** An event as it was entered; the order of entry is what its payload says. */
export interface Due {
  atMs: number;
  entry: number;
  /** The job whose time-out it is, or which waits for it. */
  job?: number;
  kind?: number;
}

/** The textbook's: parents are not later than their children. */
class Heap {
  private readonly dues: Due[] = [];

  get size(): number {
    return this.dues.length;
  }

  put(due: Due): void {
    let at = this.dues.push(due) - 1;
    for (let parent = (at - 1) >> 1; at > 0 && isEarlier(due, this.dues[parent]!); parent = (at - 1) >> 1) {
      this.dues[at] = this.dues[parent]!;
      at = parent;
    }
    this.dues[at] = due;
  }

  take(): Due | undefined {
    const first = this.dues[0];
    const last = this.dues.pop();
    if (this.dues.length === 0 || last === undefined) return first;
    let at = 0;
    for (let child = this.earlierChild(0); child >= 0 && isEarlier(this.dues[child]!, last); ) {
      this.dues[at] = this.dues[child]!;
      at = child;
      child = this.earlierChild(at);
    }
    this.dues[at] = last;
    return first;
  }

  /** Takes one out of the middle. */
  remove(due: Due): void {
    const others = this.dues.filter(({ entry }) => entry !== due.entry);
    this.dues.length = 0;
    for (const other of others) this.put(other);
  }

  copy(): Heap {
    const copy = new Heap();
    copy.dues.push(...this.dues);
    return copy;
  }

  private earlierChild(at: number): number {
    const left = 2 * at + 1;
    if (left >= this.dues.length) return -1;
    const right = left + 1;
    return right < this.dues.length && isEarlier(this.dues[right]!, this.dues[left]!) ? right : left;
  }
}

const isEarlier = (a: Due, b: Due): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.entry < b.entry);

/** Kinds of events that are never stale: each is handed to whoever handles what the core does not. */
const KINDS = [EVENT.delayEnds, EVENT.replays, EVENT.replicates, EVENT.ordersAgain];
const kindOf = (entry: number): number => KINDS[entry % KINDS.length]!;

interface Taken {
  atMs: number;
  kind: number;
  row: number;
  generation: number;
}

/** A core of which only the agenda is used: what it takes is what it hands out. */
class Agenda {
  private readonly taken: Taken[] = [];
  private readonly core = bareCore(
    {},
    { handleOther: (kind, row, generation) => this.taken.push({ atMs: this.nowMs, kind, row, generation }) },
  );
  private readonly blank = markOf(this.core);

  private get jobs() {
    return jobsOf(this.core);
  }
  get nowMs(): number {
    return columnsOf(this.core, 'scalars').value[NOW]!;
  }
  get nextAtMs(): number {
    this.core.dropStale();
    return this.core.nextAtMs();
  }
  get pending(): number {
    return this.core.pendingEvents();
  }
  /** How many were placed again as time went by (MOVED in core/calendar.ts). */
  get moved(): number {
    return columnsOf(this.core, 'agendaCounts').value[3]!;
  }
  /** Bytes in use. */
  get room(): number {
    return columnsOf(this.core, 'heap').value[0]!;
  }

  schedule(atMs: number, kind: number, row: number, generation: number): void {
    this.core.schedule(atMs, kind, row, generation);
  }

  /** Arms the time-out of a job of its own, which is returned. */
  arm(atMs: number): number {
    const job = this.core.newJob(0, 0, 0);
    this.jobs.timer.put(job, this.core.schedule(atMs, EVENT.callTimesOut, job, 0));
    return job;
  }
  /** A job of its own waits, until then, for something that the core does not handle itself. It is returned. */
  wait(atMs: number): number {
    const job = this.core.newJob(0, 0, 0);
    this.core.wait(job, atMs - this.nowMs, EVENT.backoffEnds);
    return job;
  }
  /** The job is over; its time-out, or what it waits for, is not wanted any more. */
  end(job: number): void {
    this.core.dropJob(job);
  }
  /** What was wanted has been. */
  ring(job: number): void {
    this.jobs.timer.put(job, -1);
    this.core.dropJob(job);
  }

  /** Takes the next event; undefined when there is none. */
  take(): Taken | undefined {
    this.core.takeEvents(Infinity, 1);
    return this.taken.pop();
  }

  empty(): this {
    this.blank();
    return this;
  }
  /** As at first, but for where its records stand. */
  emptyAndFar(): this {
    goFar(this.empty().core);
    return this;
  }
  mark(): () => void {
    return markOf(this.core);
  }
}

/** One for all tests: emptied, it is as it was at first. */
export const agenda = new Agenda();

/** The agenda with the oracle beside it; every answer is compared. */
export class Pair {
  private readonly agenda = agenda.empty();
  private oracle = new Heap();
  private entries = 0;
  private armed: Due[] = [];
  nowMs = 0;

  put(aheadMs: number): void {
    const due = { atMs: onGrid(this.nowMs + aheadMs), entry: this.entries++ };
    this.oracle.put(due);
    this.agenda.schedule(due.atMs, kindOf(due.entry), due.entry, due.entry ^ 0x5555);
  }

  arm(aheadMs: number): void {
    const atMs = onGrid(this.nowMs + aheadMs);
    this.enter({ atMs, entry: this.entries++, job: this.agenda.arm(atMs), kind: EVENT.callTimesOut });
  }
  wait(aheadMs: number): void {
    const atMs = onGrid(this.nowMs + aheadMs);
    this.enter({ atMs, entry: this.entries++, job: this.agenda.wait(atMs), kind: EVENT.backoffEnds });
  }
  private enter(due: Due): void {
    this.oracle.put(due);
    this.armed.push(due);
  }

  /** Takes back one of the time-outs that are armed, or of what jobs wait for. */
  disarm(which: number): void {
    const [due] = this.armed.splice(which % this.armed.length, 1);
    if (!due) return;
    this.oracle.remove(due);
    this.agenda.end(due.job!);
  }

  /** Takes the next event from both; false when there is none. */
  take(): boolean {
    const wanted = this.oracle.take();
    expect(this.agenda.nextAtMs).toBe(wanted?.atMs ?? Infinity);
    const taken = this.agenda.take();
    if (!wanted) {
      expect(taken).toBeUndefined();
      return false;
    }
    const { atMs, entry, job, kind } = wanted;
    this.nowMs = atMs;
    if (job === undefined) {
      expect(taken).toEqual({ atMs, kind: kindOf(entry), row: entry, generation: entry ^ 0x5555 });
    } else {
      expect(taken).toEqual({ atMs, kind, row: job, generation: 0 });
      this.armed = this.armed.filter((due) => due.entry !== entry);
      this.agenda.ring(job);
    }
    expect(this.agenda.pending).toBe(this.oracle.size);
    return true;
  }

  /** Puts everything back to what it is now. */
  mark(): () => void {
    const restore = this.agenda.mark();
    const oracle = this.oracle.copy();
    const { nowMs, entries } = this;
    const armed = [...this.armed];
    return () => {
      restore();
      this.oracle = oracle.copy();
      this.armed = [...armed];
      this.nowMs = nowMs;
      this.entries = entries;
    };
  }
}
