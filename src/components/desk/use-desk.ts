// What lies on the desk: the dead-letter queue that is looked at, its figures, its messages and the rules that watch it.
import { useEffect } from 'react';
import type { Alert, QueueFrame, WaitingFrame } from '../../protocol/frame.ts';
import { LANES, type LaneName } from '../../scenario/run-spec.ts';
import type { AlertRule, Scenario } from '../../scenario/scenario.ts';
import { laneOf, type RunState } from '../../stores/run-store.ts';
import { type DeskView, viewStore } from '../../stores/view-store.ts';
import { deadLetterQueues } from '../shared/queue-role.ts';
import { laneScenario, useSampled, useView } from '../shared/use-run.ts';

const EVERY_MS = 150;

export interface Desk {
  lane: LaneName;
  scenario: Scenario;
  queue: QueueFrame;
  /** Null until the first answer with messages. */
  waiting: WaitingFrame | null;
  rules: { rule: AlertRule; firing: Alert | null }[];
  atMs: number;
  /** The run has reached its end: nothing more can be done in it. */
  isOver: boolean;
}

/** Every dead-letter queue of every lane. */
function desksOf(state: RunState): DeskView[] {
  return LANES.flatMap((lane) => {
    const frame = laneOf(lane)(state);
    const scenario = frame && laneScenario(state, lane);
    return frame && scenario ? deadLetterQueues(frame, scenario).map(({ name }) => ({ lane, queue: name })) : [];
  });
}

const isSame = (one: DeskView, other: DeskView | null) => one.lane === other?.lane && one.queue === other.queue;

function deskOf(state: RunState, wanted: DeskView | null): Desk | null {
  const view = desksOf(state).find((one) => isSame(one, wanted));
  const frame = view && laneOf(view.lane)(state);
  const scenario = view && laneScenario(state, view.lane);
  const queue = frame?.queues.find(({ name }) => name === view?.queue);
  if (!view || !frame || !scenario || !queue || !state.frame) return null;
  const rules = scenario.alerts
    .filter((rule) => rule.queue === view.queue)
    .map((rule) => ({ rule, firing: frame.alerts.find(({ id }) => id === rule.id) ?? null }));
  return {
    lane: view.lane,
    scenario,
    queue,
    waiting: frame.waiting?.queue === view.queue ? frame.waiting : null,
    rules,
    atMs: frame.atMs,
    isOver: state.frame.atMs >= state.frame.untilMs || state.frame.stopped !== null,
  };
}

/** The desk, and all that could lie on it. The first is taken where none was chosen, or the chosen one is gone. */
export function useDesk(): { desk: Desk | null; views: DeskView[] } {
  const wanted = useView((state) => state.desk);
  const views = useSampled(desksOf, EVERY_MS);
  const desk = useSampled((state) => deskOf(state, wanted), EVERY_MS);
  const first = views.find((one) => isSame(one, wanted)) ?? views[0] ?? null;
  useEffect(() => {
    if (first && !isSame(first, wanted)) viewStore.setState({ desk: first });
  }, [first, wanted]);
  return { desk, views };
}
