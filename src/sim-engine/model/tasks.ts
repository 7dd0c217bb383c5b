// What takes no simulated time happens inside its event, by this work-list and never by recursion: jobs go on and queues
// are dispatched in the order in which they were asked for.
import type { World } from './world.ts';

const HEAD = 0;
const TAIL = 1;
export const GO_ON = 0;
export const DISPATCH = 1;

/** Asks for a job to go on (GO_ON) or a queue to be dispatched (DISPATCH) before the present event ends. */
export function ask(w: World, kind: number, row: number): void {
  const tail = w.taskMarks[TAIL]++;
  if (tail === w.tasks.rows.used) w.tasks.rows.take();
  w.tasks.task[tail] = (row << 1) | kind;
}

/** The next task, or -1 when the list is empty; an empty list starts over at its first row. */
export function nextTask(w: World): number {
  const { taskMarks } = w;
  if (taskMarks[HEAD] < taskMarks[TAIL]) return w.tasks.task[taskMarks[HEAD]++];
  taskMarks[HEAD] = 0;
  taskMarks[TAIL] = 0;
  return -1;
}
