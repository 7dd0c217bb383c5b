// Each stretch of a message's life in a few words: where it was, and why it left.

import type { MessageLife, Stay } from '../../message-life/lives.ts';
import type { Fact } from '../../protocol/fact.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { msText } from '../shared/format.ts';
import { ownerTitle } from '../shared/labels.ts';
import { removalText } from '../shared/removal-text.ts';

export type StayTone = 'ready' | 'hand' | 'retry' | 'dead' | 'done';

export function stayTone({ state, failed }: Stay): StayTone {
  switch (state) {
    case 'in-hand':
      return failed ? 'dead' : 'hand';
    case 'held':
      return 'hand';
    case 'backing-off':
    case 'delayed':
    case 'replayed':
      return 'retry';
    case 'acknowledged':
      return 'done';
    case 'dead-lettered':
    case 'expired':
    case 'dropped':
    case 'lost':
      return 'dead';
    default:
      return 'ready';
  }
}

const FAULTS: Record<string, string> = {
  down: 'is down',
  errors: 'answered with an error',
  hang: 'hung',
  'rate-limit': 'said 429',
};

/** "SendGrid is down" */
function becauseText(because: Fact | null, scenario: Scenario): string {
  if (because?.type === 'call-failed') {
    const { condition, to } = because;
    const otherwise = condition?.type === 'time-out' ? 'took too long' : 'failed';
    const why = condition?.type === 'fault' ? (FAULTS[condition.fault] ?? condition.fault) : otherwise;
    return `${ownerTitle(scenario, to)} ${why}`;
  }
  if (because?.type === 'handling-failed') return because.reason === 'poison' ? 'poison' : 'an error';
  return '';
}

const ENTRIES: Record<MessageLife['entry'], string> = {
  publish: 'ready in',
  retry: 'published again to',
  'dead-letter': 'dead letter in',
  replay: 'replayed into',
};

export function stayText(stay: Stay, life: MessageLife, scenario: Scenario): string {
  const who = stay.worker === null ? '' : `, worker ${stay.worker + 1}`;
  switch (stay.state) {
    case 'ready':
      return stay.by?.type === 'message-enqueued' ? `${ENTRIES[life.entry]} ${life.queue}` : `back in ${life.queue}`;
    case 'held':
      return `held${who}${stay.by?.type === 'message-delivered' && stay.by.redelivered ? ', redelivered' : ''}`;
    case 'in-hand':
      return `attempt ${stay.attempt}${who}${stay.failed ? ` failed${tail(becauseText(stay.because, scenario))}` : ''}`;
    case 'backing-off':
      return `backs off ${msText((stay.dueMs ?? stay.fromMs) - stay.fromMs)}, still held`;
    case 'delayed':
      return 'kept in its exchange by x-delay';
    case 'acknowledged':
      return 'acknowledged';
    case 'replayed':
      return `replayed${stay.by?.type === 'message-replayed' ? ` to ${stay.by.to}` : ''}`;
    case 'dead-lettered':
    case 'expired':
    case 'dropped':
    case 'lost':
      return endText(stay);
    default:
      return stay.state;
  }
}

function endText({ by }: Stay): string {
  if (by?.type === 'message-dead-lettered') return `${removalText(by.reason)}, to ${by.to}`;
  return by?.type === 'message-dropped' ? `${removalText(by.reason)}, gone for good` : 'gone';
}

const tail = (text: string) => (text === '' ? '' : `: ${text}`);
