// The headers that a dead letter carries, told from the life of its line: what RabbitMQ would show of it. A worker that
// publishes a message again copies `x-retry-count` and nothing else, so `x-death` begins anew there.
import type { Removal } from '../protocol/fact.ts';
import type { MessageLife, MessageLine } from './lives.ts';

/** One entry of `x-death`: the newest first, one for each queue and reason. */
export interface Death {
  queue: string;
  reason: Removal;
  count: number;
  /** When it died there first. */
  atMs: number;
  /** As the message had been published to that queue; null where that has been forgotten. */
  exchange: string | null;
  routingKey: string | null;
}

export interface DeathHeaders {
  xDeath: Death[];
  firstQueue: string;
  firstReason: Removal;
}

/** Null for a message that has not died, or whose deaths have been forgotten. */
export function deathHeaders(line: MessageLine, messageId: number): DeathHeaders | null {
  const deaths: Death[] = [];
  let first: Death | null = null;
  for (const life of ancestors(line, messageId)) {
    const end = life.stays.at(-1)?.by;
    if (end?.type !== 'message-dead-lettered') continue;
    const known = deaths.find(({ queue, reason }) => queue === life.queue && reason === end.reason);
    const death = known ?? {
      queue: life.queue,
      reason: end.reason,
      count: 0,
      atMs: end.atMs,
      exchange: life.route?.exchange ?? null,
      routingKey: life.route?.routingKey ?? null,
    };
    death.count += 1;
    deaths.splice(0, deaths.length, death, ...deaths.filter((other) => other !== death));
    first ??= death;
  }
  return first ? { xDeath: deaths, firstQueue: first.queue, firstReason: first.reason } : null;
}

/** The messages that this one was before, oldest first, back to where its headers began. */
function ancestors(line: MessageLine, messageId: number): MessageLife[] {
  const byId = new Map(line.messages.map((life) => [life.messageId, life]));
  const found: MessageLife[] = [];
  let life = byId.get(messageId);
  while (life) {
    if (life.messageId !== messageId) found.unshift(life);
    if (life.entry === 'retry' || life.parent === null) break;
    life = byId.get(life.parent);
  }
  return found;
}
