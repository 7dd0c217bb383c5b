// Whether a component is down now, in any of the lanes that are meant.
import type { LaneName } from '../../scenario/run-spec.ts';
import type { ComponentId } from '../../scenario/scenario.ts';
import { laneOf } from '../../stores/run-store.ts';
import { useRun } from './use-run.ts';

export const useIsDown = (component: ComponentId | undefined, lanes: readonly LaneName[]): boolean =>
  useRun((state) =>
    lanes.some((lane) =>
      laneOf(lane)(state)
        ?.components.find(({ id }) => id === component)
        ?.faults.includes('down'),
    ),
  );
