// The figures of the lesson's dashboard, queue by queue and pool by pool, and the state of every alert rule: all of them
// read from one frame. Pure.
import type { Alert, ComponentFrame, LaneFrame, QueueFrame } from '../../protocol/frame.ts';
import type { AlertRule, Scenario } from '../../scenario/scenario.ts';
import { type QueueRole, roleOf } from '../shared/queue-role.ts';
import { handsOf, type Staffing, staffingOf } from '../shared/staffing.ts';

export interface QueueRow {
  queue: QueueFrame;
  role: QueueRole;
  firing: boolean;
}

/** Queues that share workers stand together; what nobody takes from has no pool. */
export interface PoolRows {
  id: string | null;
  title: string;
  pool: ComponentFrame | null;
  staffing: Staffing | null;
  rows: QueueRow[];
}

export function poolRows(frame: LaneFrame, scenario: Scenario): PoolRows[] {
  const row = (queue: QueueFrame): QueueRow => ({
    queue,
    role: roleOf(queue, scenario),
    firing: frame.alerts.some((alert) => alert.queue === queue.name),
  });
  const left = new Set(frame.queues);
  const groups = Object.entries(scenario.components).flatMap(([id, component]): PoolRows[] => {
    if (component.kind !== 'workers') return [];
    const names = [component.queue, ...(component.also ?? []).map((one) => one.queue)];
    const own = frame.queues.filter(({ name }) => names.includes(name));
    for (const queue of own) left.delete(queue);
    const pool = frame.components.find((one) => one.id === id) ?? null;
    const staffing = pool && staffingOf(scenario, pool);
    return [{ id, title: component.title, pool, staffing, rows: own.map(row) }];
  });
  const rest = [...left].map(
    (queue): PoolRows => ({ id: null, title: '', pool: null, staffing: null, rows: [row(queue)] }),
  );
  return [...groups, ...rest];
}

export interface RuleState {
  rule: AlertRule;
  firing: Alert | null;
  /** What the rule looks at, as it is now; null where nothing was measured yet. */
  value: number | null;
}

/** The rules of a lane, those that fire first. What a firing one says is what was seen when it was last looked at. */
export function ruleStates(frame: LaneFrame, scenario: Scenario): RuleState[] {
  const groups = poolRows(frame, scenario);
  const states = scenario.alerts.map((rule): RuleState => {
    const firing = frame.alerts.find(({ id }) => id === rule.id) ?? null;
    const group = groups.find(({ rows }) => rows.some(({ queue }) => queue.name === rule.queue));
    return { rule, firing, value: firing?.value ?? measuredOf(rule, group, scenario) };
  });
  return [...states.filter(({ firing }) => firing), ...states.filter(({ firing }) => !firing)];
}

function measuredOf({ measure, queue }: AlertRule, group: PoolRows | undefined, scenario: Scenario): number | null {
  if (measure === 'ready') return group?.rows.find((row) => row.queue.name === queue)?.queue.ready ?? null;
  const pool = group?.pool;
  if (!pool) return null;
  if (measure === 'error-share') return pool.errorShare;
  if (measure === 'handling-ms') return pool.handlingMs;
  const declared = scenario.components[pool.id];
  if (!pool.capacity || declared?.kind !== 'workers') return null;
  return pool.offered / (pool.capacity * handsOf(declared));
}
