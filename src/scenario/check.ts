// Reads a scenario from unknown data: a file, a link. Every problem is listed with its path and what is allowed; what
// comes back in order is trusted everywhere else.
import { ok, type Result } from '../protocol/issue.ts';
import { checkComponents, type Known } from './check-components.ts';
import { checkFaults } from './check-faults.ts';
import { checkFlows, repliesAlways, repliesSomewhere } from './check-flows.ts';
import { HORIZON_MS_MAX, RATE_MAX, TRAFFIC_MAX } from './limits.ts';
import { Reader, textOf } from './reader.ts';
import type { Scenario } from './scenario.ts';
import { choicesText, limitText, shown } from './wording.ts';

const FIELDS = [
  'version',
  'id',
  'title',
  'summary',
  'diagram',
  'components',
  'flows',
  'traffic',
  'faults',
  'alerts',
  'horizonMs',
];

export function scenarioFrom(input: unknown): Result<Scenario> {
  const reader = new Reader();
  const fields = reader.object(input, 'scenario', FIELDS);
  if (reader.issues.length > 0) return { ok: false, issues: reader.issues };
  if (fields.version !== 1) reader.report('version', `must be 1, is ${shown(fields.version)}`);
  reader.id(fields.id, 'id');
  reader.text(fields.title, 'title');
  reader.text(fields.summary, 'summary', 2_000);
  reader.text(fields.diagram, 'diagram', 65_536);
  reader.number(fields.horizonMs, 'horizonMs', { min: 1, max: HORIZON_MS_MAX });
  const components = checkComponents(reader, fields.components);
  checkFlows(reader, fields.flows, components);
  checkHandlers(reader, components, fields.flows);
  checkTraffic(reader, fields.traffic, components, fields.flows);
  checkFaults(reader, fields.faults, components);
  checkAlerts(reader, fields.alerts, components);
  return reader.issues.length > 0 ? { ok: false, issues: reader.issues } : ok(input as Scenario);
}

/** Nobody waits for a worker: its flow exists and replies to no one. */
function checkHandlers(reader: Reader, known: Known, flows: unknown): void {
  for (const [id, { kind, fields }] of known) {
    if (kind !== 'workers') continue;
    const steps = flowOf(flows, fields.flow);
    if (steps === undefined) reader.report(`${id}.flow`, 'must name a flow');
    else if (repliesSomewhere(steps))
      reader.report(`${id}.flow`, 'must name a flow without a reply: nobody waits for a worker');
  }
}

const kindOf = (known: Known, id: unknown): string | undefined => known.get(textOf(id))?.kind;

/** The steps of a flow, whatever they are; nothing where there is no flow of that name. */
function flowOf(flows: unknown, name: unknown): unknown {
  const all = typeof flows === 'object' && flows !== null ? flows : {};
  return Object.hasOwn(all, textOf(name)) ? (all as Record<string, unknown>)[textOf(name)] : undefined;
}

function checkTraffic(reader: Reader, input: unknown, known: Known, flows: unknown): void {
  const taken = new Set(known.keys());
  const sources = reader.list(input, 'traffic', TRAFFIC_MAX);
  if (sources.length === 0) reader.report('traffic', 'must name at least one source of orders');
  sources.forEach((source, index) => {
    const path = `traffic[${index}]`;
    const traffic = reader.object(source, path, [
      'id',
      'from',
      'to',
      'flow',
      'pattern',
      'startMs',
      'perSecond',
      'profile',
      'order',
      'background',
    ]);
    if (traffic.background !== undefined) reader.flag(traffic.background, `${path}.background`);
    if (index === 0 && traffic.background === true)
      reader.report(`${path}.background`, 'must be left out: the first source is that of the orders');
    reader.owner(traffic.id, `${path}.id`);
    if (taken.has(textOf(traffic.id)))
      reader.report(`${path}.id`, `must be a name that no component and no other source has, is ${shown(traffic.id)}`);
    taken.add(textOf(traffic.id));
    if (kindOf(known, traffic.from) !== 'client') reader.report(`${path}.from`, 'must name a component of kind client');
    if (kindOf(known, traffic.to) !== 'server') reader.report(`${path}.to`, 'must name a component of kind server');
    const steps = flowOf(flows, traffic.flow);
    if (steps === undefined) reader.report(`${path}.flow`, 'must name a flow');
    else if (!repliesAlways(steps))
      reader.report(`flows.${textOf(traffic.flow)}`, 'must have a reply step: a customer waits for it');
    const pattern = reader.choice(traffic.pattern, `${path}.pattern`, ['one', 'constant', 'poisson', 'profile']);
    reader.number(traffic.startMs, `${path}.startMs`, { min: 0, max: HORIZON_MS_MAX });
    reader.number(traffic.perSecond, `${path}.perSecond`, { min: 0, max: RATE_MAX });
    const profile = reader.list(traffic.profile, `${path}.profile`, 1_000);
    if (pattern === 'profile' && profile.length === 0)
      reader.report(`${path}.profile`, 'must have at least one point for this pattern');
    checkProfile(reader, profile, `${path}.profile`);
    const order = reader.object(traffic.order, `${path}.order`, ['firstOrderId', 'firstUserId', 'total']);
    reader.number(order.firstOrderId, `${path}.order.firstOrderId`, { min: 0, max: 1e12, whole: true });
    reader.number(order.firstUserId, `${path}.order.firstUserId`, { min: 0, max: 1e12, whole: true });
    reader.number(order.total, `${path}.order.total`, { min: 0, max: 1e9 });
  });
}

function checkProfile(reader: Reader, profile: unknown[], path: string): void {
  let beforeMs = -1;
  profile.forEach((point, index) => {
    const { atMs, perSecond } = reader.object(point, `${path}[${index}]`, ['atMs', 'perSecond']);
    const time = reader.number(atMs, `${path}[${index}].atMs`, { min: 0, max: HORIZON_MS_MAX });
    reader.number(perSecond, `${path}[${index}].perSecond`, { min: 0, max: RATE_MAX });
    if (index === 0 && time !== 0) reader.report(`${path}[0].atMs`, 'must be 0: a profile begins with its traffic');
    if (time <= beforeMs)
      reader.report(`${path}[${index}].atMs`, `must be later than the point before, ${limitText(beforeMs)}`);
    beforeMs = time;
  });
}

function checkAlerts(reader: Reader, input: unknown, known: Known): void {
  const queues = [...known.values()].flatMap((one) => one.queues);
  reader.list(input, 'alerts', 100).forEach((item, index) => {
    const path = `alerts[${index}]`;
    const alert = reader.object(item, path, ['id', 'title', 'queue', 'measure', 'above']);
    reader.text(alert.id, `${path}.id`);
    reader.text(alert.title, `${path}.title`);
    reader.choice(alert.measure, `${path}.measure`, ['ready', 'error-share', 'handling-ms', 'load']);
    reader.number(alert.above, `${path}.above`, { min: 0, max: 1e9 });
    if (!queues.includes(textOf(alert.queue)))
      reader.report(`${path}.queue`, `must be one of ${choicesText(queues, '(there is no queue)')}`);
  });
}
