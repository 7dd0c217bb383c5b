// What happens now under traffic: whether a lane keeps up, and if not, where the work piles up.
import type { ComponentFrame, LaneFrame } from '../../protocol/frame.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { capital, countOf, countText, decimalText, listText, msText } from '../shared/format.ts';
import { ownerTitle, poolLabel } from '../shared/labels.ts';
import type { NarratedLane } from './narration.ts';

/** A sentence, and what it is about: while that stays, only its numbers have changed. */
export interface Said {
  about: string;
  text: string;
}

const isFull = ({ capacity, busy }: ComponentFrame) => capacity !== null && busy >= capacity;
const tooFew = ({ capacity, offered }: ComponentFrame) => capacity !== null && offered > capacity;

/** With a fault in force its harm is the cause, and has been told; no rate that is known beforehand holds. */
const isHarmed = ({ components }: LaneFrame) => components.some(({ faults }) => faults.length > 0);

/** Whether anything but orders is done in this shop; then not every second that is held is held for an order. */
const hasOtherWork = ({ traffic }: Scenario): boolean => traffic.some(({ background }) => background === true);

/**
 * "600 slots ÷ 3.9 s = 153.8 orders a second": what can be carried, and what comes; how many would be needed where there is
 * other work, too. Empty without traffic.
 */
function causeText({ scenario, frame }: NarratedLane, { capacity, offered }: ComponentFrame, noun: string): string {
  const { orders } = frame;
  if (capacity === null || offered <= 0 || orders.perSecond <= 0) return '';
  if (hasOtherWork(scenario))
    return `${decimalText(offered)} ${noun}s would be busy, and there are ${countText(capacity)}.`;
  const heldSeconds = offered / orders.perSecond;
  const carried = `${countOf(capacity, noun)} ÷ ${decimalText(heldSeconds, 2)} s = ${decimalText(capacity / heldSeconds)} orders a second`;
  return `${carried}; ${decimalText(orders.perSecond)} come.`;
}

function serverSaid(lane: NarratedLane, server: ComponentFrame): Said[] {
  const { letter, scenario, frame } = lane;
  const { capacity, busy, waiting } = server;
  const { customerMs } = frame.orders;
  const slots = countOf(capacity ?? 0, 'slot');
  if (isFull(server) && waiting > 0) {
    const turn = tooFew(server) ? 'The line grows' : 'The line drains';
    const cause = isHarmed(frame) ? '' : causeText(lane, server, 'slot');
    const whoever = hasOtherWork(scenario) ? 'request' : 'order';
    const line = `${countOf(waiting, whoever)} ${waiting === 1 ? 'waits' : 'wait'} in line`;
    return [
      { about: `${letter} overloaded`, text: `${letter}: all ${slots} are held, and ${line}.` },
      ...(cause ? [{ about: `${letter} ${turn}`, text: `${turn}: ${cause}` }] : []),
    ];
  }
  const wait =
    customerMs.count > 0 ? ` So far half of the customers have waited ${msText(customerMs.p50)} or less.` : '';
  return [{ about: `${letter} serves`, text: `${letter}: ${countText(busy)} of ${slots} are held.${wait}` }];
}

/** A pool with the messages that wait for it, and which way they go. */
interface Backlog {
  pool: ComponentFrame;
  depth: number;
  turn: 'grows' | 'drains' | 'holds';
  /** What it does instead of growing for ever: it is nearly full, or lets go of what waits too long. */
  bound: string | null;
}

const NEARLY = 0.95;

function boundOf({ components }: Scenario, name: string, depth: number): string | null {
  for (const broker of Object.values(components)) {
    const queue = broker.kind === 'rabbitmq' ? broker.queues[name] : undefined;
    if (queue?.maxLength !== undefined && depth >= NEARLY * queue.maxLength)
      return `holds ${countText(queue.maxLength)} at most`;
    if (queue?.messageTtlMs !== undefined) return `keeps nothing for longer than ${msText(queue.messageTtlMs)}`;
  }
  return null;
}

/** So long ago the depth of a queue is looked up, to see which way it goes. */
const LOOK_BACK_MS = 5_000;

function depthBefore({ series, atMs }: LaneFrame, queue: string): number | null {
  if (!series || atMs < LOOK_BACK_MS) return null;
  return series.ready[queue]?.[Math.floor((atMs - LOOK_BACK_MS) / series.intervalMs)] ?? null;
}

/** Too few workers for what comes make a queue grow; so does what no rate tells, as work that fails and comes back. */
function backlogOf(pool: ComponentFrame, { scenario, frame }: NarratedLane): Backlog {
  const component = scenario.components[pool.id];
  const name = component?.kind === 'workers' ? component.queue : '';
  const depth = frame.queues.find((queue) => queue.name === name)?.ready ?? 0;
  const isLong = depth > (pool.capacity ?? 0);
  const rises = isLong && depth > (depthBefore(frame, name) ?? depth);
  const grows = rises || (depth > 0 && tooFew(pool));
  const turn = grows ? 'grows' : isLong ? 'drains' : 'holds';
  return { pool, depth, turn, bound: boundOf(scenario, name, depth) };
}

function poolSaid(lane: NarratedLane): Said[] {
  const { letter, scenario, frame } = lane;
  const backlogs = frame.components.filter(({ kind }) => kind === 'workers').map((pool) => backlogOf(pool, lane));
  if (backlogs.length === 0) return [];
  const deepestFirst = (turn: Backlog['turn']) =>
    backlogs.filter((one) => one.turn === turn).sort((one, other) => other.depth - one.depth);
  const nameOf = ({ pool }: Backlog) => poolLabel(ownerTitle(scenario, pool.id)).toLowerCase();
  const queueOf = (backlog: Backlog) => `${letter}’s ${nameOf(backlog)} queue`;
  const also = (others: Backlog[], verb: [one: string, many: string], about: string): Said[] => {
    const subject = `${capital(listText(others.map(nameOf)))} ${others.length === 1 ? verb[0] : verb[1]}`;
    return others.length > 0 ? [{ about: `${letter} ${about} ${others.map(nameOf)}`, text: `${subject}, too.` }] : [];
  };
  const [worst, ...others] = deepestFirst('grows');
  const [draining, ...drainingToo] = deepestFirst('drains');
  const said: Said[] = [];
  if (worst) {
    const cause = isHarmed(frame) || !tooFew(worst.pool) ? '' : causeText(lane, worst.pool, 'worker');
    const waits = countOf(worst.depth, 'message waits', 'messages wait');
    said.push(
      {
        about: `${letter} ${worst.pool.id} short ${worst.bound}`,
        text: `${queueOf(worst)} ${worst.bound ?? 'grows'}: ${waits}. ${cause}`.trim(),
      },
      ...also(
        others.filter(({ bound }) => bound === null),
        ['grows', 'grow'],
        'others',
      ),
    );
  }
  if (draining) {
    const left = countOf(draining.depth, 'message');
    said.push(
      { about: `${letter} ${draining.pool.id} drains`, text: `${queueOf(draining)} drains: ${left} left.` },
      ...also(drainingToo, ['drains', 'drain'], 'drain'),
    );
  }
  if (said.length > 0) return said;
  // Queues that lose their messages otherwise than by having them handled do not keep up.
  const isTroubled = frame.queues.some(({ dropped, deadLettered }) => dropped + deadLettered > 0);
  return isTroubled ? [] : [{ about: `${letter} keeps up`, text: `${letter}’s queues keep up.` }];
}

/** What has become of messages that could not be handled, and what has been done twice. */
function lossSaid({ letter, scenario, frame }: NarratedLane): Said[] {
  const said: Said[] = [];
  const resting = frame.components.reduce((sum, { backingOff }) => sum + backingOff, 0);
  const dead = frame.queues
    .filter(({ deadLettersFrom, deadLettersTo }) => deadLettersFrom.length > 0 && deadLettersTo.length === 0)
    .reduce((sum, { ready }) => sum + ready, 0);
  const dropped = frame.queues.reduce((sum, queue) => sum + queue.dropped, 0);
  if (resting > 0) {
    const messages = countOf(resting, 'message is', 'messages are');
    said.push({ about: `${letter} rests`, text: `In ${letter} ${messages} held back before the next attempt.` });
  }
  if (dead > 0) {
    const letters = countOf(dead, 'dead letter waits', 'dead letters wait');
    said.push({ about: `${letter} dead`, text: `In ${letter} ${letters} for somebody to look at them.` });
  }
  if (dropped > 0) {
    const messages = countOf(dropped, 'message has', 'messages have');
    said.push({ about: `${letter} loses`, text: `In ${letter} ${messages} been lost for good.` });
  }
  const { again, storedTwice } = frame.orders;
  if (again > 0) {
    const twice =
      storedTwice > 0 ? `; ${countOf(storedTwice, 'customer has', 'customers have')} two orders stored` : '';
    const orders = countOf(again, 'order was', 'orders were');
    said.push({ about: `${letter} again`, text: `In ${letter} ${orders} placed again after an error${twice}.` });
  }
  for (const { id, products } of frame.components) {
    if (products === null || products.stale === 0) continue;
    const pages = countOf(products.stale, 'page that was', 'pages that were');
    said.push({
      about: `${letter} ${id} old`,
      text: `${ownerTitle(scenario, id)} of ${letter} gave ${pages} out of date.`,
    });
  }
  for (const { id, kind, duplicates } of frame.components) {
    if (kind !== 'service' || duplicates === 0) continue;
    const orders = countOf(duplicates, 'time', 'times');
    said.push({
      about: `${letter} ${id} twice`,
      text: `${ownerTitle(scenario, id)} did the same again ${orders} in ${letter}.`,
    });
  }
  return said;
}

/** What a fault does to a lane: errors where the customer waits for the call, second tries where a queue does. */
function harmSaid({ letter, frame }: NarratedLane): Said[] {
  if (!isHarmed(frame)) return [];
  const { failed } = frame.orders;
  const redelivered = frame.queues.reduce((sum, queue) => sum + queue.redelivered, 0);
  const said: Said[] = [];
  if (failed > 0)
    said.push({ about: `${letter} fails`, text: `${countOf(failed, 'customer')} of ${letter} got an error.` });
  if (redelivered > 0) {
    const tries = countOf(redelivered, 'delivery', 'deliveries');
    said.push({ about: `${letter} retries`, text: `In ${letter} messages go back to their queue: ${tries} again.` });
  }
  return said;
}

const FAULTS: Record<string, string> = {
  down: 'is down',
  slow: 'is slow',
  errors: 'returns errors',
  hang: 'does not answer',
  'rate-limit': 'takes only so many calls a second',
  'replica-down': 'has lost a server',
};

/** Each fault in force once, with the lanes that have it. */
function faultsSaid(lanes: NarratedLane[]): Said[] {
  const found = new Map<string, string[]>();
  for (const { letter, scenario, frame } of lanes) {
    for (const { id, faults } of frame.components) {
      for (const fault of faults) {
        const what = `${ownerTitle(scenario, id)} ${FAULTS[fault] ?? fault}`;
        found.set(what, [...(found.get(what) ?? []), letter]);
      }
    }
  }
  return [...found].map(([what, letters]) => ({
    about: `${what} ${letters}`,
    text: letters.length > 1 ? `${what} in both.` : `${what} in ${letters}.`,
  }));
}

function laneSaid(lane: NarratedLane): Said[] {
  const server = lane.frame.components.find(({ kind }) => kind === 'server');
  return [...(server ? serverSaid(lane, server) : []), ...poolSaid(lane)];
}

export const trafficNarration = (lanes: NarratedLane[]): Said[] => [
  ...faultsSaid(lanes),
  ...lanes.flatMap(harmSaid),
  ...lanes.flatMap(lossSaid),
  ...lanes.flatMap(laneSaid),
];
