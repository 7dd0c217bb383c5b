// What a component is and does, in a sentence, from its own figures.
import type { Component, Keeps, Traffic, WorkerPool } from '../../scenario/scenario.ts';
import { countOf, countText, listText, msText } from '../shared/format.ts';

export function aboutComponent(component: Component): string {
  switch (component.kind) {
    case 'client':
      return 'Where orders come from. The customer’s clock runs from the order to its answer.';
    case 'server':
      return `${countOf(component.replicas, 'server')} of ${countOf(component.slots, 'slot')} each. A request holds its slot until it is answered, also while the server waits for what it calls.`;
    case 'store':
      if (component.keeps && component.keeps.as !== 'primary') return aboutCopies(component.keeps);
      return `A database with ${countOf(component.connections, 'connection')}. An operation holds one from its start to its end; further ones wait.`;
    case 'service':
      return component.concurrency === undefined
        ? 'Answers each call after its latency, and takes any number of them at once.'
        : `Answers each call after its latency, and takes ${countText(component.concurrency)} of them at once; further ones wait.`;
    case 'rabbitmq':
      return 'Confirms what is published, copies it into every bound queue, and pushes it to workers up to their prefetch.';
    case 'workers':
      return `${countOf(component.count, 'identical worker')} on ${queuesText(component)}. A message stays in the queue, unacknowledged, until its worker is done.`;
  }
}

function aboutCopies(keeps: Exclude<Keeps, { as: 'primary' }>): string {
  if (keeps.as === 'replica')
    return `Copies of the database that hear of each change ${msText(keeps.lagMs)} later. Whoever reads a product here before that sees the old one.`;
  const time = keeps.ttlMs === undefined ? 'for ever' : `for ${msText(keeps.ttlMs)}`;
  const deleted = keeps.deletes
    ? ', or until the worker who changed its product deletes it'
    : ', whatever happens to its product meanwhile';
  return `Keeps each page that was looked up ${time}${deleted}. It compares nothing: what is put here last is shown, even if it is old.`;
}

const queuesText = ({ queue, also = [] }: WorkerPool): string =>
  also.length === 0 ? `the queue ${queue}` : `the queues ${listText([queue, ...also.map((one) => one.queue)])}`;

export function aboutTraffic(traffic: Traffic): string {
  if (traffic.background) return `Other work of the shop, counted apart from its orders. ${PATTERN[traffic.pattern]}`;
  switch (traffic.pattern) {
    case 'one':
      return 'A single order. Turn the rate or choose a pattern to send more.';
    case 'constant':
      return 'Orders at even distances.';
    case 'poisson':
      return 'Orders that come independently of one another: exponential gaps between them.';
    case 'profile':
      return 'Orders whose rate rises and falls as the scenario says.';
  }
}

const PATTERN: Record<Traffic['pattern'], string> = {
  one: 'It comes once.',
  constant: 'It comes at even distances.',
  poisson: 'It comes at random: exponential gaps between one and the next.',
  profile: 'Its rate rises and falls as the scenario says.',
};
