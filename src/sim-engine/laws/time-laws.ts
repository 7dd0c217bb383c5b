// Laws of time and use: the clock never goes back and stays on its grid, nothing is used beyond its capacity, and
// Little's law holds exactly: what is measured over time is the sum of what each one waited.
import type { FactType } from '../../protocol/fact.ts';
import type { ComponentFrame, LaneFrame } from '../../protocol/frame.ts';
import { only } from '../testing/runs.ts';
import { lineOf } from '../testing/trace.ts';
import type { Laws, Observed } from './observe.ts';

const CAPACITY_KNOB = /\.(replicas|slots|connections|concurrency|count|holdsConnection|handling)$/;
const capacityTurned = ({ spec }: Observed): boolean =>
  spec.lanes[0]!.commands.some((command) => command.type === 'set' && CAPACITY_KNOB.test(command.path));

const onGrid = (ms: number): boolean => ms >= 0 && Number.isInteger(ms * 1024);

/** Components at every look that are not as they should be. */
const componentsAt = (
  { frames }: Observed,
  isWrong: (component: ComponentFrame, frame: LaneFrame) => boolean,
): string[] =>
  frames.flatMap((frame) =>
    frame.components
      .filter((component) => isWrong(component, frame))
      .map(({ id, busy, capacity, waiting, utilisation }) =>
        [
          `${id} at ${frame.atMs}: ${busy} busy of ${capacity}`,
          `${waiting} waiting`,
          `utilisation ${utilisation}`,
        ].join(),
      ),
  );

/** Sums of many grid times, divided and multiplied again: equal but for the last digits. */
const sameArea = (what: string, measured: number, summed: number): string[] =>
  Math.abs(measured - summed) <= 1e-9 * Math.max(1, summed) ? [] : [`${what}: area ${measured}, sum ${summed}`];

const total = (times: number[]): number => times.reduce((sum, ms) => sum + ms, 0);

export const timeLaws: Laws = {
  'time never goes back, and fact ids only count up': ({ facts, frames }) => {
    const before = facts.filter((fact, index) => {
      const previous = facts[index - 1];
      return previous !== undefined && (fact.atMs < previous.atMs || fact.id !== previous.id + 1);
    });
    const looks = frames.filter((frame, index) => index > 0 && frame.atMs < frames[index - 1]!.atMs);
    return [...before.map(lineOf), ...looks.map(({ atMs }) => `look at ${atMs}`)];
  },

  'all times are on the grid of 1/1024 ms': ({ facts, frames }) => [
    ...facts
      .filter((fact) => Object.entries(fact).some(([field, value]) => field.endsWith('Ms') && !onGrid(Number(value))))
      .map((fact) => JSON.stringify(fact)),
    ...frames.filter(({ atMs }) => !onGrid(atMs)).map(({ atMs }) => `look at ${atMs}`),
  ],

  'nothing is used beyond its capacity': (observed) =>
    componentsAt(observed, ({ kind, busy, capacity, replicas, id }) => {
      if (kind === 'server' && total(replicas) !== busy) return true;
      const component = observed.scenario.components[id]!;
      const boundless = component.kind === 'workers' && component.handling === 'concurrent';
      return capacity !== null && !boundless && !capacityTurned(observed) && busy > capacity;
    }),

  'who waits in line waits because nothing is free': (observed) =>
    componentsAt(
      observed,
      ({ kind, busy, capacity, waiting }) => waiting < 0 || (waiting > 0 && kind !== 'service' && busy < capacity!),
    ),

  'utilisation is a share': (observed) =>
    componentsAt(observed, ({ utilisation }) => utilisation !== null && !(utilisation >= 0 && utilisation <= 1)),

  'Little: the area under ready messages is the sum of their waits': ({ facts, last }) =>
    last.queues
      .filter(({ ready }) => ready === 0)
      .flatMap(({ name, readyMean, waitMs }) => {
        const waits = only(facts, 'message-delivered').filter(({ queue }) => queue === name);
        const summed = total(waits.map(({ waitedMs }) => waitedMs));
        const counted = waitMs.count === waits.length ? [] : [`${name}: ${waitMs.count} waits, ${waits.length} told`];
        return [
          ...counted,
          ...sameArea(name, readyMean * last.atMs, summed),
          ...sameArea(`waits of ${name}`, waitMs.mean * waitMs.count, summed),
        ];
      }),

  'Little: the area under busy workers is the sum of their handling times': ({ facts, last, scenario }) =>
    last.components
      .filter(({ kind, busy }) => kind === 'workers' && busy === 0)
      .flatMap(({ id, busyMean }) => {
        const pool = scenario.components[id]!;
        const ofQueue = facts.filter((fact) => 'queue' in fact && pool.kind === 'workers' && fact.queue === pool.queue);
        const began = new Map<number, number>();
        const times: number[] = [];
        for (const fact of ofQueue) {
          if (!('messageId' in fact) || fact.type === 'message-enqueued' || fact.type === 'message-delivered') continue;
          const beganMs = began.get(fact.messageId);
          began.delete(fact.messageId);
          if (fact.type === 'handling-started') began.set(fact.messageId, fact.atMs);
          else if (beganMs !== undefined) times.push(fact.atMs - beganMs);
        }
        return sameArea(id, busyMean * last.atMs, total(times));
      }),

  'Little: the area under busy slots is the sum of what requests took': ({ facts, last, scenario }) => {
    const server = last.components.find(({ kind }) => kind === 'server')!;
    // Only where a request ends with its answer is its end told.
    if (server.busy > 0 || scenario.flows[scenario.traffic[0]!.flow]!.at(-1)?.do !== 'reply') return [];
    const began = new Map(only(facts, 'request-started').map(({ orderId, atMs }) => [orderId, atMs]));
    const ended = new Map<number, number>();
    for (const fact of facts)
      if ((fact.type === 'replied' || fact.type === 'order-failed') && began.has(fact.orderId))
        ended.set(fact.orderId, fact.atMs);
    const times = [...ended].map(([orderId, atMs]) => atMs - began.get(orderId)!);
    return sameArea(server.id, server.busyMean * last.atMs, total(times));
  },

  'Little: the area under busy connections and calls is the sum of what calls took': (observed) =>
    isUndisturbed(observed)
      ? observed.last.components
          .filter(({ kind, busy }) => (kind === 'store' || kind === 'service') && busy === 0)
          .flatMap(({ id, busyMean }) => {
            const calls = only(observed.facts, 'call-ended').filter(({ to }) => to === id);
            const times = calls.map(({ atMs, startedAtMs }) => atMs - startedAtMs);
            return sameArea(id, busyMean * observed.last.atMs, total(times));
          })
      : [],
};

const DISTURBS: ReadonlySet<FactType> = new Set(['call-failed', 'fault-started', 'worker-crashed']);

/** Every call ended with its caller listening, and held a place of the callee alone: otherwise not all of it is told. */
function isUndisturbed(observed: Observed): boolean {
  const { scenario, spec, facts } = observed;
  const borrows = Object.values(scenario.components).some((one) => one.kind === 'service' && one.connectionsOf?.held);
  const turned = spec.lanes[0]!.commands.some(
    (command) => command.type === 'set' && command.path.endsWith('.holdsConnection'),
  );
  return !borrows && !turned && !facts.some(({ type }) => DISTURBS.has(type));
}
