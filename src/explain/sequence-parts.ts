// What a sequence diagram is made of, and who stands in it: everyone whom an order of the scenario may meet.
import type { Component, Scenario, Step } from '../scenario/scenario.ts';

export interface Participant {
  id: string;
  title: string;
  isActor: boolean;
}
export type ArrowKind = 'ask' | 'answer' | 'failure';

export type Item =
  | { do: 'arrow'; kind: ArrowKind; from: string; to: string; lines: string[]; atMs: number; fact: number }
  | { do: 'note'; over: string[]; lines: string[]; atMs: number; fact: number };
export interface Section {
  /** The queue whose message it is about. */
  queue: string;
  items: Item[];
}
export interface SequenceDiagram {
  orderId: number;
  placedAtMs: number;
  participants: Participant[];
  before: Item[];
  parallel: Section[];
  after: Item[];
}

const KINDS: Component['kind'][] = ['client', 'server', 'store', 'rabbitmq', 'workers', 'service'];

function calledIn(steps: readonly Step[]): string[] {
  return steps.flatMap((step): string[] => {
    if (step.do === 'call' || step.do === 'publish') return [step.to];
    if (step.do === 'lookup') return [step.to, ...calledIn(step.miss)];
    if (step.do === 'parallel') return step.branches.flatMap(calledIn);
    return step.do === 'decide' ? [...calledIn(step.then), ...calledIn(step.otherwise)] : [];
  });
}

/** Everyone whom an order may meet, from left to right as the lesson puts them, so that none appears midway. */
export function participantsOf(scenario: Scenario): Participant[] {
  const called = new Set(Object.values(scenario.flows).flatMap(calledIn));
  const met = Object.entries(scenario.components).filter(
    ([id, { kind }]) => kind === 'client' || kind === 'server' || kind === 'workers' || called.has(id),
  );
  return KINDS.flatMap((kind) => met.filter(([, component]) => component.kind === kind)).map(
    ([id, { title, kind }]) => ({
      id,
      title:
        kind === 'client'
          ? 'User'
          : kind === 'server'
            ? title.replace(/s$/, '')
            : title.replace(/ workers$/, ' worker'),
      isActor: kind === 'client',
    }),
  );
}
