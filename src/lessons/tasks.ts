// A built-in challenge as a task: without locks, limits and secrets until an interviewer adds them.
import type { Task } from '../scenario/task.ts';
import type { Challenge } from './challenge.ts';
import { sceneSpec } from './scene-run.ts';

export const taskOf = ({ id, title, brief, run, pace, judgedAtMs }: Challenge): Task => ({
  challenge: id,
  title,
  brief,
  comparisonId: run.comparison,
  pace,
  spec: { ...sceneSpec(run), untilMs: judgedAtMs },
  terms: [],
  locks: [],
  minutes: null,
  hidden: [],
  posed: false,
});
