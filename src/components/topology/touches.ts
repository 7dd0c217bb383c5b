// What the followed order did at each component, from its facts: what is under way there, and when it was last done.
import type { Fact } from '../../protocol/fact.ts';

export interface Touch {
  /** Calls and handlings under way, oldest first. */
  running: { label: string; fromMs: number; from: string }[];
  /** When the last one ended well; null before. */
  doneMs: number | null;
  failedMs: number | null;
}

export interface Followed {
  placedMs: number | null;
  repliedMs: number | null;
  failedMs: number | null;
  goneMs: number | null;
  touches: Map<string, Touch>;
  /** `from>to` of calls and publishes under way. */
  open: string[];
}

function touchOf(followed: Followed, component: string): Touch {
  let touch = followed.touches.get(component);
  if (!touch) {
    touch = { running: [], doneMs: null, failedMs: null };
    followed.touches.set(component, touch);
  }
  return touch;
}

function end(touch: Touch, from: string, atMs: number, failed: boolean): void {
  const index = touch.running.findIndex((one) => one.from === from);
  if (index >= 0) touch.running.splice(index, 1);
  if (failed) touch.failedMs = atMs;
  else touch.doneMs = atMs;
}

function fold(followed: Followed, fact: Fact): void {
  const { atMs } = fact;
  switch (fact.type) {
    case 'order-placed':
      followed.placedMs = atMs;
      return;
    case 'replied':
      followed.repliedMs = atMs;
      return;
    case 'order-failed':
      followed.failedMs = atMs;
      return;
    case 'customer-gone':
      followed.goneMs = atMs;
      return;
    case 'call-started':
      touchOf(followed, fact.to).running.push({ label: fact.label, fromMs: atMs, from: fact.from });
      return;
    case 'call-ended':
    case 'call-failed':
      return end(touchOf(followed, fact.to), fact.from, atMs, fact.type === 'call-failed');
    case 'publish-started':
      touchOf(followed, fact.broker).running.push({ label: fact.label, fromMs: atMs, from: fact.component });
      return;
    case 'publish-confirmed':
      return end(touchOf(followed, fact.broker), fact.component, atMs, false);
    case 'handling-started':
      touchOf(followed, fact.component).running.push({ label: fact.queue, fromMs: atMs, from: '' });
      return;
    case 'message-acknowledged':
      return end(touchOf(followed, fact.component), '', atMs, false);
    case 'message-requeued':
    case 'backing-off':
    case 'message-republished':
      return end(touchOf(followed, fact.component), '', atMs, true);
    case 'message-dead-lettered':
    case 'message-dropped':
      return endOfQueue(followed, fact.queue, atMs);
    default:
  }
}

/** Whoever has a message of this queue in hand has it no longer. */
function endOfQueue(followed: Followed, queue: string, atMs: number): void {
  for (const touch of followed.touches.values()) {
    const has = touch.running.some(({ label, from }) => label === queue && from === '');
    if (has) end(touch, '', atMs, true);
  }
}

const known = new WeakMap<readonly Fact[], Followed>();

/** Folded once for each list of facts, however many nodes ask. */
export function followedOf(facts: readonly Fact[]): Followed {
  let followed = known.get(facts);
  if (!followed) {
    followed = { placedMs: null, repliedMs: null, failedMs: null, goneMs: null, touches: new Map(), open: [] };
    for (const fact of facts) fold(followed, fact);
    for (const [to, { running }] of followed.touches)
      for (const { from } of running) if (from !== '') followed.open.push(`${from}>${to}`);
    known.set(facts, followed);
  }
  return followed;
}
