// A rehearsal: the run with its faults and changes played ahead to its end, to see which alert would have warned how long
// before a customer noticed.

/** When a customer notices: an order fails or is given up; the answer, or the work behind it, takes longer than this. */
export interface RehearsalQuery {
  ask: 'rehearsal';
  lane: number;
  answerMs: number;
  workMs: number;
}

export type Notice = 'failed' | 'gone' | 'late-answer' | 'late-work';

export interface Rehearsed {
  /** Of the alert rule. */
  id: string;
  title: string;
  queue: string;
  /** When it first fired, and first cleared after that; null where it never did. */
  firedAtMs: number | null;
  clearedAtMs: number | null;
  times: number;
}

export interface Rehearsal {
  /** How far it went: the end of all work, or of the run. */
  endMs: number;
  /** The first that any customer noticed. */
  noticed: { atMs: number; orderId: number; by: Notice } | null;
  /** Every rule of the lane's scenario, those that fired first first. */
  rules: Rehearsed[];
}
