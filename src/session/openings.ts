// Where a session begins, and which lane a person means.
import { COMPARISONS, comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import type { LaneName } from '../scenario/run-spec.ts';
import { SHAPE_LOCK } from '../scenario/task.ts';
import { viewStore } from '../stores/view-store.ts';
import type { RunToOpen } from './controls.ts';
import { refusal } from './task-rules.ts';

/** A built-in comparison from its beginning, playing at its own pace; the first one where there is none of that name. */
export function runOfComparison(id: string): RunToOpen {
  const comparison = comparisonById(id) ?? COMPARISONS[0]!;
  return {
    spec: comparisonSpec(comparison),
    comparisonId: comparison.id,
    pace: comparison.pace === 'follow' ? { type: 'follow' } : { type: 'factor', factor: comparison.pace },
    atMs: 0,
    play: true,
    view: {},
  };
}

/** The lane that a person looks at, of those that have what is changed; null where both are meant, or lanes stay as they are. */
export function watchedLane(having: LaneName[]): LaneName | null {
  if (refusal(SHAPE_LOCK)) return null;
  const { lanes } = viewStore.getState();
  if (having.length === 1) return having[0]!;
  return lanes !== 'both' && having.includes(lanes) ? lanes : null;
}

export const laneIndex = (lane: LaneName): number => (lane === 'b' ? 1 : 0);
