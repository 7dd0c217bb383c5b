// What can be done with a whole lane.
import { lazy, Suspense, useState } from 'react';
import type { LaneName } from '../../scenario/run-spec.ts';
import { placeStore } from '../../stores/place-store.ts';
import { useSession } from '../session-context.ts';
import { MoreIcon } from '../shared/icons.tsx';
import { laneLetter } from '../shared/labels.ts';
import { Menu } from '../shared/menu.tsx';

const DiagramEditor = lazy(() => import('../diagram-editor/diagram-editor.tsx'));

export function LaneMenu({ lane }: { lane: LaneName }) {
  const session = useSession();
  const [isEditing, setEditing] = useState(false);
  const other = lane === 'a' ? 'b' : 'a';
  const items = [
    { key: 'edit', label: 'Edit diagram…', onSelect: () => setEditing(true) },
    {
      key: 'faults',
      label: 'Faults on the timeline…',
      detail: 'What fails, from when and until when.',
      onSelect: () => placeStore.setState({ dialog: 'faults' }),
    },
    {
      key: 'copy',
      label: `Copy ${laneLetter(lane)} into ${laneLetter(other)}`,
      detail: 'Then change one of them alone.',
      onSelect: () => session.compareWith(lane),
    },
    {
      key: 'save',
      label: 'Save as a scenario…',
      detail: 'With its knobs, its diagram and its faults.',
      onSelect: () => placeStore.setState({ dialog: 'scenarios' }),
    },
  ];
  return (
    <>
      <Menu
        label={`Lane ${laneLetter(lane)}`}
        iconOnly
        align="end"
        button={<MoreIcon />}
        buttonClass="button button--quiet button--icon button--small"
        sections={[{ key: 'lane', items }]}
      />
      {isEditing && (
        <Suspense fallback={null}>
          <DiagramEditor lane={lane} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </>
  );
}
