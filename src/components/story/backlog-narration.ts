// Where work piles up: which pool's queues grow or drain, why, and what its workers hold back from each other.
import type { ComponentFrame, LaneFrame } from '../../protocol/frame.ts';
import type { Scenario, WorkerPool } from '../../scenario/scenario.ts';
import { capital, countOf, countText, listText, msText } from '../shared/format.ts';
import { ownerTitle, poolLabel } from '../shared/labels.ts';
import type { NarratedLane } from './narration.ts';
import { causeText, isHarmed, type Said, tooFew } from './said.ts';

/** A pool with the messages that wait for it, and which way they go. */
interface Backlog {
  pool: ComponentFrame;
  depth: number;
  turn: 'grows' | 'drains' | 'holds';
  /** What it does instead of growing for ever: it is nearly full, or lets go of what waits too long. */
  bound: string | null;
  /** How many queues it takes from. */
  queues: number;
  /** Whether its workers have in hand whatever they hold. */
  concurrent: boolean;
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
  // A long run has long intervals, and the one that is still filling is no past.
  const then = Math.min(Math.floor((atMs - LOOK_BACK_MS) / series.intervalMs), series.count - 2);
  return series.ready[queue]?.[then] ?? null;
}

const queuesOf = ({ queue, also = [] }: WorkerPool): string[] => [queue, ...also.map((one) => one.queue)];

/** Too few workers for what comes make a queue grow; so does what no rate tells, as work that fails and comes back. */
function backlogOf(pool: ComponentFrame, { scenario, frame }: NarratedLane): Backlog {
  const component = scenario.components[pool.id];
  const names = component?.kind === 'workers' ? queuesOf(component) : [];
  const sum = (of: (name: string) => number) => names.reduce((all, name) => all + of(name), 0);
  const readyOf = (name: string) => frame.queues.find((queue) => queue.name === name)?.ready ?? 0;
  const depth = sum(readyOf);
  const isLong = depth > (pool.capacity ?? 0);
  const rises = isLong && depth > sum((name) => depthBefore(frame, name) ?? readyOf(name));
  const grows = rises || (depth > 0 && (tooFew(pool) || pool.faults.includes('down')));
  const turn = grows ? 'grows' : isLong ? 'drains' : 'holds';
  const [name = ''] = names;
  const bound = names.length === 1 ? boundOf(scenario, name, depth) : null;
  const concurrent = component?.kind === 'workers' && component.handling === 'concurrent';
  return { pool, depth, turn, bound, queues: names.length, concurrent };
}

/** One at a time, and yet more are held than are in hand: what has been delivered is never taken over by another worker. */
const hoards = ({ pool, concurrent }: Backlog): boolean => !concurrent && pool.held > (pool.capacity ?? 0);

export function poolSaid(lane: NarratedLane): Said[] {
  const { letter, scenario, frame } = lane;
  const backlogs = frame.components.filter(({ kind }) => kind === 'workers').map((pool) => backlogOf(pool, lane));
  if (backlogs.length === 0) return [];
  const deepestFirst = (turn: Backlog['turn']) =>
    backlogs.filter((one) => one.turn === turn).sort((one, other) => other.depth - one.depth);
  const nameOf = ({ pool }: Backlog) => poolLabel(ownerTitle(scenario, pool.id)).toLowerCase();
  const queueOf = (backlog: Backlog, verb: string) =>
    backlog.queues === 1
      ? `${letter}’s ${nameOf(backlog)} queue ${verb}s`
      : `${letter}’s ${nameOf(backlog)} queues ${verb}`;
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
        text: `${worst.bound ? `${letter}’s ${nameOf(worst)} queue ${worst.bound}` : queueOf(worst, 'grow')}: ${waits}. ${cause}`.trim(),
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
      { about: `${letter} ${draining.pool.id} drains`, text: `${queueOf(draining, 'drain')}: ${left} left.` },
      ...also(drainingToo, ['drains', 'drain'], 'drain'),
    );
  }
  for (const { pool } of backlogs.filter(hoards)) {
    const workers = countOf(pool.capacity ?? 0, 'worker').replace(/^\S+ /, '');
    const holds = pool.capacity === 1 ? 'holds' : 'hold';
    const messages = countOf(pool.held, 'message');
    const name = poolLabel(ownerTitle(scenario, pool.id)).toLowerCase();
    said.push({
      about: `${letter} ${pool.id} hoards`,
      text: `${letter}’s ${name} ${workers} ${holds} ${messages}, which nobody else can take.`,
    });
  }
  if (said.length > 0) return said;
  // Queues that lose their messages otherwise than by having them handled do not keep up, nor do those that stand still.
  const isTroubled =
    frame.queues.some(({ dropped, deadLettered }) => dropped + deadLettered > 0) ||
    frame.components.some(({ kind, faults }) => (kind === 'rabbitmq' || kind === 'workers') && faults.includes('down'));
  return isTroubled ? [] : [{ about: `${letter} keeps up`, text: `${letter}’s queues keep up.` }];
}
