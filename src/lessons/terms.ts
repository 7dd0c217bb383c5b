// The terms that an interviewer can choose for a contract of her own, and the contract of a task.
import type { LaneName } from '../scenario/run-spec.ts';
import type { Task, TermChoice } from '../scenario/task.ts';
import type { Term } from './challenge.ts';
import { challengeById } from './challenges.ts';
import type { Unit } from './story.ts';

export interface TermFigure {
  id: string;
  text: string;
  measure: (lane: LaneName) => string;
  unit: Unit;
  /** What is offered at first. */
  usual: number;
}

const of = (path: string) => (lane: LaneName) => `${lane} ${path}`;
const email = 'queue email.order.confirmation';

export const TERM_FIGURES: readonly TermFigure[] = [
  { id: 'p95', text: 'p95 of the checkout', measure: of('orders.customerMs.p95'), unit: 'ms', usual: 300 },
  { id: 'longest', text: 'Longest wait of a customer', measure: of('orders.customerMs.max'), unit: 'ms', usual: 1_000 },
  { id: 'failed', text: 'Orders failed', measure: of('orders.failed'), unit: 'count', usual: 0 },
  { id: 'lost', text: 'Orders settled with a loss', measure: of('orders.settledWithLoss'), unit: 'count', usual: 0 },
  { id: 'waiting', text: 'Messages waiting in all', measure: of('queues ready'), unit: 'count', usual: 200 },
  { id: 'oldest', text: 'Oldest e-mail waiting', measure: of(`${email} oldestMs`), unit: 'ms', usual: 10_000 },
  { id: 'dead', text: 'Dead letters', measure: of('queue email.dead ready'), unit: 'count', usual: 0 },
  {
    id: 'twice',
    text: 'E-mails sent twice',
    measure: of('component EmailService duplicates'),
    unit: 'count',
    usual: 0,
  },
  { id: 'workers', text: 'Workers in all', measure: of('workers'), unit: 'count', usual: 250 },
];

function termOf({ lane, figure, atMost }: TermChoice): Term | null {
  const found = TERM_FIGURES.find(({ id }) => id === figure);
  if (!found) return null;
  const { text, measure, unit } = found;
  return { text: `${text}, ${lane.toUpperCase()}`, measure: measure(lane), unit, atMost };
}

/** What a task has to keep; a term that this page does not know is left out. */
export function contractOf({ challenge, terms }: Pick<Task, 'challenge' | 'terms'>): readonly Term[] {
  if (challenge !== null) return challengeById(challenge)?.terms ?? [];
  return terms.flatMap((choice) => termOf(choice) ?? []);
}
