// A session: one run on the screen and all that a person can do with it. It joins the history of changes with what plays
// the run; what is shown goes to the stores and nowhere else.
import type { Issue } from '../protocol/issue.ts';
import type { AnswerOf, Query } from '../protocol/recall.ts';
import { endOf } from '../scenario/faults.ts';
import { COMPARISONS, comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import type { Command, KnobValue, LaneName, RunSpec } from '../scenario/run-spec.ts';
import type { ComponentId, FaultKind, Scenario } from '../scenario/scenario.ts';
import { type Pace, runStore } from '../stores/run-store.ts';
import { viewStore } from '../stores/view-store.ts';
import { createClient } from '../worker/client.ts';
import {
  isOneOrder,
  scenarioAt,
  turnIssues,
  withBranch,
  withCommand,
  withCopy,
  withDiagram,
  withSet,
} from './changes.ts';
import type { Controls, Deed, Phase, RunToOpen, SessionView } from './controls.ts';
import type { Driver } from './driver.ts';
import { type FaultCommand, isFaulted, withFault } from './fault-changes.ts';
import { canRedo, canUndo, type History, present, record, redone, startHistory, undone } from './history.ts';
import type { Memory } from './memory.ts';
import { laneIndex, runOfComparison, watchedLane } from './openings.ts';
import { Player } from './player.ts';
import type { SessionHandle, SessionOptions } from './session-options.ts';
import { isSame, isTurned } from './standing.ts';
import { guarded } from './task-rules.ts';
import { branchText, deedText, faultText, laneText, turnText } from './words.ts';

/** Opens a comparison and plays it. */
export function createSession(options: SessionOptions = {}): SessionHandle {
  const session = new Session(options);
  return { view: session.view, subscribe: session.subscribe };
}

class Session implements Omit<Controls, keyof Player> {
  private readonly player: Player;
  private readonly checkDiagram: (scenario: Scenario) => Promise<Issue[]>;
  private readonly listeners = new Set<() => void>();
  private history: History;
  private shown: SessionView;
  /** Changes so far, counted: two equal ones are two notes, also after an undo in between. */
  private changes = 0;
  /** Loaded when something is first asked of it. */
  private memory: Promise<Memory> | null = null;
  private lastTurn: { path: string; value: KnobValue; lanes: LaneName[] } | null = null;

  constructor(options: SessionOptions) {
    const { client = createClient(), checkDiagram = async () => [], comparisonId = '', first = null } = options;
    const comparison = comparisonById(comparisonId) ?? COMPARISONS[0]!;
    this.checkDiagram = checkDiagram;
    this.history = startHistory(comparisonSpec(comparison));
    this.player = new Player(client);
    this.shown = this.build();
    this.player.onChange(() => this.announce());
    if (first) this.openRun(first);
    else this.open(comparison.id);
  }

  readonly view = (): SessionView => this.shown;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  readonly open = (comparisonId: string): void => this.openRun(runOfComparison(comparisonId));

  readonly openRun = ({ spec, comparisonId, pace, view, ...place }: RunToOpen): void => {
    this.history = startHistory(spec);
    this.lastTurn = null;
    runStore.setState({ comparisonId, pace, lastChange: null, issues: [] });
    viewStore.setState({ selection: null, follow: 'newest', lanes: 'both', target: 'both', ...view });
    this.show(place);
  };

  readonly play = (): void => (this.phase === 'finished' ? this.restart() : this.player.wish('play'));
  readonly toggle = (): void => (this.driver.plays ? this.player.pause() : this.play());
  readonly restart = (): void => this.show({ play: true });
  readonly setPace = (pace: Pace): void => runStore.setState({ pace });
  readonly recall = <Q extends Query>(query: Q): Promise<AnswerOf<Q>> => {
    this.memory ??= import('./memory.ts').then(({ Memory }) => new Memory());
    return this.memory.then((memory) => memory.ask(present(this.history), query));
  };

  readonly turn = (path: string, value: KnobValue, lanes: LaneName[]): Issue[] => {
    const spec = present(this.history);
    const { clockMs: atMs } = this.driver;
    const { lanes: having, issues } = turnIssues(spec, lanes, path, value, atMs);
    runStore.setState({ issues: [] }); // What is refused is said by the field that asked.
    if (issues.length > 0) return issues;
    // Where it is turned for the whole run, its value from before the beginning on is meant.
    if (isTurned(spec, having, path, value, this.startsOver() ? -1 : atMs)) return [];
    const scenario = scenarioAt(spec.lanes[laneIndex(having[0]!)]!, atMs);
    const text = turnText(scenario, path, value) + laneText(spec, having);
    const command: Command = { type: 'set', path, value, atMs };
    if (this.branch(command, having, turnText(scenario, path, value))) return [];
    this.lastTurn = { path, value, lanes: having };
    if (!this.startsOver()) this.command(command, having, text);
    else {
      this.slowDownForTraffic(path);
      this.change(withSet(spec, having, path, value), text, true);
      this.show({ play: true });
    }
    return [];
  };

  readonly startFault = (component: ComponentId, fault: FaultKind, lanes: LaneName[]): void => {
    this.fault({ type: 'start-fault', component, fault, atMs: this.driver.clockMs }, fault, lanes);
  };

  readonly endFault = (component: ComponentId, fault: FaultKind, lanes: LaneName[]): void => {
    this.fault(endOf(component, fault, this.driver.clockMs), fault, lanes);
  };

  readonly act = (deed: Deed, lanes: LaneName[]): void => {
    const spec = present(this.history);
    const atMs = this.driver.clockMs;
    const text = deedText(spec, deed) + laneText(spec, lanes);
    const command: Command = { ...deed, atMs };
    this.lastTurn = null;
    if (this.branch(command, lanes, text)) return;
    if (!this.notUnderWay()) return this.command(command, lanes, text);
    // A run that had come to rest goes on from where it stands: there is work again.
    this.change(withCommand(spec, lanes, command), text, true);
    this.show({ play: true, atMs });
  };

  readonly changeFromStart = (): void => {
    if (!this.lastTurn) return;
    const { path, value, lanes } = this.lastTurn;
    this.history = undone(this.history);
    this.change(withSet(present(this.history), lanes, path, value), runStore.getState().lastChange?.text ?? path, true);
    this.show({ play: true });
  };

  readonly undo = (): void => this.travel(undone(this.history), canUndo(this.history));
  readonly redo = (): void => this.travel(redone(this.history), canRedo(this.history));

  readonly compareWith = (source: LaneName): void => {
    const text = `Lane ${source.toUpperCase()} is in both lanes now: change one of them`;
    this.edit(withCopy(present(this.history), source), text);
  };

  readonly edit = (spec: RunSpec, text: string): void => {
    if (isSame(spec, present(this.history))) return;
    this.lastTurn = null;
    this.change(spec, text, true);
    this.show({ play: this.driver.plays, atMs: this.driver.clockMs });
  };

  readonly editDiagram = async (lane: LaneName, text: string): Promise<Issue[]> => {
    const spec = withDiagram(present(this.history), lane, text);
    const issues = await this.checkDiagram(spec.lanes[laneIndex(lane)]!.scenario);
    if (issues.length > 0) return issues;
    this.change(spec, `The diagram of lane ${lane.toUpperCase()} was edited`, true);
    this.show({ play: true });
    return [];
  };

  private get phase(): Phase {
    return this.player.phase;
  }

  private get driver(): Driver {
    return this.player.driver;
  }

  private build(): SessionView {
    const { open, openRun, play, toggle, restart, setPace, turn, recall } = this;
    const { startFault, endFault, act, changeFromStart, undo, redo, compareWith, edit, editDiagram } = this;
    const { phase, failure, pause, nextEvent, previousEvent, seek, goToFact, holdClock, retry } = this.player;
    const played = { phase, failure, play, pause, toggle, nextEvent, previousEvent, seek, goToFact, holdClock, retry };
    const changes = { turn, startFault, endFault, act, changeFromStart, undo, redo, compareWith, edit, editDiagram };
    return guarded({ open, openRun, restart, setPace, recall, ...played, ...changes });
  }

  private announce(): void {
    this.shown = this.build();
    for (const listener of this.listeners) listener();
  }

  /** Puts the present spec on the screen. */
  private show(options: { play: boolean; atMs?: number; steps?: number }): void {
    this.driver.held = false;
    runStore.setState({ canUndo: canUndo(this.history), canRedo: canRedo(this.history) });
    this.driver.load(present(this.history), options);
  }

  /** With one order the run is that order: a change means another order, from its beginning. So it does once a run is over. */
  private startsOver(): boolean {
    const { clockMs } = this.driver;
    return isOneOrder(present(this.history), clockMs) || this.notUnderWay() || clockMs === 0;
  }

  private notUnderWay(): boolean {
    return this.phase === 'ready' || this.phase === 'finished' || this.phase === 'loading';
  }

  /** Following every event of a stream of orders would take for ever: traffic is played at a constant factor. */
  private slowDownForTraffic(path: string): void {
    const starts = path.endsWith('.pattern') || path.endsWith('.perSecond');
    if (starts && runStore.getState().pace.type === 'follow') this.setPace({ type: 'factor', factor: 1 });
  }

  private fault(command: FaultCommand, fault: FaultKind, lanes: LaneName[]): void {
    const spec = present(this.history);
    const text = faultText(spec, command.component, fault, command.type === 'start-fault');
    const having = lanes.filter((lane) => spec.lanes[laneIndex(lane)]?.scenario.components[command.component]);
    const isStill = this.notUnderWay();
    const changed = withFault(spec, having, { ...command, atMs: 0 });
    if (isStill ? isSame(changed, spec) : isFaulted(runStore.getState().frame, spec, having, command)) return;
    this.lastTurn = null;
    if (this.branch(command, having, text)) return;
    if (!isStill) return this.command(command, having, text);
    this.change(changed, text, true);
    this.show({ play: true });
  }

  /**
   * Changes the past: where the run has already been further, the watched lane stays as it is, and the run with the
   * change takes the other lane. False where nothing of that is meant: both lanes are changed, or there is no past.
   */
  private branch(command: Command, having: LaneName[], text: string): boolean {
    const { frame, known } = runStore.getState();
    const watched = watchedLane(having);
    if (!watched || this.phase === 'loading' || command.atMs === 0 || (frame?.atMs ?? 0) >= known.atMs) return false;
    const { spec, lane } = withBranch(present(this.history), watched, command);
    this.lastTurn = null;
    this.change(spec, branchText(text, watched, lane, command.atMs), true);
    // What is turned next is meant for the run that has just been changed.
    viewStore.setState({ lanes: 'both', target: lane, asked: null });
    this.show({ play: this.driver.plays, atMs: command.atMs });
    return true;
  }

  /** Records a command at the present instant, and lets it take effect in the run as it stands. */
  private command(command: Command, lanes: LaneName[], text: string): void {
    this.driver.apply(command, lanes, (atMs) => {
      const isFault = command.type !== 'set';
      this.change(withCommand(present(this.history), lanes, { ...command, atMs }), text, isFault);
    });
  }

  private change(spec: RunSpec, text: string, fromStart: boolean): void {
    this.history = record(this.history, spec);
    this.changes += 1;
    const canGoBack = { canUndo: canUndo(this.history), canRedo: canRedo(this.history) };
    runStore.setState({ spec, issues: [], lastChange: { serial: this.changes, text, fromStart }, ...canGoBack });
  }

  private travel(history: History, possible: boolean): void {
    if (!possible) return;
    this.history = history;
    this.lastTurn = null;
    runStore.setState({ lastChange: null, issues: [] });
    this.show({ play: this.driver.plays, atMs: this.driver.clockMs });
  }
}
