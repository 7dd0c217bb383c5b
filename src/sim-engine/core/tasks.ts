// What takes no simulated time happens inside its event, by this work-list and never by recursion: jobs go on and queues
// are dispatched in the order in which they were asked for.
import { heap, taskMarks } from './layout';
import { reserve, TASKS_AT, TASKS_ROOM } from './memory';

const ASKED: i32 = 0;
/** The last bit of a task that is a queue; that of a job is its address. */
export const DISPATCH: i32 = 1;
const ROOM_FIRST: i32 = 1024;

/** The job goes on before the present event ends. */
export function goOnSoon(job: i32): void {
  push(job);
}

/** The queue is dispatched before the present event ends. */
export function dispatchSoon(queue: i32): void {
  push((queue << 1) | DISPATCH);
}

function push(task: i32): void {
  const tail = taskMarks[ASKED];
  taskMarks[ASKED] = tail + 1;
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

/** So many have been asked for since the list was empty. */
export function tasksAsked(): i32 {
  return taskMarks[ASKED];
}
export function taskAt(place: i32): i32 {
  return load<i32>(<usize>heap[TASKS_AT] + ((<usize>place) << 2));
}
export function noTasks(): void {
  taskMarks[ASKED] = 0;
}
