// Beside an order: what only few scenarios need to know of it. Rows are made with the first question, so that orders that
// nobody asks about cost nothing.
import { NONE, type World } from './world.ts';

/** The row of an order, blank where nothing has been noted of it. */
export function subjectOf(w: World, root: number): number {
  const { subjects, roots } = w;
  while (subjects.rows.used <= root) {
    const row = subjects.rows.take();
    subjects.generation[row] = 0;
  }
  const mark = roots.generation[root] + 1;
  if (subjects.generation[root] !== mark) {
    subjects.generation[root] = mark;
    subjects.product[root] = NONE;
    subjects.seen[root] = NONE;
    subjects.customer[root] = NONE;
  }
  return root;
}
