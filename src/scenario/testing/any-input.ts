// Anything that may be handed in as a scenario: any JSON value, and good scenarios with something of them broken. For
// tests only.
import fc from 'fast-check';
import { asynchronous } from '../library/checkouts.ts';
import { scenarioById } from '../library/library.ts';
import type { Scenario, Step } from '../scenario.ts';

/** A list in a list in a list: deeper than any stack. */
export function deep(levels = 200_000): unknown {
  let value: unknown = [];
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

/** Things that a careless reader trips over: no text can be made of some, others are names that every object has. */
const HOSTILE: unknown[] = [
  null,
  '',
  '2s',
  -1,
  0.5,
  1e308,
  [],
  [null],
  [5],
  {},
  { toString: 1, valueOf: 1 },
  { toString: null, toJSON: null },
  [{ toString: 'no' }],
  JSON.parse('{"__proto__": {"kind": "store", "store": "Master"}}'),
  'constructor',
  '__proto__',
  'toString',
  deep(),
];

export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>,
  fc.constantFrom(...HOSTILE),
);

const wrapped: Step = {
  do: 'decide',
  label: 'vip',
  probability: 0.5,
  // biome-ignore lint/suspicious/noThenProperty: the field of a step; nobody awaits one.
  then: [{ do: 'work', label: 'wrap', duration: { type: 'uniform', fromMs: 1, toMs: 2 } }],
  otherwise: [{ do: 'parallel', label: 'both', branches: [[{ do: 'count', counter: 'plain' }], []] }],
};

/** A scenario in which every sort of component, step, fault and duration occurs. */
export const everything: Scenario = {
  ...asynchronous({
    id: 'everything',
    title: 'Everything',
    summary: 'For tests.',
    horizonMs: 60_000,
    traffic: { pattern: 'profile', profile: [{ atMs: 0, perSecond: 20 }] },
    change: (components) => {
      const { Client, AppServers, Queue, EmailService } = structuredClone(components);
      Object.assign(components, { Client, AppServers, Queue, EmailService });
      Object.assign(Client!, { patienceMs: 5_000 });
      Object.assign(AppServers!, { waitMsMax: 9_000 });
      Object.assign(EmailService!, { concurrency: 20, latency: { type: 'empirical', valuesMs: [1_000, 3_000] } });
      if (Queue?.kind !== 'rabbitmq') return;
      Object.assign(Queue, { publish: { type: 'erlang', stages: 2, meanMs: 10 } });
      Queue.queues['dead.email'] = { type: 'classic', durable: true };
      Queue.queues['email.order.confirmation']!.deadLetterTo = 'dead.email';
    },
  }),
  faults: [
    { component: 'EmailService', fault: { type: 'errors', share: 0.5 }, fromMs: 1_000, untilMs: 2_000 },
    { component: 'Master', fault: { type: 'slow', factor: 3 }, fromMs: 1_000, untilMs: 2_000 },
  ],
};
everything.flows['stock'] = [...everything.flows['stock']!, wrapped];

const GOOD: Scenario[] = [
  everything,
  ...['one-order-sync', 'realistic-async', 'stale-page'].map((id) => scenarioById(id)!),
];

type Path = (string | number)[];

function pathsOf(value: unknown, here: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...here, key]))];
}

/** The object that holds what a path leads to, and its name there; null where the path has gone. */
function holderOf(root: unknown, path: Path): Record<string, unknown> | null {
  let at: unknown = root;
  for (const key of path.slice(0, -1)) at = typeof at === 'object' && at !== null ? (at as never)[key] : null;
  return typeof at === 'object' && at !== null ? (at as Record<string, unknown>) : null;
}

function put(root: unknown, path: Path, value: unknown): void {
  const name = path.at(-1);
  const holder = holderOf(root, path);
  if (!holder || name === undefined) return;
  if (value === undefined && Array.isArray(holder)) holder.splice(Number(name), 1);
  else if (value === undefined) delete holder[name];
  else Object.defineProperty(holder, name, { value, writable: true, enumerable: true, configurable: true });
}

/** A copy, so that no place comes to hold itself; what is deeper than any stack has none. */
function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return null;
  }
}

type Mutation = (root: unknown, paths: Path[]) => void;
const place = fc.nat({ max: 1_000_000 });
const at = (paths: Path[], index: number): Path => paths[index % paths.length]!;

const anyMutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, anyJson).map(
    ([index, value]): Mutation =>
      (root, paths) =>
        put(root, at(paths, index), value),
  ),
  place.map(
    (index): Mutation =>
      (root, paths) =>
        put(root, at(paths, index), undefined),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      (root, paths) => {
        const source = at(paths, from);
        const value = holderOf(root, source)?.[source.at(-1) ?? ''];
        if (value !== undefined) put(root, at(paths, to), copyOf(value));
      },
  ),
  fc.tuple(place, fc.constantFrom('Master', 'Queue', 'count', '__proto__', 'a.b'), anyJson).map(
    ([index, name, value]): Mutation =>
      (root, paths) =>
        put(root, [...at(paths, index).slice(0, -1), name], value),
  ),
);

/** A good scenario with one to three things in it replaced, removed, copied to another place or added. */
export const anyBroken: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(...GOOD), fc.array(anyMutation, { minLength: 1, maxLength: 3 }))
  .map(([good, mutations]) => {
    const root = structuredClone(good);
    const paths = pathsOf(good);
    for (const mutate of mutations) mutate(root, paths);
    return root;
  });
