// Reads a scenario from unknown data: a file, a link. Every problem is listed with its path and what is allowed; what
// comes back in order is trusted everywhere else.
import { type Issue, ok, type Result } from '../protocol/issue.ts';
import { checkComponents } from './check-components.ts';
import { checkFlows } from './check-flows.ts';
import { HORIZON_MS_MAX, RATE_MAX } from './limits.ts';
import { Reader } from './reader.ts';
import type { Scenario } from './scenario.ts';

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
  if (fields.version !== 1) reader.report('version', `must be 1, is ${JSON.stringify(fields.version)}`);
  reader.id(String(fields.id), 'id');
  reader.text(fields.title, 'title');
  reader.text(fields.summary, 'summary', 2_000);
  reader.text(fields.diagram, 'diagram', 65_536);
  reader.number(fields.horizonMs, 'horizonMs', { min: 1, max: HORIZON_MS_MAX });
  const components = checkComponents(reader, fields.components);
  checkFlows(reader, fields.flows, components);
  checkHandlers(reader, fields);
  checkTraffic(reader, fields.traffic, fields);
  checkFaults(reader, fields.faults, fields);
  checkAlerts(reader, fields.alerts, fields);
  return reader.issues.length > 0 ? { ok: false, issues: reader.issues } : ok(input as Scenario);
}

/** Nobody waits for a worker: its flow exists and replies to no one. */
function checkHandlers(reader: Reader, fields: Record<string, unknown>): void {
  for (const [id, component] of Object.entries(
    (fields.components ?? {}) as Record<string, { kind?: string; flow?: string } | null>,
  )) {
    if (component?.kind !== 'workers') continue;
    if (!Object.hasOwn((fields.flows ?? {}) as object, String(component.flow)))
      reader.report(`${id}.flow`, 'must name a flow');
    else if (replies(fields, component.flow))
      reader.report(`${id}.flow`, 'must name a flow without a reply: nobody waits for a worker');
  }
}

/** Problems of a scenario that our own code has made, such as one with knobs turned. */
export function scenarioIssues(scenario: Scenario): Issue[] {
  const read = scenarioFrom(scenario);
  return read.ok ? [] : read.issues;
}

const kindOf = (fields: Record<string, unknown>, id: unknown): string | undefined =>
  (fields.components as Record<string, { kind?: string }> | undefined)?.[String(id)]?.kind;

function checkTraffic(reader: Reader, input: unknown, fields: Record<string, unknown>): void {
  const sources = reader.list(input, 'traffic', 8);
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
    ]);
    reader.id(String(traffic.id), `${path}.id`);
    if (kindOf(fields, traffic.from) !== 'client')
      reader.report(`${path}.from`, 'must name a component of kind client');
    if (kindOf(fields, traffic.to) !== 'server') reader.report(`${path}.to`, 'must name a component of kind server');
    if (!Object.hasOwn((fields.flows ?? {}) as object, String(traffic.flow)))
      reader.report(`${path}.flow`, 'must name a flow');
    else if (!replies(fields, traffic.flow))
      reader.report(`flows.${String(traffic.flow)}`, 'must have a reply step: a customer waits for it');
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

function replies(fields: Record<string, unknown>, flow: unknown): boolean {
  const steps = (fields.flows as Record<string, unknown>)[String(flow)];
  return Array.isArray(steps) && steps.some((step) => (step as { do?: string } | null)?.do === 'reply');
}

function checkProfile(reader: Reader, profile: unknown[], path: string): void {
  let beforeMs = -1;
  profile.forEach((point, index) => {
    const { atMs, perSecond } = reader.object(point, `${path}[${index}]`, ['atMs', 'perSecond']);
    const time = reader.number(atMs, `${path}[${index}].atMs`, { min: 0, max: HORIZON_MS_MAX });
    reader.number(perSecond, `${path}[${index}].perSecond`, { min: 0, max: RATE_MAX });
    if (index === 0 && time !== 0) reader.report(`${path}[0].atMs`, 'must be 0: a profile begins with its traffic');
    if (time <= beforeMs) reader.report(`${path}[${index}].atMs`, `must be later than the point before, ${beforeMs}`);
    beforeMs = time;
  });
}

function checkFaults(reader: Reader, input: unknown, fields: Record<string, unknown>): void {
  reader.list(input, 'faults', 100).forEach((item, index) => {
    const path = `faults[${index}]`;
    const fault = reader.object(item, path, ['component', 'fault', 'fromMs', 'untilMs']);
    if (!['store', 'service'].includes(kindOf(fields, fault.component) ?? ''))
      reader.report(`${path}.component`, 'must name a store or a service');
    const fromMs = reader.number(fault.fromMs, `${path}.fromMs`, { min: 0, max: HORIZON_MS_MAX });
    reader.number(fault.untilMs, `${path}.untilMs`, { min: fromMs, max: HORIZON_MS_MAX });
    checkFaultKind(reader, fault.fault, `${path}.fault`);
  });
}

/** Reports what is wrong with one fault. */
export function checkFaultKind(reader: Reader, input: unknown, path: string): void {
  const fault = reader.object(input, path);
  const type = reader.choice(fault.type, `${path}.type`, ['down', 'errors', 'slow', 'hang']);
  if (type === 'errors') reader.number(fault.share, `${path}.share`, { min: 0, max: 1 });
  if (type === 'slow') reader.number(fault.factor, `${path}.factor`, { min: 0.01, max: 1_000 });
}

function checkAlerts(reader: Reader, input: unknown, fields: Record<string, unknown>): void {
  const queues = Object.values((fields.components ?? {}) as Record<string, { queues?: object }>).flatMap((one) =>
    Object.keys(one?.queues ?? {}),
  );
  reader.list(input, 'alerts', 100).forEach((item, index) => {
    const path = `alerts[${index}]`;
    const alert = reader.object(item, path, ['id', 'title', 'queue', 'measure', 'above']);
    reader.text(alert.id, `${path}.id`);
    reader.text(alert.title, `${path}.title`);
    reader.choice(alert.measure, `${path}.measure`, ['ready']);
    reader.number(alert.above, `${path}.above`, { min: 0, max: 1e9 });
    if (!queues.includes(String(alert.queue)))
      reader.report(`${path}.queue`, `must be one of ${queues.join(', ') || '(no queue)'}`);
  });
}
