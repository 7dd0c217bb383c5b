// The lives of an order's messages, from its facts: in which state each message was, from when to when, and by which fact
// it left. A message that is published again, dead-lettered or replayed is a new message: what became of one copy of the
// order's event is a line of messages.
import { type ActorLogic, getInitialSnapshot, getNextSnapshot } from 'xstate';
import type { Entry, Fact } from '../protocol/fact.ts';
import { eventOf, isOfMessage, type MessageFact } from './event-of.ts';
import { LIFE_ENDS, type LifeEvent, type LifeState, messageMachine } from './machine.ts';

/** A stretch of time that a message spent in one state. */
export interface Stay {
  state: LifeState;
  fromMs: number;
  /** Null while it is there. */
  untilMs: number | null;
  /** The fact that began it; null for what was before the first fact that is known. */
  by: MessageFact | null;
  /** The fact that ended it. */
  left: MessageFact | null;
  component: string | null;
  worker: number | null;
  /** Of an attempt: its number among those of this line. */
  attempt: number;
  /** Of a back-off: when it will end. */
  dueMs: number | null;
  failed: boolean;
  /** What made an attempt fail, where that is known: the call, or the handling itself. */
  because: Fact | null;
}

export interface Route {
  exchange: string;
  routingKey: string;
}

export interface MessageLife {
  messageId: number;
  orderId: number;
  queue: string;
  entry: Entry;
  /** `x-retry-count` */
  retries: number;
  /** How it was published to its queue; null where that has been forgotten. */
  route: Route | null;
  stays: Stay[];
  state: LifeState;
  over: boolean;
  /** How often it went from one state to another: `ready>held`. */
  ways: Record<string, number>;
  /** Facts that the chart has no place for. None, unless the beginning of the life has been forgotten. */
  refused: MessageFact[];
  /** The message that this one was before. */
  parent: number | null;
}

/** One copy of the order's event and all that it became. */
export interface MessageLine {
  id: number;
  /** The queue that it was first published to. */
  queue: string;
  messages: MessageLife[];
}

type Snapshot = ReturnType<typeof getInitialSnapshot<typeof messageMachine>>;

interface Walk {
  life: MessageLife;
  snapshot: Snapshot;
}

const logic: ActorLogic<Snapshot, Parameters<typeof getNextSnapshot>[2]> = messageMachine as never;

/** What the chart has answered: all that it remembers is its state and one flag, so that each step is asked of it once. */
const answers = new Map<string, Snapshot | null>();

/** The chart after an event; null where it has no place for it. */
function after(snapshot: Snapshot, event: LifeEvent): Snapshot | null {
  const key = `${snapshot.value} ${snapshot.context.inAdvance} ${event.type}`;
  let next = answers.get(key);
  if (next === undefined) {
    next = snapshot.can(event) ? (getNextSnapshot(logic, snapshot, event as never) as Snapshot) : null;
    answers.set(key, next);
  }
  return next;
}

/** Each message's life, in the order in which they are first heard of. */
export function livesOf(facts: readonly Fact[]): MessageLife[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const walks = new Map<number, Walk>();
  for (const fact of facts) {
    if (!isOfMessage(fact)) continue;
    let walk = walks.get(fact.messageId);
    if (!walk) {
      walk = begin(fact, byId, walks);
      walks.set(fact.messageId, walk);
    }
    step(walk, fact, byId);
  }
  const lives = [...walks.values()].map(({ life }) => life);
  numberAttempts(lives);
  return lives;
}

function begin(fact: MessageFact, byId: ReadonlyMap<number, Fact>, walks: ReadonlyMap<number, Walk>): Walk {
  const cause = fact.causeId === null ? undefined : byId.get(fact.causeId);
  const isMoved =
    cause?.type === 'message-republished' ||
    cause?.type === 'message-dead-lettered' ||
    cause?.type === 'message-replayed';
  const life: MessageLife = {
    messageId: fact.messageId,
    orderId: fact.orderId,
    queue: fact.queue,
    entry: fact.type === 'message-enqueued' ? fact.entry : 'publish',
    retries: fact.type === 'message-enqueued' ? fact.retries : 0,
    route: routeOf(fact, cause, walks),
    stays: [],
    state: 'published',
    over: false,
    ways: {},
    refused: [],
    parent: isMoved && cause.messageId !== fact.messageId ? cause.messageId : null,
  };
  return { life, snapshot: getInitialSnapshot(messageMachine) as Snapshot };
}

/** As it was published by whoever caused it: a worker who publishes again, and whoever replays, name the queue. */
function routeOf(fact: MessageFact, cause: Fact | undefined, walks: ReadonlyMap<number, Walk>): Route | null {
  switch (cause?.type) {
    case 'publish-confirmed':
    case 'publish-failed':
      return { exchange: cause.exchange, routingKey: cause.routingKey };
    case 'message-republished':
    case 'message-replayed':
      return { exchange: '', routingKey: fact.queue };
    case 'message-dead-lettered': {
      const routingKey = cause.routingKey ?? walks.get(cause.messageId)?.life.route?.routingKey;
      return routingKey === undefined ? null : { exchange: cause.exchange, routingKey };
    }
    default:
      return null;
  }
}

function step(walk: Walk, fact: MessageFact, byId: ReadonlyMap<number, Fact>): void {
  const { life } = walk;
  const event = eventOf(fact);
  if (event === null) return;
  const next = after(walk.snapshot, event);
  if (next === null) {
    life.refused.push(fact);
    return;
  }
  const before = life.state;
  walk.snapshot = next;
  life.state = walk.snapshot.value as LifeState;
  life.over = LIFE_ENDS.includes(life.state);
  const last = life.stays.at(-1);
  if (last?.state === 'in-hand' && (event.type === 'fail' || event.type === 'republish')) last.failed = true;
  if (before === life.state && event.type !== 'deliver') return;
  const way = `${before}>${life.state}`;
  life.ways[way] = (life.ways[way] ?? 0) + 1;
  if (last) {
    last.untilMs = fact.atMs;
    last.left = fact;
    if (last.state === 'in-hand' && life.state !== 'acknowledged') last.failed = true;
    if (last.failed) last.because = reasonOf(fact, byId);
  }
  life.stays.push(stayFrom(life.state, fact));
}

const CAUSES_MAX = 4;

/** The failure behind a fact, a few causes back. */
function reasonOf(fact: Fact, byId: ReadonlyMap<number, Fact>): Fact | null {
  let cause: Fact | undefined = fact;
  for (let back = 0; back < CAUSES_MAX && cause; back += 1) {
    if (cause.type === 'call-failed' || cause.type === 'handling-failed') return cause;
    cause = cause.causeId === null ? undefined : byId.get(cause.causeId);
  }
  return null;
}

function stayFrom(state: LifeState, fact: MessageFact): Stay {
  return {
    state,
    fromMs: fact.atMs,
    untilMs: null,
    by: fact,
    left: null,
    component: 'component' in fact ? fact.component : null,
    worker: 'worker' in fact ? fact.worker : null,
    attempt: 0,
    dueMs: fact.type === 'backing-off' ? fact.untilMs : null,
    failed: false,
    because: null,
  };
}

/** Lives joined to lines: each message after the one it was before. */
export function linesOf(lives: readonly MessageLife[]): MessageLine[] {
  const lineOf = new Map<number, MessageLine>();
  const lines: MessageLine[] = [];
  for (const life of lives) {
    let line = life.parent === null ? undefined : lineOf.get(life.parent);
    if (!line) {
      line = { id: life.messageId, queue: life.queue, messages: [] };
      lines.push(line);
    }
    line.messages.push(life);
    lineOf.set(life.messageId, line);
  }
  return lines;
}

/** Attempts are counted along a line, replays included: the third attempt is the third, whatever its message. */
function numberAttempts(lives: readonly MessageLife[]): void {
  for (const line of linesOf(lives)) {
    let attempt = 0;
    for (const stay of line.messages.flatMap(({ stays }) => stays))
      if (stay.state === 'in-hand') stay.attempt = ++attempt;
  }
}
