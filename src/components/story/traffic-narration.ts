// What happens now under traffic: whether a lane keeps up, and if not, where the work piles up.
import type { ComponentFrame, LaneFrame } from '../../protocol/frame.ts';
import { countOf, countText, msText } from '../shared/format.ts';
import { ownerTitle, poolLabel } from '../shared/labels.ts';
import type { NarratedLane } from './narration.ts';

/** A sentence, and what it is about: while that stays, only its numbers have changed. */
export interface Said {
  about: string;
  text: string;
}

const isFull = ({ capacity, busy }: ComponentFrame) => capacity !== null && busy >= capacity;
const tooFew = ({ capacity, offered }: ComponentFrame) => capacity !== null && offered > capacity;

function serverSentence({ letter }: NarratedLane, server: ComponentFrame, { orders }: LaneFrame): Said {
  const { capacity, busy, waiting } = server;
  const slots = countOf(capacity ?? 0, 'slot');
  if (isFull(server) && waiting > 0) {
    const line = `${countOf(waiting, 'order')} ${waiting === 1 ? 'waits' : 'wait'} in line`;
    return {
      about: `${letter} overloaded`,
      text: `${letter}: all ${slots} are held and ${line}. The oldest open order is ${msText(orders.oldestOpenMs)} old.`,
    };
  }
  const wait =
    orders.customerMs.count > 0 ? ` Half the customers are answered within ${msText(orders.customerMs.p50)}.` : '';
  return { about: `${letter} serves`, text: `${letter}: ${countText(busy)} of ${slots} are held.${wait}` };
}

function poolSentence(lane: NarratedLane, { components, queues }: LaneFrame): Said | null {
  const { letter, scenario } = lane;
  const pools = components.filter(({ kind }) => kind === 'workers');
  const depth = (pool: ComponentFrame) => {
    const component = scenario.components[pool.id];
    return component?.kind === 'workers' ? (queues.find(({ name }) => name === component.queue)?.ready ?? 0) : 0;
  };
  const deepest = [...pools].sort((one, other) => depth(other) - depth(one))[0];
  if (!deepest) return null;
  const name = poolLabel(ownerTitle(scenario, deepest.id)).toLowerCase();
  const waiting = countOf(depth(deepest), 'message');
  const short = pools.filter(tooFew);
  if (tooFew(deepest) && depth(deepest) > 0) {
    const needs = countText(Math.ceil(deepest.offered));
    const others =
      short.length > 1 ? ` ${countOf(short.length - 1, 'other pool is', 'other pools are')} too small as well.` : '';
    return {
      about: `${letter} ${deepest.id} short`,
      text: `Its ${name} pool has ${countText(deepest.capacity ?? 0)} workers and needs ${needs}: ${waiting} wait, and the queue grows.${others}`,
    };
  }
  if (depth(deepest) > (deepest.capacity ?? 0)) {
    return { about: `${letter} ${deepest.id} drains`, text: `Its ${name} queue drains: ${waiting} left.` };
  }
  return { about: `${letter} keeps up`, text: 'Its queues keep up.' };
}

const FAULTS: Record<string, string> = {
  down: 'is down',
  slow: 'is slow',
  errors: 'returns errors',
  hang: 'does not answer',
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

function laneSaid(lane: NarratedLane): Said {
  const server = lane.frame.components.find(({ kind }) => kind === 'server');
  const pools = poolSentence(lane, lane.frame);
  const said = [...(server ? [serverSentence(lane, server, lane.frame)] : []), ...(pools ? [pools] : [])];
  return { about: said.map(({ about }) => about).join(', '), text: said.map(({ text }) => text).join(' ') };
}

export const trafficNarration = (lanes: NarratedLane[]): Said[] => [...faultsSaid(lanes), ...lanes.map(laneSaid)];
