// One lane, the other, or both: named as the comparison names them.
import { type ViewState, viewStore } from '../../stores/view-store.ts';
import { Segmented } from '../shared/segmented.tsx';
import { useLanes, useLaneTitle, useView } from '../shared/use-run.ts';

export function LaneSwitch({ short = false }: { short?: boolean }) {
  const lanes = useView((state) => state.lanes);
  const titleA = useLaneTitle('a');
  const titleB = useLaneTitle('b');
  if (useLanes().length < 2) return null;
  // Two copies of the same are told apart by their letters alone.
  const isTwin = titleA === titleB;
  const labelOf = (letter: string, title: string) => (short ? letter : isTwin ? `${letter}: ${title}` : title);
  const choices = [
    { value: 'a' as const, label: labelOf('A', titleA), name: `A: ${titleA}` },
    { value: 'both' as const, label: short ? 'Both' : 'Side by side', name: short ? 'Both lanes' : 'Side by side' },
    { value: 'b' as const, label: labelOf('B', titleB), name: `B: ${titleB}` },
  ];
  const show = (value: ViewState['lanes']) => viewStore.setState({ lanes: value });
  return <Segmented label="Lanes shown" value={lanes} choices={choices} onChange={show} />;
}
