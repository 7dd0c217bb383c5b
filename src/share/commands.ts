// A command as a few characters, and back: `EmailWorker.count=40`, `EmailService!down`, `EmailService!errors(0.3)`,
// `EmailService!end-down`, `EmailWorker!crash(2,5s)`, `email.dlq!replay(0,10,keep)`, `email.dlq!discard(5)`.
import { type Issue, ok, type Result, wrong } from '../protocol/issue.ts';
import { timeOf, timeText } from '../scenario/duration.ts';
import { FAULT_TYPES } from '../scenario/faults.ts';
import type { Command, KnobValue } from '../scenario/run-spec.ts';
import type { FaultKind } from '../scenario/scenario.ts';
import { escaped, unescaped } from './escape.ts';

export const valueText = (value: KnobValue): string => escaped(String(value));

/** Numbers and switches become what they are; the knob decides about the rest. */
export function valueFrom(text: string): KnobValue {
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** Without its time and its lane. */
export function commandText(command: Command): string {
  switch (command.type) {
    case 'set':
      return `${escaped(command.path)}=${valueText(command.value)}`;
    case 'start-fault':
      return `${escaped(command.component)}!${faultText(command.fault)}`;
    case 'end-fault':
      return `${escaped(command.component)}!end-${command.fault}${command.replica === undefined ? '' : `(${command.replica})`}`;
    case 'crash-worker':
      return `${escaped(command.component)}!crash(${command.worker},${timeText(command.restartAfterMs)})`;
    case 'replay-dead-letters':
      return `${escaped(command.queue)}!replay(${command.count},${command.perSecond}${command.keepRetryCount ? ',keep' : ''})`;
    case 'discard-dead-letters':
      return `${escaped(command.queue)}!discard(${command.count})`;
  }
}

function faultText(fault: FaultKind): string {
  switch (fault.type) {
    case 'errors':
      return `errors(${fault.share})`;
    case 'slow':
      return `slow(${fault.factor})`;
    case 'rate-limit':
      return `rate-limit(${fault.perSecond})`;
    case 'replica-down':
      return `replica-down(${fault.replica})`;
    default:
      return fault.type;
  }
}

const FORMS =
  'must be knob=value, component!down, !hang, !errors(share), !slow(factor), !rate-limit(perSecond), !replica-down(server), !end-down, pool!crash(worker,time), queue!replay(count,perSecond) or queue!discard(count)';

/** What `commandText` writes; whether the run has such a knob or component is checked with the run. */
export function commandFrom(text: string, atMs: number): Result<Command> {
  const shown: Issue = { path: `at ${timeText(atMs)}`, problem: `${FORMS}, is ${JSON.stringify(text.slice(0, 80))}` };
  const equals = text.indexOf('=');
  const mark = text.indexOf('!');
  if (equals > 0 && (mark < 0 || equals < mark)) {
    const path = unescaped(text.slice(0, equals));
    const value = unescaped(text.slice(equals + 1));
    return path === null || value === null ? wrong(shown) : ok({ atMs, type: 'set', path, value: valueFrom(value) });
  }
  const owner = mark > 0 ? unescaped(text.slice(0, mark)) : null;
  const call = /^([a-z-]+)(?:\(([^()]*)\))?$/.exec(text.slice(mark + 1));
  const command = owner !== null && call ? verb(owner, call[1]!, (call[2] ?? '').split(','), atMs) : null;
  return command ? ok(command) : wrong(shown);
}

const number = (text: string | undefined): number => (text && text.trim() !== '' ? Number(text) : Number.NaN);

function verb(owner: string, name: string, given: string[], atMs: number): Command | null {
  const [first, second, third] = given;
  const start = (fault: FaultKind): Command => ({ atMs, type: 'start-fault', component: owner, fault });
  switch (name) {
    case 'down':
    case 'hang':
      return start({ type: name });
    case 'errors':
      return start({ type: name, share: number(first) });
    case 'slow':
      return start({ type: name, factor: number(first) });
    case 'rate-limit':
      return start({ type: name, perSecond: number(first) });
    case 'replica-down':
      return start({ type: name, replica: number(first) });
    case 'crash':
      return {
        atMs,
        type: 'crash-worker',
        component: owner,
        worker: number(first),
        restartAfterMs: timeOf(second ?? '') ?? Number.NaN,
      };
    case 'replay':
      return {
        atMs,
        type: 'replay-dead-letters',
        queue: owner,
        count: number(first),
        perSecond: number(second),
        keepRetryCount: third === 'keep',
      };
    case 'discard':
      return { atMs, type: 'discard-dead-letters', queue: owner, count: number(first) };
    default: {
      const fault = FAULT_TYPES.find((one) => name === `end-${one}`);
      const replica = fault === 'replica-down' && first ? { replica: number(first) } : {};
      return fault ? { atMs, type: 'end-fault', component: owner, fault, ...replica } : null;
    }
  }
}
