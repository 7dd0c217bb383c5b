// What there is to export now: the run's name, its lanes as they are shown, and the picture of them.
import { useEffect, useState } from 'react';
import { comparisonById } from '../../scenario/library/library.ts';
import { LANES, type LaneName } from '../../scenario/run-spec.ts';
import { type RunState, runStore } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { laneIndex, laneTitle } from '../shared/labels.ts';
import { laneScenario } from '../shared/use-run.ts';
import { movementNow } from '../topology/moving.ts';
import { themeColours } from './colours.ts';
import type { Drawing } from './drawing.ts';
import { runName } from './file-name.ts';
import { type LaneShown, type RunPicture, runPicture } from './run-picture.ts';

export const titleOf = ({ comparisonId, spec }: RunState): string =>
  comparisonById(comparisonId)?.title ?? spec?.lanes.map(({ scenario }) => scenario.title).join(' · ') ?? 'Queuescope';

export const nameOf = ({ spec, comparisonId }: RunState): string => (spec ? runName(spec, comparisonId) : 'run');

/** The lanes on the screen: both, or the one that is looked at. */
function lanesShown(state: RunState): LaneShown[] {
  const { lanes: shown } = viewStore.getState();
  return LANES.flatMap((lane: LaneName): LaneShown[] => {
    const spec = state.spec?.lanes[laneIndex(lane)];
    const scenario = laneScenario(state, lane);
    const isShown = shown === 'both' || shown === lane || state.spec?.lanes.length === 1;
    return spec && scenario && isShown
      ? [{ lane, scenario, title: laneTitle(spec, state.comparisonId, laneIndex(lane)) }]
      : [];
  });
}

/** Null while the lanes are laid out; a sentence where they cannot be. */
export function usePicture(): RunPicture | string | null {
  const [picture, setPicture] = useState<RunPicture | string | null>(null);
  useEffect(() => {
    let isWanted = true;
    const state = runStore.getState();
    runPicture(titleOf(state), lanesShown(state), viewStore.getState().opened, themeColours()).then(
      (made) => isWanted && setPicture(made),
      (error: unknown) => isWanted && setPicture(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return picture;
}

/** The picture of this moment, with the messages that are drawn on the screen. */
export function drawingNow(picture: RunPicture): Drawing | null {
  const { frame, clockMs } = runStore.getState();
  if (!frame) return null;
  return picture.at({ frame, clockMs, moving: { a: movementNow('a'), b: movementNow('b') } });
}
