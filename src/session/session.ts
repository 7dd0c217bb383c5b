// A session: one run on the screen, from the first frame to the last. It joins the state chart of its life, the worker,
// the history of changes and the playback; what is shown goes to the stores and nowhere else.
import { createActor } from 'xstate';
import type { Frame, FrameWants } from '../protocol/frame.ts';
import type { Issue } from '../protocol/issue.ts';
import { COMPARISONS, comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import type { Command, KnobValue, LaneName, RunSpec } from '../scenario/run-spec.ts';
import type { ComponentId, FaultKind, Scenario } from '../scenario/scenario.ts';
import { type Pace, runStore } from '../stores/run-store.ts';
import { viewStore } from '../stores/view-store.ts';
import { type Client, createClient, WorkerLost } from '../worker/client.ts';
import { scenarioAt, turnIssues, withCommand, withCopy, withDiagram, withSet } from './changes.ts';
import type { Controls, Phase, SessionView } from './controls.ts';
import { type Followed, nextFollowed } from './followed.ts';
import { canRedo, canUndo, type History, present, record, redone, startHistory, undone } from './history.ts';
import { type SessionEvent, sessionMachine } from './machine.ts';
import { EVENTS_A_FRAME, type Playhead, plan } from './playback.ts';
import { faultText, lanesOf, laneText, turnText } from './words.ts';

export interface SessionOptions {
  client?: Client;
  /** What is wrong with a scenario's diagram as the ground of its flows. */
  checkDiagram?: (scenario: Scenario) => Promise<Issue[]>;
  comparisonId?: string;
}

const SERIES_EVERY_MS = 220;

export function createSession(options: SessionOptions = {}): {
  view: () => SessionView;
  subscribe: (changed: () => void) => () => void;
} {
  const session = new Session(options);
  return { view: session.view, subscribe: session.subscribe };
}

class Session implements Controls {
  private readonly actor = createActor(sessionMachine);
  private readonly client: Client;
  private readonly checkDiagram: (scenario: Scenario) => Promise<Issue[]>;
  private readonly listeners = new Set<() => void>();
  private history: History;
  private epoch = 0;
  private playhead: Playhead = { clockMs: 0, heldForMs: null };
  private asking = false;
  private held = false;
  private tickedAtMs = 0;
  private seriesAtMs = 0;
  private followed: Followed = { orderId: null, sinceMs: 0 };
  private shown: SessionView;
  /** Where the worker died last, in events; a second death there is the end. */
  private diedAt: number | null = null;
  private lastTurn: { path: string; value: KnobValue; lanes: LaneName[] } | null = null;

  constructor({ client, checkDiagram, comparisonId = COMPARISONS[0]!.id }: SessionOptions) {
    this.client = client ?? createClient();
    this.checkDiagram = checkDiagram ?? (async () => []);
    this.history = startHistory(comparisonSpec(comparisonById(comparisonId) ?? COMPARISONS[0]!));
    this.actor.start();
    this.shown = this.build();
    this.actor.subscribe(() => this.announce());
    this.open(comparisonId);
    requestAnimationFrame(this.tick);
  }

  readonly view = (): SessionView => this.shown;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  readonly open = (comparisonId: string): void => {
    const comparison = comparisonById(comparisonId) ?? COMPARISONS[0]!;
    this.history = startHistory(comparisonSpec(comparison));
    this.lastTurn = null;
    const pace: Pace = comparison.pace === 'follow' ? { type: 'follow' } : { type: 'factor', factor: comparison.pace };
    runStore.setState({ comparisonId: comparison.id, pace, lastChange: null, issues: [] });
    viewStore.setState({ selection: null, follow: 'newest', lanes: 'both' });
    this.reload({ play: true });
  };

  readonly play = (): void => {
    if (this.phase === 'finished') this.restart();
    else this.send({ type: 'play' });
  };

  readonly pause = (): void => this.send({ type: 'pause' });

  readonly toggle = (): void => (this.phase === 'running' ? this.pause() : this.play());

  readonly nextEvent = (): void => {
    if (this.phase === 'ready') this.send({ type: 'play' });
    this.pause();
    if (this.asking || (this.phase !== 'paused' && this.phase !== 'finished')) return;
    this.ask(
      () => this.client.step(this.epoch, this.wants()),
      (frame) => {
        this.accept(frame);
        this.holdAt(frame);
        if (frame.finished) this.send({ type: 'finish' });
      },
    );
  };

  readonly restart = (): void => this.reload({ play: true });

  readonly setPace = (pace: Pace): void => runStore.setState({ pace });

  readonly holdClock = (held: boolean): void => {
    this.held = held;
  };

  readonly turn = (path: string, value: KnobValue, lanes: LaneName[]): Issue[] => {
    const spec = present(this.history);
    const atMs = this.playhead.clockMs;
    const { lanes: having, issues } = turnIssues(spec, lanes, path, value, atMs);
    if (issues.length > 0) return issues;
    const lane = spec.lanes[having[0] === 'b' ? 1 : 0]!;
    const text = turnText(scenarioAt(lane, atMs), path, value) + laneText(spec, having);
    this.lastTurn = { path, value, lanes: having };
    if (this.startsOver()) {
      this.slowDownForTraffic(path);
      this.change(withSet(spec, having, path, value), text, true);
      this.reload({ play: true });
    } else {
      this.command({ type: 'set', path, value, atMs }, having, text);
    }
    return [];
  };

  readonly startFault = (component: ComponentId, fault: FaultKind, lanes: LaneName[]): void => {
    const text = faultText(present(this.history), component, fault.type, true);
    this.commandOrStart({ type: 'start-fault', component, fault, atMs: this.playhead.clockMs }, lanes, text);
  };

  readonly endFault = (component: ComponentId, fault: FaultKind['type'], lanes: LaneName[]): void => {
    const text = faultText(present(this.history), component, fault, false);
    this.commandOrStart({ type: 'end-fault', component, fault, atMs: this.playhead.clockMs }, lanes, text);
  };

  readonly changeFromStart = (): void => {
    if (!this.lastTurn) return;
    const { path, value, lanes } = this.lastTurn;
    this.history = undone(this.history);
    const spec = withSet(present(this.history), lanes, path, value);
    this.change(spec, runStore.getState().lastChange?.text ?? path, true);
    this.reload({ play: true });
  };

  readonly undo = (): void => this.travel(undone(this.history), canUndo(this.history));
  readonly redo = (): void => this.travel(redone(this.history), canRedo(this.history));

  readonly compareWith = (source: LaneName): void => {
    const spec = present(this.history);
    this.change(withCopy(spec, source), `Lane ${source.toUpperCase()} is in both lanes; change one of them`, false);
    this.reload({ play: this.phase === 'running', atMs: this.playhead.clockMs });
  };

  readonly editDiagram = async (lane: LaneName, text: string): Promise<Issue[]> => {
    const spec = withDiagram(present(this.history), lane, text);
    const issues = await this.checkDiagram(spec.lanes[lane === 'b' ? 1 : 0]!.scenario);
    if (issues.length > 0) return issues;
    this.change(spec, `The diagram of lane ${lane.toUpperCase()} was edited`, true);
    this.reload({ play: true });
    return [];
  };

  readonly retry = (): void => {
    this.diedAt = null;
    this.reload({ play: false, atMs: this.playhead.clockMs });
  };

  private get phase(): Phase {
    return this.actor.getSnapshot().value as Phase;
  }

  private send(event: SessionEvent): void {
    this.actor.send(event);
  }

  private build(): SessionView {
    const { value, context } = this.actor.getSnapshot();
    const {
      open,
      play,
      pause,
      toggle,
      nextEvent,
      restart,
      setPace,
      turn,
      holdClock,
      startFault,
      endFault,
      changeFromStart,
      undo,
      redo,
      compareWith,
      editDiagram,
      retry,
    } = this;
    return {
      phase: value as Phase,
      failure: context.failure,
      open,
      play,
      pause,
      toggle,
      nextEvent,
      restart,
      setPace,
      turn,
      holdClock,
      startFault,
      endFault,
      changeFromStart,
      undo,
      redo,
      compareWith,
      editDiagram,
      retry,
    };
  }

  private announce(): void {
    this.shown = this.build();
    for (const listener of this.listeners) listener();
  }

  /** With one order the run is that order: a change means another order, from its beginning. So it does once a run is over. */
  private startsOver(): boolean {
    const { frame } = runStore.getState();
    const oneOrder = present(this.history).lanes.every((lane) =>
      scenarioAt(lane, this.playhead.clockMs).traffic.every(({ pattern }) => pattern === 'one'),
    );
    return oneOrder || this.phase === 'ready' || this.phase === 'finished' || !frame || frame.atMs === 0;
  }

  /** Following every event of a stream of orders would take for ever: traffic is played at a constant factor. */
  private slowDownForTraffic(path: string): void {
    const starts = path.endsWith('.pattern') || path.endsWith('.perSecond');
    if (starts && runStore.getState().pace.type === 'follow') this.setPace({ type: 'factor', factor: 1 });
  }

  private commandOrStart(command: Command, lanes: LaneName[], text: string): void {
    const spec = present(this.history);
    const having = lanes.filter(
      (lane) => command.type === 'set' || spec.lanes[lane === 'b' ? 1 : 0]?.scenario.components[command.component],
    );
    if (having.length === 0) return;
    this.lastTurn = null;
    if (this.phase !== 'finished' && this.phase !== 'ready') return this.command(command, having, text);
    this.change(withCommand(spec, having, { ...command, atMs: 0 }), text, true);
    this.reload({ play: true });
  }

  /** Records a command at its time, and lets it take effect in the run as it stands. */
  private command(command: Command, lanes: LaneName[], text: string): void {
    const epoch = ++this.epoch;
    this.asking = true;
    this.client.apply(epoch, lanes, command, this.wants()).then(
      (answer) => {
        this.asking = false;
        if (epoch !== this.epoch) return;
        if (!answer.ok) return runStore.setState({ issues: answer.issues });
        this.change(withCommand(present(this.history), lanes, { ...command, atMs: answer.frame.atMs }), text, false);
        this.accept(answer.frame);
      },
      (error: unknown) => this.lost(error),
    );
  }

  private change(spec: RunSpec, text: string, fromStart: boolean): void {
    this.history = record(this.history, spec);
    const serial = (runStore.getState().lastChange?.serial ?? 0) + 1;
    runStore.setState({ spec, issues: [], lastChange: { serial, text, fromStart } });
    this.showHistory();
  }

  private showHistory(): void {
    runStore.setState({ canUndo: canUndo(this.history), canRedo: canRedo(this.history) });
  }

  private travel(history: History, possible: boolean): void {
    if (!possible) return;
    this.history = history;
    this.lastTurn = null;
    runStore.setState({ lastChange: null, issues: [] });
    this.reload({ play: this.phase === 'running', atMs: this.playhead.clockMs });
  }

  /** Loads the present spec, and goes to an instant of it. */
  private reload({ play, atMs = 0 }: { play: boolean; atMs?: number }): void {
    const epoch = ++this.epoch;
    const spec = present(this.history);
    this.asking = true;
    this.held = false;
    this.followed = { orderId: null, sinceMs: 0 };
    this.send({ type: 'open' });
    this.loadAndSeek(epoch, spec, atMs).then(
      (frame) => {
        if (epoch !== this.epoch) return;
        this.asking = false;
        runStore.setState({ spec });
        this.showHistory();
        if (!frame) return this.send({ type: 'refused' });
        this.accept(frame);
        this.playhead = { clockMs: frame.atMs, heldForMs: null };
        runStore.setState({ clockMs: frame.atMs, holdProgress: 1, rate: 0 });
        this.send({ type: 'loaded', play: play && !(atMs > 0 && frame.finished) });
        if (atMs > 0) this.send(frame.finished ? { type: 'finish' } : { type: 'pause' });
        if (atMs > 0 && play && !frame.finished) this.send({ type: 'play' });
      },
      (error: unknown) => this.lost(error),
    );
  }

  private async loadAndSeek(epoch: number, spec: RunSpec, atMs: number): Promise<Frame | null> {
    const answer = await this.client.load(epoch, spec, this.wants());
    if (!answer.ok) {
      runStore.setState({ issues: answer.issues });
      return null;
    }
    return atMs > 0 && epoch === this.epoch ? this.client.seek(epoch, { atMs }, this.wants()) : answer.frame;
  }

  /** One animation frame. */
  private readonly tick = (nowMs: number): void => {
    requestAnimationFrame(this.tick);
    const elapsedMs = nowMs - this.tickedAtMs;
    const { frame, pace } = runStore.getState();
    const running = this.phase === 'running' && !this.held;
    if (this.asking || !frame || (!running && this.playhead.heldForMs === null)) {
      if (!running) this.tickedAtMs = nowMs;
      return;
    }
    this.tickedAtMs = nowMs;
    // A paused run that was stepped still draws the hops of that step.
    const ahead = {
      reachedMs: frame.atMs,
      nextEventAtMs: frame.nextEventAtMs,
      untilMs: frame.untilMs,
      moved: movedNow(frame),
    };
    const next = plan(running ? pace : { type: 'follow' }, this.playhead, ahead, elapsedMs);
    if (!running && next.holdProgress === 1) {
      this.playhead = { clockMs: this.playhead.clockMs, heldForMs: null };
      runStore.setState({ holdProgress: 1, rate: 0 });
      return;
    }
    this.playhead = next.playhead;
    runStore.setState({
      clockMs: next.playhead.clockMs,
      rate: next.rate === Infinity ? runStore.getState().rate : next.rate,
      holdProgress: next.holdProgress,
    });
    if (next.over) return this.send({ type: 'finish' });
    if (next.askUntilMs !== null) this.advance(next.askUntilMs, nowMs, elapsedMs);
  };

  private advance(untilMs: number, nowMs: number, elapsedMs: number): void {
    const beforeMs = runStore.getState().frame?.atMs ?? 0;
    this.ask(
      () => this.client.advance(this.epoch, untilMs, EVENTS_A_FRAME, this.wants(nowMs)),
      (frame) => {
        this.accept(frame);
        this.followed = nextFollowed(this.followed, frame, nowMs);
        const { pace, rate } = runStore.getState();
        if (pace.type === 'follow') return this.holdAt(frame);
        const measured = (frame.atMs - beforeMs) / Math.max(elapsedMs, 1);
        this.playhead = { clockMs: frame.atMs, heldForMs: null };
        runStore.setState({ clockMs: frame.atMs, rate: rate + (measured - rate) * 0.15 });
      },
    );
  }

  /** Holds the clock at an instant at which something moved, until that is drawn. */
  private holdAt(frame: Frame): void {
    const moved = movedNow(frame);
    this.playhead = { clockMs: frame.atMs, heldForMs: moved ? 0 : null };
    runStore.setState({ clockMs: frame.atMs, holdProgress: moved ? 0 : 1 });
  }

  private ask(question: () => Promise<Frame>, answered: (frame: Frame) => void): void {
    const { epoch } = this;
    this.asking = true;
    question().then(
      (frame) => {
        if (epoch !== this.epoch) return;
        this.asking = false;
        answered(frame);
      },
      (error: unknown) => {
        if (epoch === this.epoch) this.lost(error);
      },
    );
  }

  /** Series and histograms are asked for a few times a second, and kept in between. */
  private accept(frame: Frame): void {
    if (frame.epoch !== this.epoch) return;
    const before = runStore.getState().frame;
    const lanes = frame.lanes.map((lane, index) => ({
      ...lane,
      series: lane.series ?? before?.lanes[index]?.series ?? null,
      histogram: lane.histogram ?? before?.lanes[index]?.histogram ?? null,
    }));
    runStore.setState({
      frame: { ...frame, lanes },
      ...(frame.stopped ? { issues: [{ path: 'run', problem: frame.stopped }] } : {}),
    });
  }

  private wants(nowMs = performance.now()): FrameWants {
    const { tab, follow, dockOpen } = viewStore.getState();
    const due = nowMs - this.seriesAtMs >= SERIES_EVERY_MS;
    if (due) this.seriesAtMs = nowMs;
    const orderId = follow === 'newest' ? this.followed.orderId : follow;
    return {
      follow: lanesOf(present(this.history)).map(() => orderId),
      series: dockOpen && due && (tab === 'charts' || tab === 'load'),
      histogram: dockOpen && due && tab === 'business',
    };
  }

  /** The worker is gone: a new one takes the run up where it was, unless this is the second time at the same place. */
  private lost(error: unknown): void {
    this.asking = false;
    if (!(error instanceof WorkerLost)) throw error;
    const events = runStore.getState().frame?.lanes.reduce((sum, lane) => sum + lane.events, 0) ?? 0;
    if (this.diedAt === events) {
      this.send({ type: 'fail', sentence: error.message });
      return;
    }
    this.diedAt = events;
    this.reload({ play: this.phase === 'running', atMs: this.playhead.clockMs });
  }
}

function movedNow(frame: Frame): boolean {
  return frame.lanes.some((lane) => lane.hops.some(({ atMs }) => atMs === frame.atMs));
}
