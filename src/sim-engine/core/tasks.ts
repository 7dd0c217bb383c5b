// What takes no simulated time happens inside its event, by this work-list and never by recursion: jobs go on and queues
// are dispatched in the order in which they were asked for.
import { heap, taskMarks } from './layout';
import { reserve, TASKS_AT, TASKS_ROOM } from './memory';

const HEAD: i32 = 0;
const TAIL: i32 = 1;
const GO_ON: i32 = 0;
export const DISPATCH: i32 = 1;
const ROOM_FIRST: i32 = 1024;

/** The job goes on before the present event ends. */
export function goOnSoon(job: i32): void {
  push((job << 1) | GO_ON);
}

/** The queue is dispatched before the present event ends. */
export function dispatchSoon(queue: i32): void {
  push((queue << 1) | DISPATCH);
}

function push(task: i32): void {
  const tail = taskMarks[TAIL];
  taskMarks[TAIL] = tail + 1;
  if (tail === heap[TASKS_ROOM]) moreRoom();
  store<i32>(<usize>heap[TASKS_AT] + ((<usize>tail) << 2), task);
}

function moreRoom(): void {
  const room = heap[TASKS_ROOM];
  const wanted = room === 0 ? ROOM_FIRST : room * 2;
  const at = reserve(wanted << 2);
  if (room > 0) memory.copy(at, <usize>heap[TASKS_AT], (<usize>room) << 2);
  heap[TASKS_AT] = <i32>at;
  heap[TASKS_ROOM] = wanted;
}

/** The next task, or -1 when the list is empty; an empty list starts over at its first row. */
export function nextTask(): i32 {
  const head = taskMarks[HEAD];
  if (head < taskMarks[TAIL]) {
    taskMarks[HEAD] = head + 1;
    return load<i32>(<usize>heap[TASKS_AT] + ((<usize>head) << 2));
  }
  taskMarks[HEAD] = 0;
  taskMarks[TAIL] = 0;
  return -1;
}
