// Which step in a message's life a fact is.
import type { Fact, Removal } from '../protocol/fact.ts';
import type { LifeEvent } from './machine.ts';

export type MessageFact = Extract<Fact, { messageId: number }>;

export const isOfMessage = (fact: Fact): fact is MessageFact => 'messageId' in fact;

/** Gone with what held it, not by a rule of its queue. */
const LOST: readonly Removal[] = ['queue-deleted', 'broker-restart', 'worker-crash'];

/** Null where the fact says something of a message without moving it: that its order had been handled before. */
export function eventOf(fact: MessageFact): LifeEvent | null {
  switch (fact.type) {
    case 'message-delayed':
      return { type: 'delay' };
    case 'message-enqueued':
      return { type: 'enqueue' };
    case 'message-delivered':
      return { type: 'deliver' };
    case 'handling-started':
      return { type: 'start' };
    case 'handling-failed':
      return { type: 'fail' };
    case 'backing-off':
      return { type: 'back-off' };
    case 'message-republished':
      return { type: 'republish' };
    case 'message-requeued':
    case 'message-returned':
      return { type: 'requeue' };
    case 'message-acknowledged':
      return { type: 'acknowledge' };
    case 'message-dead-lettered':
      return { type: fact.reason === 'expired' ? 'expire' : 'dead-letter' };
    case 'message-dropped':
      return { type: fact.reason === 'expired' ? 'expire' : LOST.includes(fact.reason) ? 'lose' : 'drop' };
    case 'message-replayed':
      return { type: 'replay' };
    case 'duplicate-handled':
    case 'duplicate-skipped':
      return null;
  }
}
