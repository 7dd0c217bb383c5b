// The parts of a link that have a name of their own: seed, times, the view, the caption.
import { ok, type Result, wrong } from '../protocol/issue.ts';
import { timeOf } from '../scenario/duration.ts';
import { HORIZON_MS_MAX } from '../scenario/limits.ts';
import { unescaped } from './escape.ts';
import { CAPTION_CHARS_MAX, type Link } from './link.ts';
import { laneFrom } from './side-by-side.ts';

const NAMES =
  'seed, orders, until, t, step, at, lanes, sel, tab, dock, follow, stacks, pace, say, embed, saw, or a knob as in EmailWorker.count=20';
const SEED_MAX = 0xffffffff;
const ORDERS_MAX = 1e9;
const STEPS_MAX = 9_999_999_999;
const FACTOR_MAX = 10_000;

/** Reads one value into the link: null where it is fine, else what is allowed. */
type Taker = (link: Link, value: string) => string | null;

const whole = (value: string, min: number, max: number): number | null => {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  return number >= min && number <= max ? number : null;
};

function time(value: string, min: number): number | null {
  const ms = timeOf(value);
  return ms !== null && ms >= min && ms <= HORIZON_MS_MAX ? ms : null;
}

/** Gives the value on where there is one; says what is allowed where there is none. */
function given<T>(value: T | null, allowed: string, take: (value: T) => void): string | null {
  if (value === null) return allowed;
  take(value);
  return null;
}

const TAKERS: Readonly<Record<string, Taker>> = {
  seed: ({ spec }, value) =>
    given(whole(value, 0, SEED_MAX), `must be a whole number from 0 to ${SEED_MAX}`, (seed) => {
      spec.seed = seed;
    }),
  orders: ({ spec }, value) =>
    given(whole(value, 1, ORDERS_MAX), `must be a whole number from 1 to ${ORDERS_MAX}`, (orders) => {
      spec.ordersMax = orders;
    }),
  until: ({ spec }, value) =>
    given(time(value, Number.MIN_VALUE), 'must be a time up to 30 days, as in 5m', (ms) => {
      spec.untilMs = ms;
    }),
  t: (link, value) =>
    given(time(value, 0), 'must be a time, as in 12.5s', (ms) => {
      link.atMs = ms;
    }),
  step: (link, value) =>
    given(whole(value, 0, STEPS_MAX), 'must be a whole number: the steps of the run', (step) => {
      link.step = step;
    }),
  lanes: ({ view }, value) => {
    if (value !== 'a' && value !== 'b') return 'must be a or b';
    view.lanes = value;
    return null;
  },
  sel: ({ view, spec }, value) => {
    const [name = '', queue] = value.split(/:(.*)/s);
    const { lane, item } = laneFrom(name);
    const scenario = spec.lanes[lane === 'b' ? 1 : 0]?.scenario;
    const isThere = Object.hasOwn(scenario?.components ?? {}, item) || scenario?.traffic.some(({ id }) => id === item);
    if (!isThere) return 'must be a component of this run, as in b.EmailWorker';
    view.selection = { lane: lane ?? 'a', id: item, ...(queue ? { queue } : {}) };
    return null;
  },
  tab: ({ view }, value) => {
    if (!/^[a-z]{1,20}$/.test(value)) return 'must be the name of a tab';
    view.tab = value;
    return null;
  },
  dock: ({ view }, value) => {
    view.dock = false;
    return value === 'closed' ? null : 'must be closed';
  },
  follow: ({ view }, value) =>
    given(whole(value, 0, Number.MAX_SAFE_INTEGER), 'must be the number of an order', (order) => {
      view.follow = order;
    }),
  stacks: ({ view }, value) => {
    view.opened = true;
    return value === 'open' ? null : 'must be open';
  },
  pace: ({ view }, value) => {
    const factor = Number(value);
    const fits = value === 'follow' || value === 'max' || (factor > 0 && factor <= FACTOR_MAX);
    if (!fits) return `must be follow, max, or a factor up to ${FACTOR_MAX}`;
    view.pace = value === 'follow' || value === 'max' ? value : factor;
    return null;
  },
  say: (link, value) => {
    if (value.length > CAPTION_CHARS_MAX) return `must be at most ${CAPTION_CHARS_MAX} characters`;
    link.caption = value;
    return null;
  },
  embed: (link) => {
    link.embed = true;
    return null;
  },
  saw: (link, value) => {
    const parts = /^(\d+-\d+-\d+)((?:\.[0-9a-f]{4,16}){1,2})$/.exec(value);
    if (!parts) return 'must be the version and the digests that the link was made with';
    link.seen = { engine: parts[1]!.replaceAll('-', '.'), digests: parts[2]!.slice(1).split('.') };
    return null;
  },
};

export function plainParameter(link: Link, key: string, raw: string): Result<null> {
  const value = unescaped(raw);
  const name = (unescaped(key) ?? key).slice(0, 60);
  if (value === null) return wrong({ path: name, problem: 'is not well coded' });
  const taker = Object.hasOwn(TAKERS, key) ? TAKERS[key] : undefined;
  if (!taker) return wrong({ path: name || 'link', problem: `is not known; there are ${NAMES}` });
  const problem = taker(link, value);
  return problem === null
    ? ok(null)
    : wrong({ path: name, problem: `${problem}, is ${JSON.stringify(value.slice(0, 80))}` });
}
