// What one lane loses by the curve: the mean over its answered orders. Pure.
import type { LaneName } from '../../../scenario/run-spec.ts';
import type { Anchors, Curve } from '../../../theory/business.ts';
import { msText } from '../../shared/format.ts';

export interface LaneLoss {
  lane: LaneName;
  /** Share of customers who leave, averaged over answered orders; null while there are none. */
  share: number | null;
  /** Orders that the mean is over. */
  counted: number;
  /** Orders not answered yet: not in the mean, which therefore flatters an overloaded shop. */
  waiting: number;
  meanMs: number;
}

export interface BeforeAfter {
  before: number;
  after: number;
  /** Whether the two come from this run, or from the anchors because the run has not answered in both lanes. */
  measured: boolean;
  /** "A" and "B", in the order of before and after. */
  names: [before: string, after: string];
}

/** The lane that loses more is "before"; without two measured lanes, the two anchors stand in. */
export function beforeAfter(losses: readonly LaneLoss[], curve: Curve, anchors: Anchors): BeforeAfter {
  const [one, other] = losses;
  if (one?.share == null || other?.share == null) {
    const names: [string, string] = [msText(anchors.slowMs), msText(anchors.fastMs)];
    return { before: curve.leaves(anchors.slowMs), after: curve.leaves(anchors.fastMs), measured: false, names };
  }
  const [worse, better] = one.share >= other.share ? [one, other] : [other, one];
  return {
    before: worse.share!,
    after: better.share!,
    measured: true,
    names: [worse.lane.toUpperCase(), better.lane.toUpperCase()],
  };
}
