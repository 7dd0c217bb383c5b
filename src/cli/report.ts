// What a run came to, as one object for programs and as a page of text for people. All of it is read from one frame.
import type { ComponentFrame, LaneFrame, ProductsFrame, QueueFrame, Summary } from '../protocol/frame.ts';
import type { RunSpec } from '../scenario/run-spec.ts';

export interface Report {
  run: { scenario: string; seed: number; until: number; digest: string };
  events: number;
  wallMs: number;
  orders: Record<'placed' | 'replied' | 'failed' | 'open' | 'settled' | 'again' | 'storedTwice', number> & {
    customerMs: Summary;
    workMs: Summary;
  };
  queues: Record<string, object>;
  components: Record<string, object>;
  /** Why the run ended early; absent when it did not. */
  stopped?: string;
}

export function reportOf(spec: RunSpec, lane: LaneFrame, wallMs: number, stopped: string | null): Report {
  const { placed, replied, failed, open, settled, again, storedTwice, customerMs, workMs } = lane.orders;
  return {
    run: { scenario: spec.lanes[0]!.scenario.id, seed: spec.seed, until: lane.atMs, digest: lane.digest },
    events: lane.events,
    wallMs,
    orders: { placed, replied, failed, open, settled, again, storedTwice, customerMs, workMs },
    queues: Object.fromEntries(lane.queues.map((queue) => [queue.name, queueReport(queue)])),
    components: Object.fromEntries(lane.components.map((component) => [component.id, componentReport(component)])),
    ...(stopped === null ? {} : { stopped }),
  };
}

function queueReport(queue: QueueFrame): object {
  const { name: _name, broker: _broker, oldestMs: _oldest, ...rest } = queue;
  return rest;
}

function componentReport({
  kind,
  capacity,
  busy,
  utilisation,
  offered,
  served,
  failed,
  waitMs,
  products,
}: ComponentFrame): object {
  const kept = products === null ? {} : { products };
  return { kind, capacity, busy, utilisation, offered, served, failed, waitMs, ...kept };
}

const ms = (value: number): string => `${value.toLocaleString('en', { maximumFractionDigits: 1 })} ms`;

const line = (name: string, { count, mean, p50, p95, p99, max }: Summary): string =>
  count === 0
    ? `${name}: none yet`
    : `${name}: mean ${ms(mean)}, p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, max ${ms(max)}`;

/** A page of text. */
export function reportText(report: Report, lane: LaneFrame): string {
  const { orders } = lane;
  const rows = [
    `${report.run.scenario}, seed ${report.run.seed}: ${ms(report.run.until)} simulated, ${report.events} events, digest ${report.run.digest}`,
    `orders: ${orders.placed} placed, ${orders.replied} answered, ${orders.failed} failed, ${orders.open} open, ${orders.settled} settled`,
    ...(orders.again > 0
      ? [
          `customers: ${orders.again} orders placed again after an error, ${orders.storedTwice} customers with two stored orders`,
        ]
      : []),
    line('the customer waited', orders.customerMs),
    line('all work was done after', orders.workMs),
    ...lane.queues.map(
      (queue) =>
        `queue ${queue.name}: ${queue.ready} ready (at most ${queue.readyMax}), ${queue.unacknowledged} unacknowledged, ${queue.acknowledged} acknowledged`,
    ),
    ...lane.components.filter(({ capacity }) => capacity !== null).map(componentText),
    ...lane.components.flatMap(({ id, products }) => (products === null ? [] : productsText(id, products))),
    ...(report.stopped ? [`stopped: ${report.stopped}`] : []),
  ];
  return rows.join('\n');
}

function componentText({ id, capacity, busy, utilisation, offered }: ComponentFrame): string {
  const share = utilisation === null ? '' : `, ${(utilisation * 100).toFixed(1)} % used`;
  return `${id}: ${busy} of ${capacity} busy${share}${offered > 0 ? `, offered load ${offered.toFixed(2)}` : ''}`;
}

function productsText(
  id: string,
  { as, reads, misses, stale, staleFromStart, changed, deleted }: ProductsFrame,
): string {
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`);
  if (as === 'primary') return `${id}: ${changed} changes of products`;
  if (as === 'replica') return `${id}: ${reads} products read, ${stale} of them old (${share(stale, reads)})`;
  const hits = `${reads} of ${reads + misses} found (${share(reads, reads + misses)})`;
  return `${id}: ${hits}, ${stale} of them old (${share(stale, reads)}), ${staleFromStart} since they were put there; ${deleted} deleted`;
}
