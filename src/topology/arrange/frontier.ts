// A binary heap for the search: the state with the least estimate first, of equal ones the one that was added first, so that
// the same diagram is always drawn the same way. Parallel arrays, because it is the hottest place of a layout.

export class Frontier {
  private readonly states: number[] = [];
  private readonly estimates: number[] = [];
  private readonly entries: number[] = [];
  private added = 0;

  get isEmpty(): boolean {
    return this.states.length === 0;
  }

  add(state: number, estimate: number): void {
    let at = this.states.length;
    const entry = this.added++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isAfter(parent, estimate, entry)) break;
      this.move(parent, at);
      at = parent;
    }
    this.put(at, state, estimate, entry);
  }

  /** The first state, taken out; the frontier must not be empty. */
  take(): number {
    const first = this.states[0] ?? -1;
    const state = this.states.pop() ?? -1;
    const estimate = this.estimates.pop() ?? 0;
    const entry = this.entries.pop() ?? 0;
    const size = this.states.length;
    if (size === 0) return first;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      const right = child + 1;
      if (right < size && this.isAfter(child, this.estimates[right] ?? 0, this.entries[right] ?? 0)) child = right;
      if (this.isAfter(child, estimate, entry)) break;
      this.move(child, at);
      at = child;
    }
    this.put(at, state, estimate, entry);
    return first;
  }

  private isAfter(at: number, estimate: number, entry: number): boolean {
    const here = this.estimates[at] ?? 0;
    return here > estimate || (here === estimate && (this.entries[at] ?? 0) > entry);
  }

  private move(from: number, to: number): void {
    this.put(to, this.states[from] ?? -1, this.estimates[from] ?? 0, this.entries[from] ?? 0);
  }

  private put(at: number, state: number, estimate: number, entry: number): void {
    this.states[at] = state;
    this.estimates[at] = estimate;
    this.entries[at] = entry;
  }
}
