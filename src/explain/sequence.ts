// An order's sequence diagram from its facts, in the shape that the lesson draws: the request, the transaction's
// statements, the event, the answer, and what happens in parallel behind it. Pure data; others draw it or write it down.
import type { Fact } from '../protocol/fact.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { msText } from './format.ts';
import { conditionText, titleIn } from './sentence.ts';
import { type ArrowKind, type Item, participantsOf, type Section, type SequenceDiagram } from './sequence-parts.ts';

/** What a step asks for and what comes back, where the lesson has words for it. */
const WORDS: Record<string, [asks: string, answers: string]> = {
  'e-mail': ['Send confirmation email', 'Email sent'],
  'notify seller': ['Send SMS "Your order is confirmed!"', 'SMS sent'],
  stock: ['Update inventory', 'Updated'],
  analytics: ['Record the sale', 'Recorded'],
};
const wordsOf = (label: string): [string, string] => WORDS[label] ?? [label, `${label} done`];

/** More attempts than this, and those in the middle become one note. */
const ATTEMPTS_MAX = 6;
class Drawing {
  readonly diagram: SequenceDiagram;
  private readonly scenario: Scenario;
  private readonly poolQueue = new Map<string, string>();
  private answered = false;
  private saved = false;
  private userId = 0;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    for (const [id, component] of Object.entries(scenario.components))
      if (component.kind === 'workers') this.poolQueue.set(id, component.queue);
    const participants = participantsOf(scenario);
    this.diagram = { orderId: 0, placedAtMs: 0, participants, before: [], parallel: [], after: [] };
  }

  private get client(): string {
    return this.diagram.participants.find(({ isActor }) => isActor)?.id ?? '';
  }

  /** Where a component's doings are drawn: a pool's in its queue's part, everybody else's before or after. */
  private itemsOf(component: string): Item[] {
    const queue = this.poolQueue.get(component);
    return queue === undefined ? this.main : this.section(queue).items;
  }

  private get main(): Item[] {
    return this.diagram.parallel.length > 0 ? this.diagram.after : this.diagram.before;
  }

  private section(queue: string): Section {
    const found = this.diagram.parallel.find((one) => one.queue === queue);
    if (found) return found;
    const section: Section = { queue, items: [] };
    this.diagram.parallel.push(section);
    return section;
  }

  private arrow(items: Item[], fact: Fact, kind: ArrowKind, from: string, to: string, ...lines: string[]): void {
    items.push({ do: 'arrow', kind, from, to, lines, atMs: fact.atMs, fact: fact.id });
  }

  private note(items: Item[], fact: Fact, over: string[], ...lines: string[]): void {
    items.push({ do: 'note', over, lines, atMs: fact.atMs, fact: fact.id });
  }

  private waited(items: Item[], fact: Fact, over: string, waitedMs: number, where: string): void {
    if (waitedMs <= 0) return;
    const why = fact.condition ? `: ${conditionText(fact.condition, this.scenario)}` : '';
    this.note(items, fact, [over], `waited ${msText(waitedMs)} ${where}${why}`);
  }

  take(fact: Fact): void {
    switch (fact.type) {
      case 'order-placed': {
        const { userId, total } = fact.body;
        this.userId = userId;
        const server = this.scenario.traffic[0]?.to ?? '';
        this.diagram.orderId = fact.orderId;
        this.diagram.placedAtMs = fact.atMs;
        this.arrow(
          this.main,
          fact,
          'ask',
          fact.component,
          server,
          'POST /api/v1/orders',
          `{userId: ${userId}, total: ${total}}`,
        );
        return;
      }
      case 'request-started':
        this.waited(this.main, fact, fact.component, fact.waitedMs, 'in line');
        return this.note(this.main, fact, [fact.component], 'Synchronous (Critical Path)');
      case 'call-started':
        return this.callStarted(fact);
      case 'call-ended':
        return this.callEnded(fact);
      case 'call-failed': {
        const why = fact.condition ? `: ${conditionText(fact.condition, this.scenario)}` : '';
        return this.arrow(this.itemsOf(fact.from), fact, 'failure', fact.to, fact.from, `failed${why}`);
      }
      case 'publish-started': {
        this.note(this.main, fact, [fact.component, fact.broker], 'Asynchronous (Background)');
        return this.arrow(
          this.main,
          fact,
          'ask',
          fact.component,
          fact.broker,
          'Publish OrderPlacedEvent',
          ...this.eventBody(fact.orderId),
        );
      }
      case 'publish-confirmed':
        return this.arrow(this.main, fact, 'answer', fact.broker, fact.component, 'ACK (event queued)');
      default:
        this.takeAnswerOrMessage(fact);
    }
  }

  private eventBody(orderId: number): string[] {
    return [`{orderId: ${orderId}, userId: ${this.userId}, email: "user${this.userId}@example.com"}`];
  }

  private callStarted(fact: Extract<Fact, { type: 'call-started' }>): void {
    const items = this.itemsOf(fact.from);
    this.waited(items, fact, fact.from, fact.waitedMs, `for ${titleIn(this.scenario, fact.to)}`);
    const store = this.scenario.components[fact.to];
    const first =
      store?.kind === 'store'
        ? Object.values(store.operations).find((operation) => operation.statements?.length)?.statements?.[0]?.text
        : undefined;
    this.arrow(items, fact, 'ask', fact.from, fact.to, first ? transactional(first) : wordsOf(fact.label)[0]);
  }

  private callEnded(fact: Extract<Fact, { type: 'call-ended' }>): void {
    const items = this.itemsOf(fact.from);
    // The first statement was asked for when the call began.
    for (const { text, startedAtMs } of fact.statements.slice(1))
      items.push({
        do: 'arrow',
        kind: 'ask',
        from: fact.from,
        to: fact.to,
        lines: [text],
        atMs: startedAtMs,
        fact: fact.id,
      });
    const isStore = fact.statements.length > 0;
    const answer = isStore ? `Success (order_id = ${fact.orderId})` : wordsOf(fact.label)[1];
    this.arrow(items, fact, 'answer', fact.to, fact.from, answer);
    if (!isStore || this.saved) return;
    this.saved = true;
    this.note(items, fact, [fact.from], `Order saved! (${msText(fact.atMs - fact.startedAtMs)})`);
  }

  private takeAnswerOrMessage(fact: Fact): void {
    switch (fact.type) {
      case 'replied':
        this.arrow(
          this.main,
          fact,
          'answer',
          fact.component,
          this.client,
          '200 OK',
          `{orderId: ${fact.orderId}, status: "${fact.body.status}"}`,
        );
        if (!this.answered)
          this.note(this.main, fact, [this.client], `User sees success in ${msText(fact.customerMs)}!`);
        this.answered = true;
        return;
      case 'request-refused':
      case 'order-failed':
        if (this.answered) return;
        this.answered = true;
        return this.arrow(this.main, fact, 'failure', fact.component, this.client, 'Error: the order failed');
      case 'customer-gone':
        this.answered = true;
        return this.note(this.main, fact, [this.client], `User left after ${msText(fact.waitedMs)}`);
      case 'order-settled':
        return this.note(
          this.diagram.after,
          fact,
          [this.client],
          `All work for the order is over after ${msText(fact.workMs)}${fact.lost > 0 ? `, ${fact.lost} lost` : ''}`,
        );
      case 'message-delivered': {
        const { items } = this.section(fact.queue);
        const broker = this.brokerOf(fact.queue);
        this.waited(items, fact, broker, fact.waitedMs, 'in the queue');
        return this.arrow(
          items,
          fact,
          'ask',
          broker,
          fact.component,
          `Consume OrderPlacedEvent${fact.redelivered ? ' again' : ''}`,
        );
      }
      case 'message-acknowledged':
        return this.arrow(
          this.section(fact.queue).items,
          fact,
          'ask',
          fact.component,
          this.brokerOf(fact.queue),
          'ACK (done)',
        );
      case 'message-requeued':
        return this.arrow(
          this.section(fact.queue).items,
          fact,
          'failure',
          fact.component,
          this.brokerOf(fact.queue),
          'NACK (requeue)',
        );
      case 'message-dead-lettered':
        return this.note(
          this.section(fact.queue).items,
          fact,
          [this.brokerOf(fact.queue)],
          `dead-lettered to ${fact.to}`,
        );
      case 'message-dropped':
        return this.note(
          this.section(fact.queue).items,
          fact,
          [this.brokerOf(fact.queue)],
          'rejected: the message is lost',
        );
      default:
    }
  }

  private brokerOf(queue: string): string {
    const found = Object.entries(this.scenario.components).find(
      ([, one]) => one.kind === 'rabbitmq' && one.queues[queue],
    );
    return found?.[0] ?? '';
  }
}

const transactional = (statement: string): string => (statement === 'BEGIN' ? 'BEGIN TRANSACTION' : statement);

/** Between the first and the last attempts, those in the middle become one note. */
function shortened({ queue, items }: Section): Section {
  const starts = items.flatMap((item, index) =>
    item.do === 'arrow' && item.lines[0]?.startsWith('Consume') ? [index] : [],
  );
  if (starts.length <= ATTEMPTS_MAX) return { queue, items };
  const from = starts[ATTEMPTS_MAX / 2]!;
  const until = starts[starts.length - ATTEMPTS_MAX / 2]!;
  const first = items[from]!;
  const over = first.do === 'arrow' ? [first.from, first.to] : first.over;
  const note: Item = {
    do: 'note',
    over,
    lines: [`${starts.length - ATTEMPTS_MAX} more failed attempts`],
    atMs: first.atMs,
    fact: first.fact,
  };
  return { queue, items: [...items.slice(0, from), note, ...items.slice(until)] };
}

/** Null before the order is placed. */
export function sequenceOf(facts: readonly Fact[], scenario: Scenario): SequenceDiagram | null {
  if (!facts.some(({ type }) => type === 'order-placed')) return null;
  const drawing = new Drawing(scenario);
  for (const fact of facts) drawing.take(fact);
  const { diagram } = drawing;
  return { ...diagram, parallel: diagram.parallel.map(shortened) };
}
