// Every component of the lanes shown, for whoever would rather choose from a list than point at the drawing.
import { LANES } from '../../scenario/run-spec.ts';
import { type Selection, viewStore } from '../../stores/view-store.ts';
import { PartsIcon } from '../shared/icons.tsx';
import { laneLetter, ownerTitle } from '../shared/labels.ts';
import { Menu, type MenuSection } from '../shared/menu.tsx';
import { useLaneScenario, useLaneTitle, useView } from '../shared/use-run.ts';

export function ComponentsMenu({ wordy }: { wordy: boolean }) {
  const shown = useView((state) => state.lanes);
  const picked = useView((state) => state.selection);
  const scenarios = { a: useLaneScenario('a'), b: useLaneScenario('b') };
  const titles = { a: useLaneTitle('a'), b: useLaneTitle('b') };
  const sections: MenuSection[] = LANES.filter((lane) => shown === 'both' || shown === lane).flatMap((lane) => {
    const scenario = scenarios[lane];
    if (!scenario) return [];
    const ids = [...scenario.traffic.map(({ id }) => id), ...Object.keys(scenario.components)];
    const items = ids.map((id) => ({
      key: id,
      label: ownerTitle(scenario, id),
      checked: picked?.lane === lane && picked.id === id,
      onSelect: () => viewStore.setState({ selection: { lane, id } satisfies Selection }),
    }));
    const heading = (
      <>
        <span className={`badge badge--${lane}`}>{laneLetter(lane)}</span>
        {titles[lane]}
      </>
    );
    return [{ key: lane, heading, items }];
  });
  return (
    <Menu
      label="Components"
      iconOnly={!wordy}
      align="end"
      button={
        <>
          <PartsIcon />
          {wordy && 'Components'}
        </>
      }
      buttonClass={wordy ? 'button button--quiet' : 'button button--quiet button--icon'}
      sections={sections}
    />
  );
}
