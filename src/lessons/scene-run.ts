// The run spec of a scene: a built-in comparison with the scene's own values and commands beside its own.
import { comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import { type Command, LANES, type RunSpec } from '../scenario/run-spec.ts';
import type { SceneRun } from './story.ts';

export function sceneSpec({ comparison, sets, commands }: SceneRun): RunSpec {
  const spec = comparisonSpec(comparisonById(comparison)!);
  return {
    ...spec,
    lanes: spec.lanes.map((lane, index) => {
      const name = LANES[index]!;
      return { ...lane, sets: { ...lane.sets, ...sets?.[name] }, commands: inTime(lane.commands, commands?.[name]) };
    }),
  };
}

const inTime = (given: readonly Command[], own: readonly Command[] = []): Command[] =>
  [...given, ...own].sort((one, other) => one.atMs - other.atMs);
