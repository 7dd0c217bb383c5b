// What the formulas of caching say of a cache, beside what was measured; or why they say nothing here. All products are looked
// up and changed alike, each with its share of the traffic. Pure.
import type { Scenario, Step } from '../../scenario/scenario.ts';
import { hitShare, staleShare } from '../../theory/caching.ts';
import { decimalText, msText, percentText } from '../shared/format.ts';
import { staffingOf } from '../shared/staffing.ts';
import { stepsIn } from '../shared/steps-in.ts';
import { type Asks, isDone, ordersPerSecond, productsOf, sourcesPerSecond } from './rates.ts';
import { disturbance, type Formula, type Reason, type Subject } from './subject.ts';

type Lookup = Extract<Step, { do: 'lookup' }>;

const isDeed = (deed: 'change' | 'read' | 'fill' | 'delete', to?: string): Asks => {
  return (step) => step.do === 'call' && step.does === deed && (to === undefined || step.to === to);
};
const isLookup = (id: string) => (step: Step) => step.do === 'lookup' && step.to === id;

export function cachingOf(subject: Subject): Formula | null {
  const { scenario, component } = subject;
  const { id, products: measured } = component;
  const declared = scenario.components[id];
  if (declared?.kind !== 'store' || declared.keeps?.as !== 'cache' || !measured) return null;
  const because = disturbance(subject) ?? heldUp(subject) ?? otherUse(scenario, id);
  if (because !== null) return { because };
  const { deletes, ttlMs = Infinity } = declared.keeps;
  const lookups = sourcesPerSecond(scenario, isLookup(id));
  if (typeof lookups === 'string') return { because: lookups };
  const changes = ordersPerSecond(subject, deletes ? isDeed('delete', id) : isDeed('change'));
  if (typeof changes === 'string') return { because: changes };
  const products = productsOf(scenario);
  const [lookedUp, changed] = [lookups / products, changes / products];
  const hits = {
    what: 'hits',
    theory: percentText(hitShare(lookedUp, ttlMs, deletes ? changed : 0)),
    measured: shareText(measured.reads, measured.reads + measured.misses),
  };
  const letters = [`λ ${rateText(lookedUp)}`, `c ${rateText(changed)}`, `T ${lifeText(ttlMs)}`];
  if (deletes) return { model: letters.join(', '), rows: [hits], where: DELETED };
  const lagMs = lagOf(scenario, id);
  if (typeof lagMs === 'string') return { because: lagMs };
  const old = {
    what: 'old when shown',
    theory: percentText(staleShare(ttlMs, changed, lagMs)),
    measured: shareText(measured.stale, measured.reads),
  };
  return { model: [...letters, `L ${msText(lagMs)}`].join(', '), rows: [hits, old], where: KEPT };
}

const LETTERS = 'Of each product: λ lookups and c orders that change it a second, T how long an entry may live.';
const HITS = 'Hits: λD / (1 + λD), an entry is there for';
const DELETED = [LETTERS, `${HITS} D = (1 − e^(−cT)) / c.`];
const KEPT = [LETTERS, `${HITS} D = T.`, 'Old, read with a lag of L: 1 − e^(−cL) × (1 − e^(−cT)) / (cT).'];

const shareText = (part: number, whole: number): string => (whole > 0 ? percentText(part / whole) : '–');

const rateText = (perSecond: number): string => `${decimalText(perSecond, 3)}/s`;
const lifeText = (ms: number): string => (ms === Infinity ? '∞' : msText(ms));

/** Who looks products up, changes or deletes them has to keep up with what is asked. */
function heldUp({ scenario, frame }: Subject): Reason | null {
  const isOfProducts: Asks = (step) => step.do === 'lookup' || (step.do === 'call' && step.does !== undefined);
  for (const one of frame.components) {
    const declared = scenario.components[one.id];
    if (declared?.kind === 'workers') {
      if (!isDone(scenario, declared.flow, isOfProducts)) continue;
      if (one.failed > 0) return `some of what ${declared.title} do fails`;
      if (!staffingOf(scenario, one)!.enough) return `${declared.title} fall behind`;
    } else if (one.capacity !== null && one.offered >= one.capacity)
      return `more is asked of ${declared?.title ?? one.id} than it can do`;
  }
  return null;
}

const lookupsIn = (steps: readonly Step[], id: string): Lookup[] =>
  stepsIn(steps).filter((step): step is Lookup => isLookup(id)(step));

/** An order looks up once, and what is missed is put there, and nothing else. */
function otherUse({ flows, components }: Scenario, id: string): Reason | null {
  const all = Object.values(flows);
  const lookups = all.flatMap((steps) => lookupsIn(steps, id));
  if (lookups.length === 0) return 'nobody looks anything up';
  if (all.some((steps) => lookupsIn(steps, id).length > 1)) return 'an order looks things up several times';
  if (
    Object.values(components).some((one) => one.kind === 'workers' && lookupsIn(flows[one.flow] ?? [], id).length > 0)
  )
    return 'workers look things up, too';
  const fills = isDeed('fill', id);
  if (!lookups.every(({ miss }) => miss.some(fills))) return 'what is missed is not always put there';
  const filling = stepsIn(all.flat()).filter(fills).length;
  return filling > lookups.length ? 'not only what is missed is put there' : null;
}

/** How far the copy lags that is read after a miss. */
function lagOf({ flows, components }: Scenario, id: string): number | Reason {
  const lags = Object.values(flows)
    .flatMap((steps) => lookupsIn(steps, id))
    .flatMap(({ miss }) => stepsIn(miss))
    .map((step) => (step.do === 'call' && step.does === 'read' ? components[step.to] : undefined))
    .flatMap((copy) => (copy?.kind === 'store' ? [copy.keeps?.as === 'replica' ? copy.keeps.lagMs : 0] : []));
  return new Set(lags).size > 1 ? 'what is missed is read from several copies' : (lags[0] ?? 0);
}
