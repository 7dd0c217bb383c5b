// What waiting costs: an assumed curve from latency to abandoned checkouts, this run's orders put on it, and what that
// is in orders and money, by the lesson's arithmetic and by the exact one. Every number stands beside its formula.
import { useState } from 'react';
import { LANES } from '../../../scenario/run-spec.ts';
import {
  type Anchors,
  anchorProblems,
  type Curve,
  type CurveFamily,
  curveThrough,
  LESSON_ANCHORS,
  LESSON_SHOP,
  meanLeaves,
  type Shop,
} from '../../../theory/business.ts';
import { useSampled } from '../../shared/use-run.ts';
import { Assumptions } from './assumptions.tsx';
import { CurveChart } from './curve-chart.tsx';
import { Gains } from './gains.tsx';
import type { LaneLoss } from './lane-loss.ts';
import './business.css';

const EVERY_MS = 400;

export default function BusinessPanel() {
  const [family, setFamily] = useState<CurveFamily>('exponential');
  const [anchors, setAnchors] = useState<Anchors>(LESSON_ANCHORS);
  const [shop, setShop] = useState<Shop>(LESSON_SHOP);
  const frame = useSampled((state) => state.frame, EVERY_MS);
  const problems = anchorProblems(anchors);
  const [lastGood, setLastGood] = useState<Anchors>(anchors);
  if (problems.length === 0 && lastGood !== anchors) setLastGood(anchors);
  const curve: Curve = curveThrough(family, problems.length === 0 ? anchors : lastGood);
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
        onFamily={setFamily}
        anchors={anchors}
        onAnchors={setAnchors}
        problems={problems}
        curve={curve}
      />
      <CurveChart curve={curve} anchors={problems.length === 0 ? anchors : lastGood} losses={losses} />
      <Gains curve={curve} anchors={lastGood} losses={losses} shop={shop} onShop={setShop} />
    </div>
  );
}
