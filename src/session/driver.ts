// Drives one run on the screen: it asks the worker for frames, one question at a time, lets the presentation clock follow,
// and brings the run back when the worker has died. What the run is, and what may be done to it, is the session's to say.
import type { Frame, FrameWants } from '../protocol/frame.ts';
import type { Command, LaneName, RunSpec } from '../scenario/run-spec.ts';
import { runStore } from '../stores/run-store.ts';
import { viewStore } from '../stores/view-store.ts';
import { type Client, WorkerLost } from '../worker/client.ts';
import { type Followed, nextFollowed } from './followed.ts';
import type { SessionEvent } from './machine.ts';
import { EVENTS_A_FRAME, type Playhead, plan } from './playback.ts';

export interface DriverOptions {
  client: Client;
  /** Whether the run plays now. */
  running: () => boolean;
  /** Tells the state chart what has come about. */
  send: (event: SessionEvent) => void;
}

export interface LoadOptions {
  play: boolean;
  /** Where to go after loading; the beginning otherwise. */
  atMs?: number;
}

const SERIES_EVERY_MS = 220;
/** How fast the rate shown follows the rate measured. */
const RATE_WEIGHT = 0.15;

export class Driver {
  /** While a slider is dragged the clock holds. */
  held = false;
  /** Whether the run that is being loaded will play, as was last asked for; false when none is. */
  willPlay = false;
  private readonly options: DriverOptions;
  private spec: RunSpec | null = null;
  private epoch = 0;
  private playhead: Playhead = { clockMs: 0, heldForMs: null };
  private asking = false;
  /** A step was asked for while a question was open; it is taken when that is answered. */
  private stepWanted = false;
  private tickedAtMs = 0;
  private seriesAtMs = 0;
  private followed: Followed = { orderId: null, sinceMs: 0 };
  /** Where the worker died last, in events; a second death there is the end. */
  private diedAt: number | null = null;

  constructor(options: DriverOptions) {
    this.options = options;
    viewStore.subscribe((view, before) => {
      if (view.tab !== before.tab || view.follow !== before.follow || view.dockOpen !== before.dockOpen) this.refresh();
    });
    requestAnimationFrame(this.tick);
  }

  get clockMs(): number {
    return this.playhead.clockMs;
  }

  /** Whether the run plays, or will once it is loaded. */
  get plays(): boolean {
    return this.willPlay || this.options.running();
  }

  /** Loads a spec, and goes to an instant of it. */
  load(spec: RunSpec, { play, atMs = 0 }: LoadOptions): void {
    const epoch = this.newEpoch();
    this.willPlay = play;
    this.spec = spec;
    this.followed = { orderId: null, sinceMs: 0 };
    this.options.send({ type: 'open' });
    this.loadAndSeek(epoch, spec, atMs).then(
      (frame) => {
        if (epoch === this.epoch) this.loaded(frame, atMs);
      },
      (error: unknown) => this.lost(error, epoch),
    );
  }

  /** Handles one event, and draws what moved. */
  step(): void {
    this.stepWanted = this.asking;
    if (this.asking) return;
    this.ask(
      () => this.options.client.step(this.epoch, this.wants()),
      (frame) => {
        this.accept(frame);
        this.holdAt(frame);
        if (frame.finished) this.options.send({ type: 'finish' });
      },
    );
  }

  /** Lets a command take effect in the run as it stands; `recorded` is told the instant at which it did. */
  apply(command: Command, lanes: LaneName[], recorded: (atMs: number) => void): void {
    const epoch = this.newEpoch();
    this.options.client.apply(epoch, lanes, command, this.wants()).then(
      (answer) => {
        if (epoch !== this.epoch) return;
        this.asking = false;
        if (!answer.ok) return runStore.setState({ issues: answer.issues });
        recorded(answer.frame.atMs);
        this.accept(answer.frame);
      },
      (error: unknown) => this.lost(error, epoch),
    );
  }

  /** After a failure: forgets it and brings the run back. */
  retry(): void {
    this.diedAt = null;
    if (this.spec) this.load(this.spec, { play: false, atMs: this.clockMs });
  }

  /** Asks for the same instant once more, with what is shown now; while the run plays the next frame has it anyway. */
  private refresh(): void {
    const { frame } = runStore.getState();
    this.seriesAtMs = 0;
    if (!frame || this.asking || this.options.running()) return;
    this.ask(
      () => this.options.client.advance(this.epoch, frame.atMs, 0, this.wants()),
      (again) => this.accept(again),
    );
  }

  private newEpoch(): number {
    this.asking = true;
    return ++this.epoch;
  }

  private async loadAndSeek(epoch: number, spec: RunSpec, atMs: number): Promise<Frame | null> {
    const answer = await this.options.client.load(epoch, spec, this.wants());
    if (!answer.ok) {
      runStore.setState({ issues: answer.issues });
      return null;
    }
    // The curves of the beginning are not those of the place that is meant.
    this.seriesAtMs = 0;
    return atMs > 0 && epoch === this.epoch ? this.options.client.seek(epoch, { atMs }, this.wants()) : answer.frame;
  }

  private loaded(frame: Frame | null, atMs: number): void {
    const { send } = this.options;
    const play = this.willPlay;
    this.asking = false;
    this.willPlay = false;
    if (!frame) return send({ type: 'refused' });
    runStore.setState({ spec: this.spec });
    this.accept(frame);
    this.playhead = { clockMs: frame.atMs, heldForMs: null };
    runStore.setState({ clockMs: frame.atMs, holdProgress: 1, rate: 0 });
    const arrivedAtEnd = atMs > 0 && frame.finished;
    send({ type: 'loaded', play: play && !arrivedAtEnd });
    if (arrivedAtEnd) send({ type: 'finish' });
    else if (atMs > 0 && !play) send({ type: 'pause' });
  }

  /** One animation frame. A paused run that was stepped still draws the hops of that step. */
  private readonly tick = (nowMs: number): void => {
    requestAnimationFrame(this.tick);
    const running = this.options.running() && !this.held;
    const { frame, pace } = runStore.getState();
    const drawing = running || this.playhead.heldForMs !== null;
    if (!frame || this.asking || !drawing) {
      if (!running) this.tickedAtMs = nowMs;
      return;
    }
    const elapsedMs = nowMs - this.tickedAtMs;
    this.tickedAtMs = nowMs;
    const ahead = {
      reachedMs: frame.atMs,
      nextEventAtMs: frame.nextEventAtMs,
      untilMs: frame.untilMs,
      moved: movedNow(frame),
    };
    const next = plan(running ? pace : { type: 'follow' }, this.playhead, ahead, elapsedMs);
    if (!running && next.holdProgress === 1) {
      this.playhead = { clockMs: this.clockMs, heldForMs: null };
      runStore.setState({ holdProgress: 1, rate: 0 });
      return;
    }
    this.playhead = next.playhead;
    runStore.setState((state) => ({
      clockMs: this.clockMs,
      holdProgress: next.holdProgress,
      rate: pace.type === 'follow' ? next.rate : state.rate,
    }));
    if (next.over) this.options.send({ type: 'finish' });
    else if (next.askUntilMs !== null) this.advance(next.askUntilMs, nowMs, elapsedMs);
  };

  private advance(untilMs: number, nowMs: number, elapsedMs: number): void {
    const beforeMs = runStore.getState().frame?.atMs ?? 0;
    this.ask(
      () => this.options.client.advance(this.epoch, untilMs, EVENTS_A_FRAME, this.wants(nowMs)),
      (frame) => {
        this.accept(frame);
        this.followed = nextFollowed(this.followed, frame, nowMs);
        const { pace, rate } = runStore.getState();
        if (pace.type === 'follow') return this.holdAt(frame);
        const measured = (frame.atMs - beforeMs) / Math.max(elapsedMs, 1);
        this.playhead = { clockMs: frame.atMs, heldForMs: null };
        runStore.setState({ clockMs: frame.atMs, holdProgress: 1, rate: rate + (measured - rate) * RATE_WEIGHT });
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
        if (this.stepWanted) this.step();
      },
      (error: unknown) => this.lost(error, epoch),
    );
  }

  /** Series and histograms are asked for a few times a second, and kept in between. */
  private accept(frame: Frame): void {
    if (frame.epoch !== this.epoch) return;
    const before = runStore.getState().frame;
    const same = before?.epoch === frame.epoch || (before?.atMs ?? 0) <= frame.atMs;
    const lanes = frame.lanes.map((lane, index) => ({
      ...lane,
      series: lane.series ?? (same ? (before?.lanes[index]?.series ?? null) : null),
      histogram: lane.histogram ?? (same ? (before?.lanes[index]?.histogram ?? null) : null),
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
      follow: (this.spec?.lanes ?? []).map(() => orderId),
      series: dockOpen && due && (tab === 'charts' || tab === 'load'),
      histogram: dockOpen && due && tab === 'business',
    };
  }

  /** The worker is gone: a new one takes the run up where it was, unless this is the second time at the same place. */
  private lost(error: unknown, epoch: number): void {
    if (epoch !== this.epoch) return;
    this.asking = false;
    const events = runStore.getState().frame?.lanes.reduce((sum, lane) => sum + lane.events, 0) ?? 0;
    if (!(error instanceof WorkerLost) || this.diedAt === events || !this.spec) {
      this.willPlay = false;
      this.options.send({ type: 'fail', sentence: error instanceof Error ? error.message : String(error) });
      return;
    }
    this.diedAt = events;
    this.load(this.spec, { play: this.plays, atMs: this.clockMs });
  }
}

function movedNow(frame: Frame): boolean {
  return frame.lanes.some((lane) => lane.hops.some(({ atMs }) => atMs === frame.atMs));
}
