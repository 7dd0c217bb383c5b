// Which of the built-in comparisons is open, and the way to another one.
import { COMPARISONS, comparisonById } from '../../scenario/library/library.ts';
import { placeStore } from '../../stores/place-store.ts';
import { useSession } from '../session-context.ts';
import { ChevronIcon } from '../shared/icons.tsx';
import { Menu } from '../shared/menu.tsx';
import { TOPICS } from '../shared/topics.ts';
import { useRun } from '../shared/use-run.ts';

export function ComparisonMenu() {
  const session = useSession();
  const openId = useRun((state) => state.comparisonId);
  const ownTitle = useRun(({ spec }) => spec?.lanes[0]?.scenario.title ?? 'Comparisons');
  const sections = TOPICS.map(([topic, heading]) => ({
    key: topic,
    heading,
    items: COMPARISONS.filter((comparison) => comparison.topic === topic).map(({ id, title, summary }) => ({
      key: id,
      label: title,
      detail: summary,
      checked: id === openId,
      onSelect: () => session.open(id),
    })),
  }));
  const own = {
    key: 'own',
    label: 'Your scenarios …',
    detail: 'Made of this run, saved on this device, or opened from a file.',
    onSelect: () => placeStore.setState({ dialog: 'scenarios' }),
  };
  const button = (
    <>
      <span className="header__comparison-title">{comparisonById(openId)?.title ?? ownTitle}</span>
      <ChevronIcon size={12} />
    </>
  );
  return (
    <Menu
      label="Comparisons"
      button={button}
      buttonClass="button button--quiet header__comparison"
      sections={[...sections, { key: 'own', heading: 'Yours', items: [own] }]}
    />
  );
}
