// What holds while a task is worked on: what is locked is refused, nothing is changed before it begins and after its time
// is up, and what was not announced is not named.
import type { Frame } from '../protocol/frame.ts';
import type { Issue } from '../protocol/issue.ts';
import { FAULTS_LOCK, type Hidden, lockOn, SHAPE_LOCK } from '../scenario/task.ts';
import { type PlaceState, placeStore } from '../stores/place-store.ts';
import { runStore } from '../stores/run-store.ts';
import type { SessionView } from './controls.ts';

/** Why this may not be changed now, as a clause; null where it may. */
export function whyLocked({ challenge, attempt }: PlaceState, path: string): string | null {
  if (!challenge) return null;
  if (attempt?.isOver) return 'cannot be changed any more: the time is up';
  if (challenge.posed && !attempt) return 'can be changed once you have begun';
  return lockOn(challenge, path);
}

export function refusal(path: string): Issue | null {
  const problem = whyLocked(placeStore.getState(), path);
  return problem === null ? null : { path, problem };
}

/** The same controls, of which those that change the run ask first. */
export function guarded(view: SessionView): SessionView {
  const refused = (path: string): Issue[] => {
    const issue = refusal(path);
    if (!issue) return [];
    runStore.setState({ issues: [issue] });
    return [issue];
  };
  const unless =
    <A extends unknown[]>(path: string, act: (...given: A) => void) =>
    (...given: A): void => {
      if (refused(path).length === 0) act(...given);
    };
  return {
    ...view,
    turn: (path, value, lanes) => {
      const issues = refused(path);
      return issues.length > 0 ? issues : view.turn(path, value, lanes);
    },
    startFault: unless(FAULTS_LOCK, view.startFault),
    endFault: unless(FAULTS_LOCK, view.endFault),
    act: (deed, lanes) => {
      if (refused(deed.type === 'crash-worker' ? FAULTS_LOCK : 'dead letters').length === 0) view.act(deed, lanes);
    },
    compareWith: unless(SHAPE_LOCK, view.compareWith),
    edit: unless(FAULTS_LOCK, view.edit),
    editDiagram: async (lane, text) => {
      const issues = refused(SHAPE_LOCK);
      return issues.length > 0 ? issues : view.editDiagram(lane, text);
    },
    undo: unless('the run', view.undo),
    redo: unless('the run', view.redo),
    changeFromStart: unless('the run', view.changeFromStart),
  };
}

const isHidden = (hidden: readonly Hidden[], lane: number, component: string, fault: string): boolean =>
  hidden.some(
    (one) =>
      one.lane === (lane === 0 ? 'a' : 'b') &&
      one.command.type === 'start-fault' &&
      one.command.component === component &&
      one.command.fault.type === fault,
  );

/** A frame as it is told to somebody who has to find out: symptoms, and not the name of what was hidden. */
export function asTold(frame: Frame): Frame {
  const { challenge } = placeStore.getState();
  if (!challenge || challenge.hidden.length === 0) return frame;
  const { hidden } = challenge;
  return {
    ...frame,
    lanes: frame.lanes.map((lane, index) => ({
      ...lane,
      components: lane.components.map((component) => ({
        ...component,
        faults: component.faults.filter((fault) => !isHidden(hidden, index, component.id, fault)),
      })),
    })),
  };
}
