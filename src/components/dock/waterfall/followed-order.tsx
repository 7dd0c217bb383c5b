// Which order is followed: a field where there are several, else its number alone.
import { OrderField } from '../../explain/order-field.tsx';
import { useRun, useView } from '../../shared/use-run.ts';
import type { LaneOrder } from './use-followed.ts';

const isSingle = (placed: number) => placed <= 1;

export function FollowedOrder({ orders }: { orders: readonly LaneOrder[] }) {
  const follow = useView((state) => state.follow);
  const single = useRun((state) =>
    isSingle(Math.max(0, ...(state.frame?.lanes ?? []).map((lane) => lane.orders.placed))),
  );
  const shown = [...new Set(orders.map(({ order }) => order.orderId))];
  if (!single || follow !== 'newest') return <OrderField orders={shown} />;
  return shown.length > 0 ? <span className="followed">order {shown.join(', ')}</span> : null;
}
