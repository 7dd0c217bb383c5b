// The components of a scenario, read from unknown data.
import { BROKER_FIELDS, checkBroker } from './check-broker.ts';
import { checkDuration } from './check-duration.ts';
import { checkKeepers, checkKeeps, KEEPER_KNOBS, keepsOf } from './check-keepers.ts';
import { checkPool, POOL_FIELDS, queuesNamed, waitQueuesNamed } from './check-pool.ts';
import { AGAIN_MAX, COMPONENTS_MAX, REPLICAS_MAX, SLOTS_MAX, WAITING_MAX } from './limits.ts';
import { type Reader, textOf } from './reader.ts';
import type { ComponentKind, Keeps } from './scenario.ts';
import { choicesText, limitText } from './wording.ts';

type Fields = Record<string, unknown>;
/** What other checks need to know of the components: their kinds, what they say, and what can be asked of them. */
export type Known = Map<
  string,
  {
    kind: ComponentKind;
    fields: Fields;
    operations: string[];
    exchanges: string[];
    queues: string[];
    keeps: Keeps['as'] | null;
  }
>;

const KINDS = ['client', 'server', 'store', 'service', 'rabbitmq', 'workers'] as const;
const FIELDS: Record<ComponentKind, string[]> = {
  client: ['patienceMs', 'again'],
  server: ['replicas', 'slots', 'waitingMax', 'waitMsMax'],
  store: ['connections', 'operations', 'failAfterMs', 'keeps'],
  service: ['latency', 'concurrency', 'failAfterMs', 'connectionsOf'],
  rabbitmq: BROKER_FIELDS,
  workers: POOL_FIELDS,
};
const TIME = { min: 0.5, max: 3_600_000 };

export function checkComponents(reader: Reader, input: unknown): Known {
  const components = reader.object(input, 'components');
  const ids = Object.keys(components);
  if (ids.length > COMPONENTS_MAX)
    reader.report('components', `must be at most ${limitText(COMPONENTS_MAX)}, are ${limitText(ids.length)}`);
  const known: Known = new Map();
  for (const id of ids.slice(0, COMPONENTS_MAX)) {
    reader.owner(id, `components.${id.slice(0, 60)}`);
    const fields = reader.object(components[id], id);
    const kind = reader.choice(fields.kind, `${id}.kind`, KINDS);
    reader.object(fields, id, ['kind', 'nodes', 'title', ...FIELDS[kind]]);
    reader.text(fields.title, `${id}.title`, 80);
    const nodes = reader.list(fields.nodes, `${id}.nodes`, REPLICAS_MAX);
    if (nodes.length === 0) reader.report(`${id}.nodes`, 'must name at least one node of the diagram');
    nodes.forEach((node, index) => {
      reader.text(node, `${id}.nodes[${index}]`, 80);
    });
    const keys = (value: unknown) => (typeof value === 'object' && value !== null ? Object.keys(value) : []);
    known.set(id, {
      kind,
      fields,
      operations: keys(fields.operations),
      exchanges: keys(fields.exchanges),
      queues: keys(fields.queues),
      keeps: kind === 'store' ? keepsOf(fields.keeps) : null,
    });
    CHECKS[kind](reader, id, fields);
  }
  checkBetween(reader, known);
  return known;
}

const optional = (value: unknown, check: () => void): void => {
  if (value !== undefined) check();
};

const CHECKS: Record<ComponentKind, (reader: Reader, id: string, fields: Fields) => void> = {
  client(reader, id, fields) {
    optional(fields.patienceMs, () => reader.number(fields.patienceMs, `${id}.patienceMs`, TIME));
    optional(fields.again, () => {
      const again = reader.object(fields.again, `${id}.again`, ['share', 'afterMs', 'times']);
      reader.number(again.share, `${id}.again.share`, { min: 0, max: 1 });
      reader.number(again.afterMs, `${id}.again.afterMs`, TIME);
      reader.number(again.times, `${id}.again.times`, { min: 1, max: AGAIN_MAX, whole: true });
    });
  },
  server(reader, id, fields) {
    reader.number(fields.replicas, `${id}.replicas`, { min: 1, max: REPLICAS_MAX, whole: true });
    reader.number(fields.slots, `${id}.slots`, { min: 1, max: SLOTS_MAX, whole: true });
    reader.number(fields.waitingMax, `${id}.waitingMax`, { min: 0, max: WAITING_MAX, whole: true });
    optional(fields.waitMsMax, () => reader.number(fields.waitMsMax, `${id}.waitMsMax`, TIME));
  },
  store(reader, id, fields) {
    reader.number(fields.connections, `${id}.connections`, { min: 1, max: SLOTS_MAX, whole: true });
    optional(fields.failAfterMs, () => reader.number(fields.failAfterMs, `${id}.failAfterMs`, TIME));
    for (const [name, value] of Object.entries(reader.object(fields.operations, `${id}.operations`))) {
      const path = `${id}.operations.${name}`;
      reader.id(name, path);
      if (name === 'connections' || KEEPER_KNOBS.includes(name))
        reader.report(path, `must have another name: ${name} is a knob of the store`);
      const operation = reader.object(value, path, ['duration', 'statements']);
      checkDuration(reader, operation.duration, `${path}.duration`);
      optional(operation.statements, () =>
        reader.list(operation.statements, `${path}.statements`, 50).forEach((item, index) => {
          const statement = reader.object(item, `${path}.statements[${index}]`, ['text', 'share']);
          reader.text(statement.text, `${path}.statements[${index}].text`, 200);
          reader.number(statement.share, `${path}.statements[${index}].share`, { min: 0, max: 1e6 });
        }),
      );
    }
    optional(fields.keeps, () => checkKeeps(reader, `${id}.keeps`, fields.keeps));
  },
  service(reader, id, fields) {
    checkDuration(reader, fields.latency, `${id}.latency`);
    optional(fields.concurrency, () =>
      reader.number(fields.concurrency, `${id}.concurrency`, { min: 1, max: SLOTS_MAX, whole: true }),
    );
    optional(fields.failAfterMs, () => reader.number(fields.failAfterMs, `${id}.failAfterMs`, TIME));
    optional(fields.connectionsOf, () => {
      const borrowed = reader.object(fields.connectionsOf, `${id}.connectionsOf`, ['store', 'held']);
      reader.flag(borrowed.held, `${id}.connectionsOf.held`);
    });
  },
  rabbitmq: checkBroker,
  workers: checkPool,
};

/** What one component says of another. */
function checkBetween(reader: Reader, known: Known): void {
  checkKeepers(reader, known);
  const queues = new Set<string>();
  for (const queue of [...known.values()].flatMap((component) => component.queues)) {
    if (queues.has(queue)) reader.report(`queues.${queue}`, 'must have a name of its own');
    queues.add(queue);
  }
  const consumed = new Set<string>();
  for (const [id, { kind, fields }] of known) {
    for (const { path, queue } of kind === 'workers' ? queuesNamed(id, fields) : []) {
      if (!queues.has(queue)) reader.report(path, `must be one of ${choicesText([...queues], '(there is no queue)')}`);
      if (consumed.has(queue)) reader.report(path, `must be a queue that no other pool consumes, is ${queue}`);
      consumed.add(queue);
    }
    for (const { path, queue } of kind === 'workers' ? waitQueuesNamed(id, fields) : [])
      if (!queues.has(queue)) reader.report(path, `must be one of ${choicesText([...queues], '(there is no queue)')}`);
    const borrowed = fields.connectionsOf as { store?: unknown } | null | undefined;
    if (borrowed !== undefined && known.get(textOf(borrowed?.store))?.kind !== 'store')
      reader.report(`${id}.connectionsOf.store`, 'must name a store');
  }
}
