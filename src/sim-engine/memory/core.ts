// The core: WebAssembly, compiled once in each process or worker, with an instance and a memory of its own for each lane.
import { CORE_BYTES } from './core-bytes.ts';

/** As much of it as the engine needs: it is compiled without the types of any environment. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: Record<string, object>) => { exports: object };
};

/** What the engine calls of the core; each is described where src/sim-engine/core/index.ts has it from. */
export interface Core {
  readonly memory: { readonly buffer: ArrayBuffer };
  initialize(): void;
  layOut(
    ops: number,
    durations: number,
    histograms: number,
    buckets: number,
    routeWords: number,
    counted: number,
  ): void;
  reserve(bytes: number): number;
  opsPlace(): number;
  durationsPlace(): number;
  bucketsPlace(): number;
  routesPlace(): number;
  startAgenda(): void;
  seedLuck(seed: number): void;
  keepFacts(): void;
  setWatchesHolding(watches: number): void;
  rememberCustomers(yes: number): void;
  countStoredAt(purpose: number): void;
  setTrafficOf(purpose: number, count: number): void;
  endTrafficAfter(orders: number): void;

  takeEvents(untilMs: number, eventsMax: number): number;
  doTasks(): void;
  dropStale(): void;
  nextAtMs(): number;
  pendingEvents(): number;
  schedule(atMs: number, kind: number, row: number, generation: number): number;
  goOnSoon(job: number): void;
  dispatchSoon(queue: number): void;

  tell(
    type: number,
    root: number,
    cause: number,
    condition: number,
    a: number,
    b: number,
    c: number,
    d: number,
  ): number;
  uniform(purpose: number, owner: number, attempt: number): number;
  exponential(purpose: number, owner: number, attempt: number, stage: number): number;
  record(histogram: number, ms: number): void;
  bucketOf(ms: number): number;

  newJob(op: number, root: number, component: number): number;
  dropJob(job: number): void;
  wait(job: number, durationMs: number, kind: number): void;
  stopWaiting(job: number): void;
  succeed(job: number): void;
  fail(job: number): void;
  newMessage(queue: number, root: number, key: number): number;
  ownHeader(message: number): number;
  enterQueue(message: number, cause: number, entry: number, expirationMs: number): void;
  becomeReady(queue: number, message: number): void;
  levelOf(queue: number, message: number): number;
  freeMessage(message: number): void;
  headOf(queue: number): number;
  takeHead(queue: number): number;
  release(message: number): void;
  acknowledge(message: number, cause: number): void;
  enterRing(consumer: number): void;
  leaveRing(consumer: number): void;
  takeConsumer(): number;
  dispatch(queue: number): void;
  takeInHand(consumer: number, root: number): number;
  tellStarted(consumer: number, message: number): number;
  openHand(job: number): void;
  takeKept(consumer: number): number;
  startBuffered(consumer: number): void;
  goOnWith(consumer: number): void;
  leave(station: number, unit: number): void;
  giveUp(station: number, job: number): void;
  admitCalls(station: number, cause: number): void;
  endCall(job: number, op: number): number;
  beginPublish(job: number, op: number): void;
  enterAs(queue: number, root: number, cause: number, op: number): void;
  isFull(queue: number): number;
  openOrder(source: number, again: number): number;
  receiveOrder(root: number, source: number, placed: number): number;
  ownSubject(root: number): number;
  admitRequests(server: number, cause: number): void;
  refuse(job: number, condition: number): void;
  failOrder(root: number, server: number, cause: number): void;
  discharge(root: number, cause: number): void;
  gapOf(source: number, k: number): number;
  scheduleNext(source: number): void;
}

/** What the core asks of the rest of the engine; see src/sim-engine/core/outside.ts. */
export interface Outside {
  memoryGrew(): void;
  tooMany(kind: number): void;
  standStill(atMs: number): void;
  closeIntervals(atMs: number): void;
  lookBefore(atMs: number): void;
  handleOther(kind: number, row: number, generation: number): void;
  reachProfile(source: number, wanted: number): number;
  sampleAt(duration: number, place: number): number;
  refuses(job: number, op: number, callee: number): boolean;
  hang(job: number, callee: number): void;
  doDeed(job: number, op: number, unheard: number): void;
  storedAgain(job: number, store: number): void;
  besides(job: number, op: number): number;
  fork(job: number, op: number): void;
  failSoon(job: number, broker: number): void;
  failUnroutable(job: number): void;
  endRefused(job: number, op: number): void;
  enterSpecial(message: number, cause: number, op: number): void;
  buryExpired(queue: number): void;
  watchHead(queue: number): void;
  shorten(queue: number): void;
  watchHolding(consumer: number, message: number): void;
  startBatch(consumer: number): void;
  leaveIfIdle(consumer: number): void;
  failsAtItsEnd(job: number, message: number): boolean;
  giveUpMessage(job: number, message: number, cause: number): boolean;
  mayOrderAgain(root: number, cause: number): void;
  forgetOrder(root: number): void;
}

const DIGIT_0 = 48;
const LETTER_A = 97;

const compiled = new WebAssembly.Module(bytesOf(CORE_BYTES));

/** A core with a memory of its own. */
export function startCore(outside: Outside): Core {
  const { exports } = new WebAssembly.Instance(compiled, { outside });
  const core = exports as unknown as Core;
  core.initialize();
  return core;
}

/** Two digits a byte, as they are written: compressed that is shorter than base64, whose letters lie across bytes. */
function bytesOf(digits: string): Uint8Array<ArrayBuffer> {
  const valueAt = (place: number) => {
    const code = digits.charCodeAt(place);
    return code < LETTER_A ? code - DIGIT_0 : code - LETTER_A + 10;
  };
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = valueAt(2 * i) * 16 + valueAt(2 * i + 1);
  return bytes;
}
