// How simulated time follows real time.
import type { Pace } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { ChevronIcon } from '../shared/icons.tsx';
import { Menu } from '../shared/menu.tsx';
import { useRun } from '../shared/use-run.ts';

const FACTORS = [0.05, 0.25, 0.5, 1, 2, 5, 20, 100];

function paceText(pace: Pace): string {
  if (pace.type === 'follow') return 'follows events';
  return pace.type === 'max' ? 'as fast as it can' : `${pace.factor}×`;
}

export function PaceMenu() {
  const session = useSession();
  const pace = useRun((state) => state.pace);
  const follow = {
    key: 'follow',
    label: 'Follows events',
    detail: 'Slow while something happens, fast while nothing does.',
    checked: pace.type === 'follow',
    onSelect: () => session.setPace({ type: 'follow' }),
  };
  const factors = FACTORS.map((factor) => ({
    key: String(factor),
    label: factor === 1 ? '1× real time' : `${factor}×`,
    checked: pace.type === 'factor' && pace.factor === factor,
    onSelect: () => session.setPace({ type: 'factor', factor }),
  }));
  const max = {
    key: 'max',
    label: 'As fast as it can',
    checked: pace.type === 'max',
    onSelect: () => session.setPace({ type: 'max' }),
  };
  const button = (
    <>
      <span className="only-heard">Pace: </span>
      <span className="transport__pace-text">{paceText(pace)}</span>
      <ChevronIcon size={12} />
    </>
  );
  return (
    <Menu
      label="Pace"
      button={button}
      buttonClass="button transport__pace"
      sections={[{ key: 'paces', items: [follow, ...factors, max] }]}
    />
  );
}
