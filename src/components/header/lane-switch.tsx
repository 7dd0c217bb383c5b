// One lane, the other, or both: named as the comparison names them.
import { laneSpecOf } from '../../stores/run-store.ts';
import { type ViewState, viewStore } from '../../stores/view-store.ts';
import { laneTitle } from '../shared/labels.ts';
import { Segmented } from '../shared/segmented.tsx';
import { useRun, useView } from '../shared/use-run.ts';

export function LaneSwitch({ short = false }: { short?: boolean }) {
  const lanes = useView((state) => state.lanes);
  const comparisonId = useRun((state) => state.comparisonId);
  const a = useRun(laneSpecOf('a'));
  const b = useRun(laneSpecOf('b'));
  if (!a || !b) return null;
  const titleA = laneTitle(a, comparisonId, 0);
  const titleB = laneTitle(b, comparisonId, 1);
  const choices = [
    { value: 'a' as const, label: short ? 'A' : titleA, name: `A: ${titleA}` },
    { value: 'both' as const, label: short ? 'Both' : 'Side by side', name: short ? 'Both lanes' : 'Side by side' },
    { value: 'b' as const, label: short ? 'B' : titleB, name: `B: ${titleB}` },
  ];
  const show = (value: ViewState['lanes']) => viewStore.setState({ lanes: value });
  return <Segmented label="Lanes shown" value={lanes} choices={choices} onChange={show} />;
}
