// What happens now under traffic: whether a lane keeps up, and if not, where the work piles up.
import type { ComponentFrame } from '../../protocol/frame.ts';
import type { Component } from '../../scenario/scenario.ts';
import { countOf, countText, msText } from '../shared/format.ts';
import { ownerTitle } from '../shared/labels.ts';
import { poolSaid } from './backlog-narration.ts';
import { lossSaid } from './loss-narration.ts';
import type { NarratedLane } from './narration.ts';
import { causeText, hasOtherWork, isHarmed, type Said, tooFew } from './said.ts';

const isFull = ({ capacity, busy }: ComponentFrame) => capacity !== null && busy >= capacity;
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

/** Of one, and of many. */
const FAULTS: Record<string, readonly [string, string]> = {
  down: ['is down', 'are down'],
  slow: ['is slow', 'are slow'],
  errors: ['returns errors', 'return errors'],
  hang: ['does not answer', 'do not answer'],
  'rate-limit': ['takes only so many calls a second', 'take only so many calls a second'],
  'replica-down': ['has lost a server', 'have lost a server'],
};

const isMany = (component: Component | undefined): boolean =>
  component !== undefined && (component.kind === 'workers' || component.nodes.length > 1);

/** Each fault in force once, with the lanes that have it. */
function faultsSaid(lanes: NarratedLane[]): Said[] {
  const found = new Map<string, string[]>();
  for (const { letter, scenario, frame } of lanes) {
    for (const { id, faults } of frame.components) {
      for (const fault of faults) {
        const verbs = FAULTS[fault];
        const verb = verbs ? verbs[isMany(scenario.components[id]) ? 1 : 0] : fault;
        const what = `${ownerTitle(scenario, id)} ${verb}`;
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

/** What is said of both alike is said once: "A: 6 of 600 slots are held" and the same of B. */
function together([a = [], b = []]: Said[][]): Said[] {
  const ofLane = ({ text }: Said) => text.replace(/^[AB](?=[:’])/, '');
  const common = new Set(a.map(ofLane).filter((text) => b.some((other) => ofLane(other) === text)));
  const merged = a.map((one): Said => {
    const rest = ofLane(one);
    if (!common.has(rest) || rest === one.text) return one;
    return { about: `both ${one.about}`, text: rest.startsWith('’') ? `A’s and B${rest}` : `A and B${rest}` };
  });
  return [...merged, ...b.filter((one) => !common.has(ofLane(one)))];
}

export const trafficNarration = (lanes: NarratedLane[]): Said[] => [
  ...faultsSaid(lanes),
  ...lanes.flatMap(harmSaid),
  ...lanes.flatMap(lossSaid),
  ...together(lanes.map(laneSaid)),
];
