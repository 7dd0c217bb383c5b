// The run spec of a scene: a built-in comparison with the scene's own values and commands beside its own.
import { inTime } from '../scenario/commands.ts';
import { comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import { LANES, type RunSpec } from '../scenario/run-spec.ts';
import type { SceneRun } from './story.ts';

export function sceneSpec({ comparison, sets, commands }: SceneRun): RunSpec {
  const spec = comparisonSpec(comparisonById(comparison)!);
  return {
    ...spec,
    lanes: spec.lanes.map((lane, index) => {
      const name = LANES[index]!;
      return {
        ...lane,
        sets: { ...lane.sets, ...sets?.[name] },
        commands: (commands?.[name] ?? []).reduce(inTime, lane.commands),
      };
    }),
  };
}
