// Offered load, from the frame's own figures: orders a second times the time that each keeps someone busy.
import type { ComponentFrame, OrdersFrame } from '../../protocol/frame.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { serversNeeded } from '../../theory/queueing.ts';
import { countText, decimalText, msText } from '../shared/format.ts';
import { handsOf, type Staffing, staffingOf } from '../shared/staffing.ts';

export interface Theory {
  /** λ × S with its numbers. */
  formula: string;
  verdict: string;
  isShort: boolean;
}

export function theoryOf(
  scenario: Scenario,
  component: ComponentFrame,
  { perSecond }: Pick<OrdersFrame, 'perSecond'>,
): Theory | null {
  const { offered, products } = component;
  // What pages ask of caches and replicas is no matter of orders a second.
  if (offered <= 0 || perSecond <= 0 || (products !== null && products.as !== 'primary')) return null;
  const perOrder = msText((1_000 * offered) / perSecond);
  const formula = `${decimalText(perSecond, 2)} orders/s × ${perOrder} = ${decimalText(offered, 1)}`;
  const staffing = staffingOf(scenario, component);
  if (staffing) return { formula, ...poolVerdict(scenario, component.id, staffing) };
  if (component.capacity === null)
    return {
      formula,
      verdict: 'It has no limit: so many are under way where all that comes reaches it.',
      isShort: false,
    };
  const needed = serversNeeded(offered - 1e-9, false);
  const isShort = component.capacity < needed;
  return { formula, verdict: keepingUp(isShort, needed, component.capacity), isShort };
}

function poolVerdict(scenario: Scenario, id: string, { needed, has, enough, stuck }: Staffing) {
  const pool = scenario.components[id];
  if (stuck !== null) return { verdict: `It never begins: ${stuck}.`, isShort: true };
  if (pool?.kind === 'workers' && handsOf(pool) === Infinity)
    return { verdict: 'It keeps up: each worker has in hand at once whatever it holds.', isShort: false };
  return { verdict: keepingUp(!enough, needed, has), isShort: !enough };
}

const keepingUp = (isShort: boolean, needed: number, has: number): string =>
  `${isShort ? 'It falls behind at this rate' : 'It keeps up'}: needs ${countText(needed)} or more, has ${countText(has)}.`;
