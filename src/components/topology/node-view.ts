// What a node says and which state it is in, from a frame. Flat and small, so that a node is rendered anew only when
// what it shows has changed. Pure.
import type { ComponentFrame, LaneFrame, ProductsFrame } from '../../protocol/frame.ts';
import { countText, decimalText, msText, percentText } from '../shared/format.ts';
import { followedOf, type Touch } from './touches.ts';

/**
 * The state that is seen before the name is read. `trip`: the customer's own way, in the lane's colour; `ill`: works, but
 * not as it should.
 */
export type Tone = 'off' | 'calm' | 'trip' | 'hand' | 'done' | 'retry' | 'ill' | 'dead';

export interface NodeView {
  tone: Tone;
  /** What stands beside or under the name, and what is dropped first where there is no room for both: "done at" 100 ms. */
  text: string;
  word: string;
  /** Where it is given, the text is the time since: "1,240 ms". */
  fromMs: number | null;
  /** The end of what is under way: "1,140 of 2,000". */
  toMs: number | null;
  /** Between the two numbers of a progress. */
  joint: 'of' | '/';
  /** A second, less important clause; '' where there is none. */
  aside: string;
  /** Whether the aside is alarming. */
  isAlarming: boolean;
  busy: number;
  capacity: number | null;
  /** Where nothing is under way and the last thing that happened is told: when that was. */
  endedMs: number | null;
}

const view = (tone: Tone, text: string, rest: Partial<NodeView> = {}): NodeView => ({
  tone,
  text,
  word: '',
  fromMs: null,
  toMs: null,
  joint: 'of',
  aside: '',
  isAlarming: false,
  busy: 0,
  capacity: null,
  endedMs: null,
  ...rest,
});

export const offView = view('off', 'not used by this scenario');

/** One order alone is told in its own milliseconds; many are told in numbers. */
export const isSingle = (frame: LaneFrame): boolean => frame.orders.placed <= 1;

/** Only one order is about, and who is busy is busy with it now: not with other work of the shop. */
function isOfOne(frame: LaneFrame, { id, busy, backingOff }: ComponentFrame): boolean {
  if (!isSingle(frame)) return false;
  const touch = followedOf(frame.followed).touches.get(id);
  return busy <= (touch?.running.length ?? 0) || (touch !== undefined && backingOff > 0);
}

export function clientView(frame: LaneFrame): NodeView {
  const { orders } = frame;
  const waiting = Math.max(0, orders.placed - orders.replied - orders.failed - orders.gone);
  if (!isSingle(frame)) {
    const aside = waiting > 0 ? `${countText(waiting)} waiting` : '';
    return view(waiting > 0 ? 'trip' : 'calm', `${decimalText(orders.perSecond)}/s`, { word: 'orders', aside });
  }
  const { placedMs, repliedMs, failedMs, goneMs } = followedOf(frame.followed);
  if (placedMs === null) return view('calm', orders.placed === 0 ? 'no order yet' : '');
  if (goneMs !== null) return view('dead', msText(goneMs - placedMs), { word: 'left after' });
  if (failedMs !== null) return view('dead', msText(failedMs - placedMs), { word: 'error at' });
  if (repliedMs !== null) return view('trip', msText(repliedMs - placedMs), { word: 'waited' });
  return view('trip', '', { word: 'waiting', fromMs: placedMs });
}

export function serverView(frame: LaneFrame, component: ComponentFrame): NodeView {
  const { busy, capacity, waiting } = component;
  const numbers = { busy, capacity };
  const down = component.replicasDown.length;
  const aside = waiting > 0 ? `${countText(waiting)} waiting` : down > 0 ? `${countText(down)} down` : '';
  if (isDown(component)) return view('dead', healthText(component), { ...numbers, aside, isAlarming: true });
  const text = busy === 0 ? 'free' : `${countText(busy)}/${countText(capacity ?? busy)}`;
  const tone = busy > 0 && isSingle(frame) ? 'trip' : busy > 0 ? 'hand' : 'calm';
  return view(tone, text, { ...numbers, aside, isAlarming: waiting + down > 0 });
}

/** One of several servers drawn by themselves: its own slots. */
export function replicaView(frame: LaneFrame, component: ComponentFrame, replica: number, slots: number): NodeView {
  const busy = component.replicas[replica];
  if (busy === undefined) return view('off', 'taken away');
  if (component.replicasDown.includes(replica))
    return view('dead', 'DOWN', { busy, capacity: slots, isAlarming: true });
  return serverView(frame, { ...component, busy, capacity: slots, waiting: 0, replicasDown: [] });
}

export function callView(frame: LaneFrame, component: ComponentFrame): NodeView {
  const { busy, capacity, waiting } = component;
  const numbers = { busy, capacity };
  const aside = waiting > 0 ? `${countText(waiting)} waiting` : '';
  const health = healthText(component);
  if (health !== '') {
    const tone = isDown(component) ? 'dead' : 'ill';
    return view(tone, health, { ...numbers, aside: aside || callsText(component), isAlarming: true });
  }
  if (component.products !== null && component.products.as !== 'primary')
    return copiesView(component, component.products);
  if (isOfOne(frame, component)) {
    const single = singleCall(frame, component, followedOf(frame.followed).touches.get(component.id));
    return { ...single, ...numbers };
  }
  return view(busy > 0 ? 'hand' : 'calm', callsText(component) || 'idle', {
    ...numbers,
    aside,
    isAlarming: waiting > 0,
  });
}

/** How many of its copies are out of date now comes first; then a cache's hits, or that a replica is up to date. */
function copiesView({ busy, capacity }: ComponentFrame, { as, reads, misses, behind }: ProductsFrame): NodeView {
  const hits = reads + misses === 0 ? 'empty' : `${percentText(reads / (reads + misses))} hits`;
  const usual = as === 'cache' ? hits : 'up to date';
  if (behind === 0) return view(busy > 0 ? 'hand' : 'calm', usual, { capacity });
  return view('ill', `${countText(behind)} old`, { capacity, aside: as === 'cache' ? hits : '' });
}

/** One order alone: the call under way with its progress, or when it was done. */
function singleCall(frame: LaneFrame, component: ComponentFrame, touch: Touch | undefined): NodeView {
  const running = touch?.running[0];
  if (running) {
    const call = component.calls.find((one) => one.startedAtMs === running.fromMs);
    return view('hand', '', { word: running.label, fromMs: running.fromMs, toMs: call?.endsAtMs ?? null });
  }
  if (touch?.failedMs != null && touch.failedMs > (touch.doneMs ?? -1))
    return view('ill', msText(touch.failedMs), { word: 'failed at', isAlarming: true, endedMs: touch.failedMs });
  if (touch?.doneMs != null) return view('done', msText(touch.doneMs), { word: 'done at', endedMs: touch.doneMs });
  return view('calm', frame.orders.open > 0 ? 'not reached yet' : 'idle');
}

const callsText = ({ busy, capacity }: ComponentFrame): string => {
  if (busy === 0) return '';
  return capacity === null ? `${countText(busy)} in call` : `${countText(busy)} of ${countText(capacity)}`;
};

export function workersView(frame: LaneFrame, component: ComponentFrame): NodeView {
  const { busy, capacity, held, backingOff } = component;
  const numbers = { busy, capacity };
  const crashed = component.workers.filter(({ state }) => state === 'crashed').length;
  const silent = component.workers.filter(({ state }) => state === 'hung' || state === 'cut-off').length;
  if (isDown(component)) {
    const text = component.faults.includes('down') ? 'all killed' : 'all stopped';
    return view('dead', text, { ...numbers, isAlarming: true });
  }
  if (isOfOne(frame, component)) {
    const touch = followedOf(frame.followed).touches.get(component.id);
    const resting = component.workers.find((one) => one.state === 'backing-off');
    if (resting)
      return view('retry', '', {
        ...numbers,
        word: 'backs off',
        joint: '/',
        fromMs: resting.startedAtMs,
        toMs: resting.endsAtMs,
      });
    const worker = component.workers.find((one) => one.state !== 'idle' && one.orderId !== null);
    if (touch?.running[0] && worker)
      return view('hand', '', {
        ...numbers,
        word: `order ${worker.orderId} ·`,
        joint: '/',
        fromMs: worker.startedAtMs,
        toMs: worker.endsAtMs,
      });
    if (touch?.failedMs != null && touch.failedMs > (touch.doneMs ?? -1))
      return view('retry', msText(touch.failedMs), { word: 'failed at', ...numbers });
    if (touch?.doneMs != null) return view('done', msText(touch.doneMs), { word: 'done at', ...numbers });
    return view('calm', 'idle', numbers);
  }
  const resting = backingOff > 0 ? `${countText(backingOff)} backing off` : '';
  const holds = held > (capacity ?? 0) ? `holds ${countText(held)}` : '';
  const lost = crashed > 0 ? `${countText(crashed)} killed` : silent > 0 ? `${countText(silent)} cut off` : '';
  const aside = lost || resting || holds;
  const tone = backingOff > 0 ? 'retry' : busy > 0 ? 'hand' : lost ? 'ill' : 'calm';
  const rest = { ...numbers, word: 'busy', aside, isAlarming: lost !== '' };
  return busy > (capacity ?? 0)
    ? view(tone, `${countText(busy)} in hand`, { ...rest, word: '' })
    : view(tone, `${countText(busy)} / ${countText(capacity ?? 0)}`, rest);
}

const LONG_WAIT_MS = 9_999;

const HEALTH: Record<string, string> = {
  down: 'DOWN',
  hang: 'not answering',
  errors: 'some errors',
  slow: 'slow',
  'rate-limit': 'limited',
  'replica-down': 'one down',
};
const isDown = ({ faults }: ComponentFrame) => faults.includes('down') || faults.includes('hang');

/** The worst fault in force, in a word; '' where there is none. */
export function healthText({ faults }: ComponentFrame): string {
  const worst = ['down', 'hang', 'errors', 'rate-limit', 'slow'].find((fault) => faults.includes(fault)) ?? faults[0];
  return worst === undefined ? '' : (HEALTH[worst] ?? worst);
}

const URGENCY: Tone[] = ['off', 'calm', 'done', 'trip', 'hand', 'retry', 'ill', 'dead'];

/** What is over, however it ended, is less urgent than what is under way or out of order now. */
const urgencyOf = ({ tone, endedMs }: NodeView) => URGENCY.indexOf(endedMs === null ? tone : 'done');

const goesBefore = (one: NodeView, other: NodeView): boolean =>
  urgencyOf(one) === urgencyOf(other) ? (one.endedMs ?? 0) > (other.endedMs ?? 0) : urgencyOf(one) > urgencyOf(other);

/** A node that is several components shows the one in which most is going on; of what is over, the last; the first of equals. */
export function mostUrgent(views: readonly NodeView[]): NodeView {
  return views.reduce((best, next) => (goesBefore(next, best) ? next : best), views[0] ?? offView);
}

/** The part of a view that is never dropped, at an instant. */
export function viewText({ text, fromMs, toMs, joint }: NodeView, clockMs: number): string {
  if (fromMs === null) return text;
  const sinceMs = Math.max(0, Math.floor(clockMs - fromMs));
  if (toMs === null) return `${countText(sinceMs)} ms`;
  const wholeMs = toMs - fromMs;
  const unit = joint === 'of' ? ' ms' : '';
  return `${countText(Math.min(sinceMs, wholeMs))} ${joint} ${countText(wholeMs)}${unit}`;
}

/** The longest that `viewText` can become, so that it need not come and go as numbers grow. */
export const longestText = (view: NodeView): string => viewText(view, view.toMs ?? (view.fromMs ?? 0) + LONG_WAIT_MS);

/** All of it in words. */
export const wholeText = (view: NodeView, clockMs: number): string =>
  [[view.word, viewText(view, clockMs)].join(' ').trim(), view.aside].filter((part) => part !== '').join(', ');
