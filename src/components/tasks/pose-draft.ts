// What an interviewer has chosen so far, and the task that it makes.
import { challengeById } from '../../lessons/challenges.ts';
import { measured } from '../../lessons/measure.ts';
import { taskOf } from '../../lessons/tasks.ts';
import { TERM_FIGURES } from '../../lessons/terms.ts';
import type { Frame } from '../../protocol/frame.ts';
import { endOf, FAULTS_OF } from '../../scenario/faults.ts';
import { type Knob, knobsOf } from '../../scenario/knobs.ts';
import { LANES, type LaneName, type RunSpec } from '../../scenario/run-spec.ts';
import type { FaultKind } from '../../scenario/scenario.ts';
import { FAULTS_LOCK, type Hidden, SHAPE_LOCK, type Task } from '../../scenario/task.ts';
import type { Pace } from '../../stores/run-store.ts';
import { ownerTitle } from '../shared/labels.ts';

export interface TermDraft {
  figure: string;
  lane: LaneName;
  on: boolean;
  atMost: number;
}

export interface FaultDraft {
  component: string;
  type: FaultKind['type'];
  fromS: number;
  untilS: number;
}

export interface PoseDraft {
  /** A built-in challenge; null: the run as it is. */
  challenge: string | null;
  title: string;
  brief: string;
  judgedAtS: number;
  terms: readonly TermDraft[];
  locks: readonly string[];
  /** 0: no limit. */
  minutes: number;
  fault: FaultDraft | null;
}

/** What is open on the screen, as far as a task needs it. */
export interface OpenRun {
  spec: RunSpec;
  frame: Frame;
  comparisonId: string;
  pace: Pace;
}

const USUAL_LOCKS: readonly string[] = [FAULTS_LOCK, SHAPE_LOCK];

/** Terms are offered where there is something to measure. */
export const firstDraft = (challenge: string | null, frame: Frame): PoseDraft => ({
  challenge,
  title: '',
  brief: '',
  judgedAtS: 60,
  terms: TERM_FIGURES.flatMap(({ id, usual, measure }): TermDraft[] => {
    const lane: LaneName = frame.lanes.length > 1 ? 'b' : 'a';
    const on = id === 'p95' || id === 'failed';
    return measured(frame, measure(lane)) === null ? [] : [{ figure: id, lane, on, atMost: usual }];
  }),
  locks: USUAL_LOCKS,
  minutes: 20,
  fault: null,
});

/** The run that the task is about, before anything is hidden in it. */
function baseOf({ challenge, judgedAtS }: PoseDraft, open: OpenRun): Task {
  const built = challenge === null ? undefined : challengeById(challenge);
  if (built) return taskOf(built);
  const { spec, comparisonId, pace } = open;
  return {
    challenge: null,
    title: '',
    brief: '',
    comparisonId,
    pace: pace.type === 'factor' ? pace.factor : pace.type,
    spec: { ...spec, untilMs: judgedAtS * 1_000 },
    terms: [],
    locks: [],
    minutes: null,
    hidden: [],
    posed: true,
  };
}

/** What is hidden has usual amounts: the one who looks for it is to find out what, not how much. */
function kindOf(type: FaultKind['type']): FaultKind {
  switch (type) {
    case 'slow':
      return { type, factor: 5 };
    case 'errors':
      return { type, share: 0.3 };
    case 'rate-limit':
      return { type, perSecond: 5 };
    case 'replica-down':
      return { type, replica: 0 };
    default:
      return { type };
  }
}

function hiddenOf(fault: FaultDraft | null, { lanes }: RunSpec): Hidden[] {
  if (!fault) return [];
  const { component, type, fromS, untilS } = fault;
  return LANES.slice(0, lanes.length).flatMap((lane, index): Hidden[] =>
    lanes[index]?.scenario.components[component]
      ? [
          { lane, command: { atMs: fromS * 1_000, type: 'start-fault', component, fault: kindOf(type) } },
          { lane, command: endOf(component, kindOf(type), untilS * 1_000) },
        ]
      : [],
  );
}

export function taskOfDraft(draft: PoseDraft, open: OpenRun): Task {
  const base = baseOf(draft, open);
  const { title, brief, terms, locks, minutes, fault } = draft;
  return {
    ...base,
    ...(base.challenge === null
      ? { title, brief, terms: terms.filter(({ on }) => on).map(({ on: _, ...term }) => term) }
      : {}),
    locks,
    minutes: minutes === 0 ? null : minutes,
    hidden: hiddenOf(fault, base.spec),
    posed: true,
  };
}

export interface Lockable {
  id: string;
  title: string;
  knobs: readonly Knob[];
}

/** Everything that has knobs, with its knobs; in both lanes once. */
export function lockablesOf({ lanes }: RunSpec): Lockable[] {
  const found = new Map<string, Lockable>();
  for (const { scenario } of lanes)
    for (const knob of knobsOf(scenario)) {
      const { owner } = knob;
      const known = found.get(owner) ?? { id: owner, title: ownerTitle(scenario, owner), knobs: [] };
      if (known.knobs.some(({ path }) => path === knob.path)) continue;
      found.set(owner, { ...known, knobs: [...known.knobs, knob] });
    }
  return [...found.values()];
}

export interface Breakable {
  id: string;
  title: string;
  types: readonly FaultKind['type'][];
}

/** What may be made to misbehave, in any of the lanes. */
export function breakablesOf({ lanes }: RunSpec): Breakable[] {
  const found = new Map<string, Breakable>();
  for (const { scenario } of lanes)
    for (const [id, { kind, title }] of Object.entries(scenario.components))
      if (FAULTS_OF[kind].length > 0 && !found.has(id)) found.set(id, { id, title, types: FAULTS_OF[kind] });
  return [...found.values()];
}

/** A lock on a whole component takes the place of those on its knobs. */
export function withLock(locks: readonly string[], lock: string, on: boolean): string[] {
  const others = locks.filter((one) => one !== lock && !(on && one.startsWith(`${lock}.`)));
  return on ? [...others, lock] : others;
}
