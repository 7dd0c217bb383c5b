// Numbers that orders have inside a run, and the ids that people see. What is no order of a customer's is numbered apart,
// by its source, so that orders have the same ids whatever else the shop does; an order that is placed again has the id of
// the first one, and what distinguishes it in front.
import { TRAFFIC_MAX } from '../scenario/limits.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { BACKGROUND, firstNumberOf, ORDERED_AGAIN, orderAgainNumber, PLACES_OF_ONE } from './model/order-numbers.ts';

/** Ids of other work begin with a thousand million for each source, those of orders placed again behind them. */
const BACKGROUND_ID = 1_000_000_000;

export function orderIdOf({ traffic }: Scenario, number: number): number {
  const { firstOrderId } = traffic[0]!.order;
  if (number >= ORDERED_AGAIN) {
    const tries = (number - ORDERED_AGAIN) % PLACES_OF_ONE;
    return (TRAFFIC_MAX + tries) * BACKGROUND_ID + firstOrderId + firstNumberOf(number);
  }
  const source = Math.floor(number / BACKGROUND);
  return source === 0 ? firstOrderId + number : source * BACKGROUND_ID + (number % BACKGROUND);
}

/** The number of an id; of an id that nothing has, a number that nothing has. */
export function numberOf({ traffic }: Scenario, orderId: number): number {
  const { firstOrderId } = traffic[0]!.order;
  const part = Math.floor(orderId / BACKGROUND_ID);
  if (part === 0 || firstOrderId >= BACKGROUND_ID) return orderId - firstOrderId;
  const rest = orderId % BACKGROUND_ID;
  if (part > TRAFFIC_MAX && part < TRAFFIC_MAX + PLACES_OF_ONE)
    return orderAgainNumber(rest - firstOrderId, part - TRAFFIC_MAX);
  return part < traffic.length ? part * BACKGROUND + rest : orderId - firstOrderId;
}

/** An order of a customer's, and no other work of the shop. */
export const isCustomers = (scenario: Scenario, orderId: number): boolean => {
  const source = Math.floor(numberOf(scenario, orderId) / BACKGROUND);
  return scenario.traffic[source]?.background !== true;
};
