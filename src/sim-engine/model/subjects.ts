// What only few scenarios need to know of an order: fields at the end of its record, made blank with the first question, so
// that orders that nobody asks about cost nothing.
import { NONE, type World } from './world.ts';

/** What is noted of an order belongs to it from now on, blank where nothing has been noted yet. */
export function note(w: World, root: number): void {
  const { roots } = w;
  const mark = roots.generation[root] + 1;
  if (roots.noted[root] === mark) return;
  roots.noted[root] = mark;
  roots.product[root] = NONE;
  roots.seen[root] = NONE;
  roots.customer[root] = NONE;
}
