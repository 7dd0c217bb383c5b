// Copies one lane's run into the other, where it can then be changed alone.
import { comparisonById } from '../../scenario/library/library.ts';
import { SHAPE_LOCK } from '../../scenario/task.ts';
import { useSession } from '../session-context.ts';
import { CompareIcon, LockIcon } from '../shared/icons.tsx';
import { useLock } from '../shared/locked.tsx';
import { Menu } from '../shared/menu.tsx';
import { useRun } from '../shared/use-run.ts';

export function CompareMenu() {
  const session = useSession();
  const why = useLock(SHAPE_LOCK);
  const comparisonId = useRun((state) => state.comparisonId);
  const hasTwo = useRun((state) => (state.spec?.lanes.length ?? 0) > 1);
  const title = comparisonById(comparisonId)?.title;
  const copies = [
    {
      key: 'a',
      label: 'A with a copy of A',
      detail: 'Copies A into lane B; then change one of them alone.',
      onSelect: () => session.compareWith('a'),
    },
    {
      key: 'b',
      label: 'B with a copy of B',
      detail: 'Copies B into lane A; then change one of them alone.',
      onSelect: () => session.compareWith('b'),
    },
  ];
  const back = {
    key: 'back',
    label: `Back to “${title}”`,
    detail: 'As it was opened, without any change.',
    onSelect: () => session.open(comparisonId),
  };
  const items = [...copies.slice(0, hasTwo ? 2 : 1), ...(title ? [back] : [])];
  const button = (
    <>
      {why === null ? <CompareIcon /> : <LockIcon />}
      <span className="strip__compare-text">Compare…</span>
    </>
  );
  return (
    <fieldset className="locked" disabled={why !== null} title={why === null ? undefined : `Copying a lane ${why}.`}>
      <Menu
        label="Compare"
        align="end"
        button={button}
        buttonClass="button strip__compare"
        sections={[{ key: 'compare', items }]}
      />
    </fieldset>
  );
}
