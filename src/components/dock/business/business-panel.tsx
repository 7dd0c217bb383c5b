// What waiting costs: an assumed curve from latency to abandoned checkouts, this run's orders put on it, and what that
// is in orders and money, by the lesson's arithmetic and by the exact one. Every number stands beside its formula.
import { LANES } from '../../../scenario/run-spec.ts';
import { type BusinessView, viewStore } from '../../../stores/view-store.ts';
import { anchorProblems, type Curve, curveThrough, meanLeaves } from '../../../theory/business.ts';
import { useSampled, useView } from '../../shared/use-run.ts';
import { Assumptions } from './assumptions.tsx';
import { CurveChart } from './curve-chart.tsx';
import { Gains } from './gains.tsx';
import type { LaneLoss } from './lane-loss.ts';
import './business.css';

const EVERY_MS = 400;

export default function BusinessPanel() {
  const { family, anchors, lastGood, shop } = useView((state) => state.business);
  const frame = useSampled((state) => state.frame, EVERY_MS);
  const problems = anchorProblems(anchors);
  const curve: Curve = curveThrough(family, lastGood);
  const losses = (frame?.lanes ?? []).flatMap(({ histogram, orders }, index): LaneLoss[] => {
    const lane = LANES[index];
    if (!lane) return [];
    const counted = (histogram ?? []).reduce((sum, [, count]) => sum + count, 0);
    const waiting = orders.placed - orders.replied - orders.failed - orders.gone;
    return [{ lane, share: meanLeaves(curve, histogram ?? []), counted, waiting, meanMs: orders.customerMs.mean }];
  });
  return (
    <div className="business">
      <Assumptions
        family={family}
        onFamily={(next) => assume({ family: next })}
        anchors={anchors}
        onAnchors={(next) =>
          assume(anchorProblems(next).length === 0 ? { anchors: next, lastGood: next } : { anchors: next })
        }
        problems={problems}
        curve={curve}
      />
      <CurveChart curve={curve} anchors={lastGood} losses={losses} />
      <Gains curve={curve} anchors={lastGood} losses={losses} shop={shop} onShop={(next) => assume({ shop: next })} />
    </div>
  );
}

/** Kept beyond the tab, so that looking elsewhere forgets nothing. */
const assume = (change: Partial<BusinessView>) =>
  viewStore.setState(({ business }) => ({ business: { ...business, ...change } }));
