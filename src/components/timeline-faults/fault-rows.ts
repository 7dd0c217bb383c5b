// The faults of a run as rows: one that is in both lanes at the same time is one row. And what may fail, and how. Pure.
import { type Issue, issueText } from '../../protocol/issue.ts';
import { timeOf } from '../../scenario/duration.ts';
import { isSameFault } from '../../scenario/faults.ts';
import { prepare } from '../../scenario/prepare.ts';
import { LANES, type LaneName, type RunSpec } from '../../scenario/run-spec.ts';
import type { Fault, FaultKind, Scenario } from '../../scenario/scenario.ts';
import { type TimelineFault, timelineFaults, withFault } from '../../scenario/timeline-faults.ts';
import { msText } from '../shared/format.ts';
import { laneIndex } from '../shared/labels.ts';

export interface FaultRow {
  key: string;
  fault: Fault;
  lanes: { lane: LaneName; fault: TimelineFault }[];
}

export function faultRows(spec: RunSpec): FaultRow[] {
  const rows = new Map<string, FaultRow>();
  spec.lanes.forEach((one, index) => {
    for (const fault of timelineFaults(one)) {
      const base = JSON.stringify([fault.component, fault.fault, fault.fromMs, fault.untilMs]);
      const lane = LANES[index]!;
      const isTwice = rows.get(base)?.lanes.some((other) => other.lane === lane);
      const key = isTwice ? `${base} ${lane} ${rows.size}` : base;
      const row = rows.get(key) ?? { key, fault, lanes: [] };
      row.lanes.push({ lane, fault });
      rows.set(key, row);
    }
  });
  return [...rows.values()].sort((one, other) => one.fault.fromMs - other.fault.fromMs);
}

export function faultSentence(fault: FaultKind): string {
  switch (fault.type) {
    case 'down':
      return 'is down';
    case 'hang':
      return 'does not answer';
    case 'slow':
      return `is ${fault.factor} times slower`;
    case 'errors':
      return `fails ${Number((fault.share * 100).toFixed(2))} % of its calls`;
    case 'rate-limit':
      return `takes ${fault.perSecond} calls a second`;
    case 'replica-down':
      return `loses server ${fault.replica + 1}`;
  }
}

export const canFail = (scenario: Scenario): string[] =>
  Object.entries(scenario.components).flatMap(([id, { kind }]) => (kind === 'client' ? [] : [id]));

/** What the form holds, as it was typed. */
export interface Draft {
  component: string;
  type: FaultKind['type'];
  factor: string;
  percent: string;
  perSecond: string;
  /** People count servers from one. */
  server: string;
  from: string;
  until: string;
  lanes: LaneName[];
}

function kindOf({ type, factor, percent, perSecond, server }: Draft): FaultKind {
  switch (type) {
    case 'slow':
      return { type, factor: Number(factor) };
    case 'errors':
      return { type, share: Number(percent) / 100 };
    case 'rate-limit':
      return { type, perSecond: Number(perSecond) };
    case 'replica-down':
      return { type, replica: Number(server) - 1 };
    default:
      return { type };
  }
}

const TIME = 'must be a time, as in 30s, 1m30s or 250ms';

/** The run with one more fault, or all that is wrong with it. */
export function planned(spec: RunSpec, draft: Draft): { spec: RunSpec; fault: Fault } | Issue[] {
  const [fromMs, untilMs] = [timeOf(draft.from), timeOf(draft.until)];
  const issues: Issue[] = [
    ...(fromMs === null ? [{ path: 'From', problem: TIME }] : []),
    ...(untilMs === null ? [{ path: 'Until', problem: TIME }] : []),
  ];
  if (fromMs === null || untilMs === null) return issues;
  if (untilMs <= fromMs) return [{ path: 'Until', problem: `must be later than ${msText(fromMs)}` }];
  const fault: Fault = { component: draft.component, fault: kindOf(draft), fromMs, untilMs };
  const having = draft.lanes.filter((lane) => spec.lanes[laneIndex(lane)]?.scenario.components[draft.component]);
  const clash = having
    .flatMap((lane) => timelineFaults(spec.lanes[laneIndex(lane)]!))
    .find((one) => one.component === fault.component && isSameFault(one.fault, fault.fault) && overlap(one, fault));
  if (clash) {
    const problem = `must not be while it ${faultSentence(clash.fault)} already, ${msText(clash.fromMs)} to ${msText(clash.untilMs)}`;
    return [{ path: 'From', problem }];
  }
  const lanes = spec.lanes.map((one, index) => (having.includes(LANES[index]!) ? withFault(one, fault) : one));
  const prepared = prepare({ ...spec, lanes });
  return prepared.ok ? { spec: { ...spec, lanes }, fault } : prepared.issues.slice(0, 3);
}

const overlap = (one: Fault, other: Fault): boolean => one.fromMs < other.untilMs && other.fromMs < one.untilMs;

export const problemText = (issues: readonly Issue[]): string => issues.map(issueText).join('; ');
