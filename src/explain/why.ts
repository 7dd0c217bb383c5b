// Why a fact came about: the chain of what led to it, from the newest link to where it began. Where something had to wait,
// the chain stays with its own order, and says who held it up. Pure: whoever asks brings the facts.
import type { Condition, Fact } from '../protocol/fact.ts';
import type { Command, LaneSpec } from '../scenario/run-spec.ts';

export interface Link {
  fact: Fact;
  /** Of another order or message: what had to end before this could begin. */
  heldUpBy: Fact | null;
  /** So many attempts before this link are left out of the chain. */
  attemptsSkipped: number;
}

export interface Known {
  /** Facts of the same order, oldest first. */
  own: readonly Fact[];
  /** Any fact by its id. */
  byId: (id: number) => Promise<Fact | null>;
}

const LINKS_MAX = 60;
/** This many attempts of one message are told; those before them are counted. */
const ATTEMPTS_TOLD = 2;

const orderOf = (fact: Fact): number | null => ('orderId' in fact ? fact.orderId : null);
const messageOf = (fact: Fact): number | null => ('messageId' in fact ? fact.messageId : null);

/** Whether a fact is the beginning of the wait that `ended` ended. */
function beganWaiting(fact: Fact, ended: Fact): boolean {
  switch (ended.type) {
    case 'message-delivered':
      return (
        (fact.type === 'message-enqueued' || fact.type === 'message-requeued') && messageOf(fact) === ended.messageId
      );
    case 'call-started':
      return fact.type === 'call-queued' && fact.label === ended.label;
    default:
      return fact.type === 'request-queued';
  }
}

const lastBefore = (own: readonly Fact[], id: number, fits: (fact: Fact) => boolean): Fact | null => {
  for (let index = own.length - 1; index >= 0; index -= 1) {
    const fact = own[index];
    if (fact && fact.id < id && fits(fact)) return fact;
  }
  return null;
};

/** The link before: the cause where it is the order's own, else the beginning of the wait that another's fact ended. */
async function before(fact: Fact, { own, byId }: Known): Promise<{ next: Fact | null; heldUpBy: Fact | null }> {
  const cause =
    fact.causeId === null ? null : (own.find(({ id }) => id === fact.causeId) ?? (await byId(fact.causeId)));
  const isOwn =
    cause !== null && (orderOf(cause) === null || orderOf(cause) === orderOf(fact)) && sameMessage(cause, fact);
  if (isOwn) return { next: cause, heldUpBy: null };
  return { next: lastBefore(own, fact.id, (one) => beganWaiting(one, fact)), heldUpBy: cause };
}

/** A worker's earlier message may be of the same order, and is another message all the same. */
const sameMessage = (cause: Fact, fact: Fact): boolean =>
  fact.type !== 'message-delivered' || messageOf(cause) === null || messageOf(cause) === messageOf(fact);

export async function chainOf(fact: Fact, known: Known): Promise<Link[]> {
  const links: Link[] = [];
  const attempts = new Map<number, number>();
  let here: Fact | null = fact;
  while (here && links.length < LINKS_MAX) {
    const { next, heldUpBy }: { next: Fact | null; heldUpBy: Fact | null } = await before(here, known);
    const link: Link = { fact: here, heldUpBy, attemptsSkipped: 0 };
    links.push(link);
    here = next;
    if (next?.type !== 'message-requeued') continue;
    const told = (attempts.get(next.messageId) ?? 0) + 1;
    attempts.set(next.messageId, told);
    if (told < ATTEMPTS_TOLD) continue;
    // The attempts before were like these: on to where the message entered its queue.
    const { messageId, id } = next;
    const isAttempt = (one: Fact) => one.type === 'message-requeued' && one.messageId === messageId && one.id <= id;
    link.attemptsSkipped = known.own.filter(isAttempt).length;
    here = lastBefore(known.own, id, (one) => one.type === 'message-enqueued' && one.messageId === messageId);
  }
  return links;
}

/** Since when the circumstance of a fact was so, where a change of the run or a planned fault began it. */
export function conditionSinceMs(condition: Condition, atMs: number, lane: LaneSpec): number | null {
  if (condition.type !== 'fault') return null;
  const { component, fault } = condition;
  const began = lane.commands.flatMap((command: Command) =>
    command.type === 'start-fault' && command.component === component && command.fault.type === fault
      ? [command.atMs]
      : [],
  );
  const planned = lane.scenario.faults.flatMap((one) =>
    one.component === component && one.fault.type === fault ? [one.fromMs] : [],
  );
  const since = Math.max(...[...began, ...planned].filter((startMs) => startMs <= atMs));
  return since === -Infinity ? null : since;
}
