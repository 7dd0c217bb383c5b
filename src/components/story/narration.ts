// "Now", in words: derived from the frame alone, so that a run told twice is told alike. `key` changes when the matter
// does, and not with every number, so that a screen reader is told what is new and nothing else.
import type { Frame, LaneFrame } from '../../protocol/frame.ts';
import { LANES } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { isOneOrder } from '../lane/figures.ts';
import { laneLetter } from '../shared/labels.ts';
import { oneOrderNarration } from './one-order-narration.ts';
import { trafficNarration } from './traffic-narration.ts';

export interface NarratedLane {
  letter: string;
  scenario: Scenario;
  frame: LaneFrame;
}

export interface Narration {
  key: string;
  sentences: string[];
}

export function narrationOf(frame: Frame, scenarios: readonly (Scenario | null)[]): Narration {
  const lanes = LANES.flatMap((lane, index): NarratedLane[] => {
    const [shown, scenario] = [frame.lanes[index], scenarios[index]];
    return shown && scenario ? [{ letter: laneLetter(lane), scenario, frame: shown }] : [];
  });
  if (frame.stopped !== null) return { key: 'stopped', sentences: [frame.stopped] };
  if (lanes.every((lane) => isOneOrder(lane.scenario, lane.frame))) {
    const sentences = oneOrderNarration(lanes);
    return { key: sentences.join(' ').replaceAll(/\d[\d,]*/g, '#'), sentences };
  }
  const said = trafficNarration(lanes);
  return { key: said.map(({ about }) => about).join('; '), sentences: said.map(({ text }) => text) };
}
