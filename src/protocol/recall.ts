// Questions about what was told, however long ago, and their answers. Facts that are no longer kept are told again by
// replay. `until` is how many facts of a lane count: what was told later is not looked at.
import type { Fact, FactType } from './fact.ts';
import type { Rehearsal, RehearsalQuery } from './rehearsal.ts';

/** What a list of facts is narrowed to; what is left out does not narrow. */
export interface FactFilter {
  order?: number;
  queue?: string;
  component?: string;
  worker?: number;
  types?: readonly FactType[];
  /** Anywhere in the fact's sentence, or in any name in it. */
  text?: string;
}

/** A fact, and the lane that told it. */
export interface Told {
  lane: number;
  fact: Fact;
}

/** Facts of some lanes in the run's order: `forwards` from these ids on, or backwards from just before them. */
export interface PageQuery {
  ask: 'page';
  lanes: number[];
  /** By lane. */
  from: number[];
  until: number[];
  forwards: boolean;
  filter: FactFilter;
  limit: number;
}
/** Everything told of one order in a lane. */
export interface OrderQuery {
  ask: 'order';
  lane: number;
  orderId: number;
  until: number;
}
export interface FactQuery {
  ask: 'fact';
  lane: number;
  id: number;
}
/** The orders answered within an interval whose wait is nearest to a number. */
export interface AnsweredQuery {
  ask: 'answered';
  lane: number;
  until: number;
  fromMs: number;
  untilMs: number;
  nearMs: number;
  limit: number;
}
/** The orders that held a component's slots, connections or workers, and for how long. */
export interface HeldQuery {
  ask: 'held';
  lane: number;
  until: number;
  atMs: number;
  component: string;
  limit: number;
}
/** The orders whose messages were ready in a queue at an instant. */
export interface ReadyQuery {
  ask: 'ready';
  lane: number;
  until: number;
  atMs: number;
  queue: string;
  limit: number;
}
export type Query = PageQuery | OrderQuery | FactQuery | AnsweredQuery | HeldQuery | ReadyQuery | RehearsalQuery;

export interface OrderShare {
  orderId: number;
  ms: number;
  /** Since when, or when it was answered. */
  atMs: number;
  /** Whether it still goes on. */
  open: boolean;
}

export interface Shares {
  /** The largest, or those nearest to the number asked for, at most as many as asked for. */
  orders: OrderShare[];
  /** Of all of them. */
  count: number;
  msTotal: number;
}

export type AnswerOf<Q extends Query> = Q extends PageQuery
  ? { told: Told[] }
  : Q extends OrderQuery
    ? { facts: Fact[] }
    : Q extends FactQuery
      ? { fact: Fact | null }
      : Q extends RehearsalQuery
        ? Rehearsal
        : Shares;
