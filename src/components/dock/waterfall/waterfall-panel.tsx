// One order in every lane on one axis of time: who did what for it, when, and who waited.
import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { runStore } from '../../../stores/run-store.ts';
import { ThreadSteps } from '../../explain/order-field.tsx';
import { DockActions, TableToggle } from '../dock-actions.tsx';
import { FollowedOrder } from './followed-order.tsx';
import { summaryTexts } from './summary.ts';
import { useFollowed } from './use-followed.ts';
import { WaterfallChart } from './waterfall-chart.tsx';
import './waterfall.css';

// Loaded when somebody asks for the table.
const SpanTable = lazy(() => import('./span-table.tsx'));

export default function WaterfallPanel() {
  const orders = useFollowed();
  const [isTable, setTable] = useState(false);
  const hasRun = useStore(runStore, (state) => state.frame !== null);
  const hasOrders = useStore(
    runStore,
    (state) => state.frame?.lanes.some(({ orders: { placed } }) => placed > 0) === true,
  );
  return (
    <>
      <DockActions>
        <p className="waterfall-summary" aria-live="off">
          {summaryTexts(orders).map((text, index) => (
            <span key={text}>{index === 0 ? text : ` · ${text}`}</span>
          ))}
        </p>
        <ThreadSteps of={`order ${orders[0]?.order.orderId ?? ''}`} />
        <FollowedOrder orders={orders} />
        <TableToggle isTable={isTable} onChange={setTable} />
      </DockActions>
      {orders.length === 0 ? (
        <p className="dock__note">
          {hasOrders
            ? 'Orders pass too fast here to follow one. Choose a slower pace, or type the number of an order.'
            : hasRun
              ? 'No order to follow yet: its steps are drawn here as soon as one is placed.'
              : 'The steps of an order are drawn here once the run is loaded.'}
        </p>
      ) : isTable ? (
        <Suspense fallback={null}>
          <SpanTable orders={orders} />
        </Suspense>
      ) : (
        <WaterfallChart orders={orders} />
      )}
    </>
  );
}
