// What a person does with dead letters: move them back to the queue they came from, all at once or so many a second, or
// give them up. A replayed message is a new one in its old queue; whether it keeps its count of retries is a choice.
import { onGrid } from '../kernel/grid.ts';
import { lose } from './dead-letters.ts';
import { EVENT } from './events.ts';
import { ENTRY, FACT, REMOVAL } from './fact-log.ts';
import { NONE, NOW, type World } from './world.ts';

export interface ReplayWish {
  queue: number;
  /** So many; 0: all that are there now. */
  count: number;
  /** 0: all at once. */
  perSecond: number;
  keepRetryCount: boolean;
}

/** Begins a replay. `cause` is the fact that asked for it. */
export function startReplay(w: World, { queue, count, perSecond, keepRetryCount }: ReplayWish, cause: number): void {
  const { replays, queues } = w;
  const wanted = count === 0 ? queues.ready[queue] : Math.min(count, queues.ready[queue]);
  if (wanted === 0) return;
  if (perSecond === 0) {
    for (let done = 0; done < wanted; done++) replayHead(w, queue, keepRetryCount, cause);
    return;
  }
  const replay = replays.rows.take();
  replays.queue[replay] = queue;
  replays.left[replay] = wanted;
  replays.keeps[replay] = keepRetryCount ? 1 : 0;
  replays.gapMs[replay] = Math.max(onGrid(1_000 / perSecond), onGrid(1));
  replays.fact[replay] = cause;
  replayNext(w, replay);
}

/** The next dead letter's turn; the replay is over when none is left of those it was to move. */
export function replayNext(w: World, replay: number): void {
  const { replays, queues } = w;
  const queue = replays.queue[replay];
  if (queues.ready[queue] > 0) replayHead(w, queue, replays.keeps[replay] === 1, replays.fact[replay]);
  if (--replays.left[replay] <= 0 || queues.ready[queue] === 0) return replays.rows.give(replay);
  w.core.schedule(w.scalars[NOW] + replays.gapMs[replay], EVENT.replays, replay, 0);
}

function replayHead(w: World, queue: number, keepRetryCount: boolean, cause: number): void {
  const { messages, headers, queues, model } = w;
  const message = w.core.takeHead(queue);
  const root = messages.root.at(message);
  const known = messages.header.at(message);
  const from = headers.died.at(known);
  w.core.dispatchSoon(queue);
  // One that never died elsewhere has nowhere to go back to: it stays, at the tail.
  const target = from === NONE || queues.deleted[from] === 1 ? queue : from;
  queues.delivered[queue]++;
  queues.acknowledged[queue]++;
  const fact = w.core.tell(FACT.messageReplayed, root, cause, 0, queue, target, messages.id.at(message), 0);
  const copy = w.core.newMessage(target, root, model.queues[target].key);
  const header = w.core.ownHeader(copy);
  headers.retries.put(header, keepRetryCount ? headers.retries.at(known) : 0);
  headers.priority.put(header, headers.priority.at(known));
  headers.transient.put(header, headers.transient.at(known));
  headers.deaths.put(header, headers.deaths.at(known));
  headers.died.put(header, headers.died.at(known));
  headers.reason.put(header, headers.reason.at(known));
  messages.tried.put(copy, messages.tried.at(message));
  w.core.enterQueue(copy, fact, ENTRY.replay, Infinity);
  w.core.freeMessage(message);
  w.core.discharge(root, fact);
}

/** Gives dead letters up: their orders are settled with loss. */
export function discard(w: World, queue: number, count: number, cause: number): void {
  const { queues } = w;
  const wanted = count === 0 ? queues.ready[queue] : Math.min(count, queues.ready[queue]);
  for (let done = 0; done < wanted; done++) lose(w, w.core.takeHead(queue), REMOVAL.discarded, cause);
  w.core.dispatchSoon(queue);
}
