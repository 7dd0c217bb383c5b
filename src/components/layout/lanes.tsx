// The lanes that are shown, one above the other on the same clock.
import { Lane } from '../lane/lane.tsx';
import { useLanes, useView } from '../shared/use-run.ts';

export function Lanes() {
  const shown = useView((state) => state.lanes);
  const lanes = useLanes();
  const wanted = lanes.length < 2 || shown === 'both' ? lanes : lanes.filter((lane) => lane === shown);
  return (
    <div className={wanted.length > 1 ? 'lanes lanes--two' : 'lanes'}>
      {wanted.map((lane) => (
        <Lane key={lane} lane={lane} />
      ))}
    </div>
  );
}
