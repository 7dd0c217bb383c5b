// Drives one run on the screen: it asks the worker for frames, one question at a time, lets the presentation clock follow,
// and brings the run back when the worker has died. What the run is, and what may be done to it, is the session's to say.
import type { Frame, FrameWants } from '../protocol/frame.ts';
import type { FactPlace, Position } from '../protocol/position.ts';
import type { Command, LaneName, RunSpec } from '../scenario/run-spec.ts';
import { runStore } from '../stores/run-store.ts';
import { viewStore } from '../stores/view-store.ts';
import { WorkerLost } from '../worker/client.ts';
import type { DriverOptions } from './driver-options.ts';
import { type Followed, nextFollowed } from './followed.ts';
import { completed, furthest, NOTHING_KNOWN } from './known.ts';
import { aheadOf, EVENTS_A_FRAME, movedNow, type Playhead, plan } from './playback.ts';
import { asTold } from './task-rules.ts';
import { messagesWanted, wantsOf } from './waiting.ts';

const SERIES_EVERY_MS = 220;
/** How fast the rate shown follows the rate measured. */
const RATE_WEIGHT = 0.15;

/** Where a run that is loaded is to stand. */
type Place = { atMs: number } | { steps: number };
const isAway = (place: Place): boolean => ('steps' in place ? place.steps : place.atMs) > 0;

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
  /** Asked for while a question was open: done when that is answered. A later wish takes its place. */
  private wish: (() => void) | null = null;
  private tickedAtMs = 0;
  private seriesAtMs = 0;
  private followed: Followed = { orderId: null, sinceMs: 0 };
  private known = NOTHING_KNOWN;
  /** Where the worker died last, in events; a second death there is the end. */
  private diedAt: number | null = null;

  constructor(options: DriverOptions) {
    this.options = options;
    viewStore.subscribe((view, before) => {
      const asked = (['tab', 'follow', 'dockOpen', 'desk', 'selection'] as const).some(
        (one) => view[one] !== before[one],
      );
      if (asked) this.refresh();
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

  /** Loads a spec, and goes to an instant of it, or to a step within that; without one the run stands at its beginning. */
  load(spec: RunSpec, { play, atMs = 0, steps }: { play: boolean; atMs?: number; steps?: number }): void {
    const epoch = this.newEpoch();
    this.willPlay = play;
    this.spec = spec;
    this.followed = { orderId: null, sinceMs: 0 };
    this.known = NOTHING_KNOWN;
    this.options.send({ type: 'open' });
    const place = steps === undefined ? { atMs } : { steps };
    this.loadAndSeek(epoch, spec, place).then(
      (frame) => {
        if (epoch === this.epoch) this.loaded(frame, isAway(place));
      },
      (error: unknown) => this.lost(error, epoch),
    );
  }

  /** Handles one event, and draws what moved. */
  step(): void {
    if (this.waits(() => this.step())) return;
    this.seriesAtMs = 0;
    this.ask(
      () => this.options.client.step(this.epoch, this.wants()),
      (frame) => {
        this.accept(frame);
        this.holdAt(frame);
        if (frame.finished) this.options.send({ type: 'finish' });
      },
    );
  }

  /** Goes back by one event or command; the end of the time is a place of its own, behind the last of them. */
  stepBack(): void {
    if (this.waits(() => this.stepBack())) return;
    const { frame } = runStore.getState();
    if (frame) this.seek({ steps: Math.max(0, frame.steps - (frame.atMs >= frame.untilMs ? 0 : 1)) }, null);
  }

  /** Goes to any place; `cursor` is the fact that is meant there. While the answer is out only the latest wish is kept. */
  seek(position: Position, cursor: FactPlace | null): void {
    if (this.waits(() => this.seek(position, cursor))) return;
    const play = this.options.running();
    const before = runStore.getState().frame?.steps ?? 0;
    this.seriesAtMs = 0;
    this.options.send({ type: 'seek' });
    this.ask(
      () => this.options.client.seek(this.epoch, position, this.wants()),
      (frame) => {
        this.accept(frame, cursor);
        // What moved is drawn where a fact was stepped to, forwards.
        if (cursor && frame.steps > before) this.holdAt(frame);
        else this.standAt(frame);
        this.options.send({ type: 'sought', play: play && !frame.finished });
        if (frame.finished) this.options.send({ type: 'finish' });
      },
    );
  }

  private waits(wish: () => void): boolean {
    this.wish = this.asking ? wish : null;
    return this.asking;
  }

  /** Lets a command take effect in the run as it stands; `recorded` is told the instant at which it did. */
  apply(command: Command, lanes: LaneName[], recorded: (atMs: number) => void): void {
    const epoch = this.newEpoch();
    this.seriesAtMs = 0;
    this.options.client.apply(epoch, lanes, command, this.wants()).then(
      (answer) => {
        if (epoch !== this.epoch) return;
        this.asking = false;
        if (!answer.ok) return runStore.setState({ issues: answer.issues });
        // What was known beyond this instant is of a run that no longer is.
        this.known = NOTHING_KNOWN;
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
      (again) => this.accept(again, runStore.getState().cursor),
    );
  }

  private newEpoch(): number {
    this.asking = true;
    this.wish = null;
    return ++this.epoch;
  }

  private async loadAndSeek(epoch: number, spec: RunSpec, place: Place): Promise<Frame | null> {
    const answer = await this.options.client.load(epoch, spec, this.wants());
    if (!answer.ok) {
      runStore.setState({ issues: answer.issues });
      return null;
    }
    // The curves of the beginning are not those of the place that is meant.
    this.seriesAtMs = 0;
    return isAway(place) && epoch === this.epoch ? this.options.client.seek(epoch, place, this.wants()) : answer.frame;
  }

  private loaded(frame: Frame | null, away: boolean): void {
    const { send } = this.options;
    const play = this.willPlay;
    this.asking = false;
    this.willPlay = false;
    if (!frame) return send({ type: 'refused' });
    runStore.setState(({ loads }) => ({ spec: this.spec, loads: loads + 1 }));
    this.accept(frame);
    if (away) this.followed = nextFollowed(this.followed, frame, performance.now());
    this.standAt(frame);
    const arrivedAtEnd = away && frame.finished;
    send({ type: 'loaded', play: play && !arrivedAtEnd });
    if (arrivedAtEnd) send({ type: 'finish' });
    else if (away && !play) send({ type: 'pause' });
    if (this.wish) this.wish();
    else this.refresh();
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
    const next = plan(running ? pace : { type: 'follow' }, this.playhead, aheadOf(frame), elapsedMs);
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

  /** The clock stands there, and nothing is on its way. */
  private standAt({ atMs }: Frame): void {
    this.playhead = { clockMs: atMs, heldForMs: null };
    runStore.setState({ clockMs: atMs, holdProgress: 1, rate: 0 });
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
        this.wish?.();
      },
      (error: unknown) => this.lost(error, epoch),
    );
  }

  /** Series and histograms are asked for a few times a second, and kept in between. */
  private accept(frame: Frame, cursor: FactPlace | null = null): void {
    if (frame.epoch !== this.epoch) return;
    const whole = asTold(completed(frame, runStore.getState().frame, messagesWanted()));
    this.known = furthest(this.known, whole);
    runStore.setState({
      frame: whole,
      cursor,
      known: this.known,
      ...(frame.stopped ? { issues: [{ path: 'run', problem: frame.stopped }] } : {}),
    });
  }

  private wants(nowMs = performance.now()): FrameWants {
    const due = nowMs - this.seriesAtMs >= SERIES_EVERY_MS;
    if (due) this.seriesAtMs = nowMs;
    return wantsOf(this.spec?.lanes.length ?? 0, this.followed.orderId, due);
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
