// The run as far as it may be told to whoever works on a task: what was hidden in it is in no mark and in no link.
import type { RunSpec } from '../../scenario/run-spec.ts';
import { withoutHidden } from '../../scenario/task.ts';
import { placeStore } from '../../stores/place-store.ts';

export const announced = (spec: RunSpec): RunSpec => withoutHidden(spec, placeStore.getState().challenge?.hidden ?? []);
