// Counts what each worker holds, from the facts alone. A returned message is held until the broker has it back.
import type { Fact } from '../../protocol/fact.ts';
import { onGrid } from '../kernel/grid.ts';
import { lineOf } from '../testing/trace.ts';
import type { Observed } from './observe.ts';

/** The values that a knob has had: from the start and by commands, each from its instant on. */
function historyOf({ spec }: Observed, path: string, first: number): { fromMs: number; value: number }[] {
  const turns = spec.lanes[0]!.commands.flatMap((command) =>
    command.type === 'set' && command.path === path
      ? [{ fromMs: onGrid(command.atMs), value: Number(command.value) }]
      : [],
  );
  return [{ fromMs: -1, value: first }, ...turns];
}

const unlimited = (prefetch: number): number => (prefetch === 0 ? Infinity : prefetch);

/** The most that may be held after a delivery at an instant; at the instant of a change both values may have counted. */
function allowedAt(history: { fromMs: number; value: number }[], atMs: number): number {
  const begun = history.filter(({ fromMs }) => fromMs <= atMs);
  const before = begun.filter(({ fromMs }) => fromMs < atMs).at(-1)!;
  const now = begun.filter(({ fromMs }) => fromMs === atMs);
  return Math.max(...[before, ...now].map(({ value }) => unlimited(value)));
}

/** How long a returned message is under way; 0 where a knob has changed that. */
function redeliveryMs({ scenario, spec }: Observed): number {
  const turned = spec.lanes[0]!.commands.some((one) => one.type === 'set' && one.path.endsWith('.redelivery'));
  const times = Object.values(scenario.components).map((one) => (one.kind === 'rabbitmq' ? one.redeliveryMs : 0));
  return turned ? 0 : onGrid(Math.max(0, ...times));
}

/** Deliveries with which a worker of the pool came to hold more than it may. */
export function heldBeyondPrefetch(observed: Observed, pool: string, prefetch: number): string[] {
  const history = historyOf(observed, `${pool}.prefetch`, prefetch);
  const underWayMs = redeliveryMs(observed);
  const held = new Map<number, number>();
  const holder = new Map<number, number>();
  let returning: { worker: number; atMs: number }[] = [];
  const wrong: string[] = [];
  const more = (worker: number, by: number) => held.set(worker, (held.get(worker) ?? 0) + by);
  const release = (fact: Fact & { messageId: number }) => {
    const worker = holder.get(fact.messageId);
    if (worker === undefined) return;
    holder.delete(fact.messageId);
    if (fact.type === 'message-requeued') returning.push({ worker, atMs: fact.atMs + underWayMs });
    else more(worker, -1);
  };
  for (const fact of observed.facts) {
    for (const { worker } of returning.filter(({ atMs }) => atMs <= fact.atMs)) more(worker, -1);
    returning = returning.filter(({ atMs }) => atMs > fact.atMs);
    if (fact.type === 'message-delivered' && fact.component === pool) {
      more(fact.worker, 1);
      holder.set(fact.messageId, fact.worker);
      if (held.get(fact.worker)! > allowedAt(history, fact.atMs))
        wrong.push(`${lineOf(fact)}: holds ${held.get(fact.worker)}`);
    } else if ('messageId' in fact && fact.type !== 'handling-started' && fact.type !== 'message-enqueued') {
      release(fact);
    }
  }
  return wrong;
}
