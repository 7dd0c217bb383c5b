// Places in a run. A run is one sequence of steps (events, and commands between them), so every place can be named by a
// count as well as by an instant, and stepping back is going to a smaller count.

/** Right after a count was reached: of events, of steps, of a lane's facts (the fact's id) or of its orders. */
export type Counted =
  | { events: number }
  | { steps: number }
  | { lane: number; fact: number }
  | { lane: number; placed: number };

/** Or an instant, after all its events and commands. */
export type Position = { atMs: number } | Counted;

/** One fact of one lane, as the place where a person stands: within an event nothing else tells two places apart. */
export interface FactPlace {
  lane: number;
  fact: number;
}
