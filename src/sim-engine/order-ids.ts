// Numbers that orders have inside a run, and the ids that people see. What is no order of a customer's is numbered apart,
// by its source, so that orders have the same ids whatever else the shop does.
import type { Scenario } from '../scenario/scenario.ts';
import { BACKGROUND } from './model/settle.ts';

/** Ids of other work begin with a thousand million for each source. */
const BACKGROUND_ID = 1_000_000_000;

export function orderIdOf({ traffic }: Scenario, number: number): number {
  const source = Math.floor(number / BACKGROUND);
  return source === 0 ? traffic[0]!.order.firstOrderId + number : source * BACKGROUND_ID + (number % BACKGROUND);
}

/** The number of an id; of an id that nothing has, a number that nothing has. */
export function numberOf({ traffic }: Scenario, orderId: number): number {
  const { firstOrderId } = traffic[0]!.order;
  const source = Math.floor(orderId / BACKGROUND_ID);
  const isOther = source > 0 && source < traffic.length && firstOrderId < BACKGROUND_ID;
  return isOther ? source * BACKGROUND + (orderId % BACKGROUND_ID) : orderId - firstOrderId;
}

/** An order of a customer's, and no other work of the shop. */
export const isCustomers = (scenario: Scenario, orderId: number): boolean => {
  const source = Math.floor(numberOf(scenario, orderId) / BACKGROUND);
  return scenario.traffic[source]?.background !== true;
};
