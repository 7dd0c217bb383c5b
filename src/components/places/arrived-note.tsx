// What a link says about the moment it leads to; and when this page comes to something else than the one that made it.
import { useEffect, useState } from 'react';
import { ENGINE } from '../../share/link.ts';
import { type Arrived, placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { CloseButton } from '../shared/close-button.tsx';
import { sameAsSeen } from './arrive.ts';

/** True once the run stood at the link's instant and told something else. */
function useMismatch(seen: Arrived['seen']): boolean {
  const [differs, setDiffers] = useState(false);
  useEffect(() => {
    setDiffers(false);
    if (!seen) return;
    let isKnown = false;
    const look = () => {
      const { frame, spec } = runStore.getState();
      if (isKnown || !frame || !spec) return;
      const same = sameAsSeen(
        seen,
        frame.atMs,
        frame.lanes.map(({ digest }) => digest),
      );
      if (same === null) return;
      isKnown = true;
      setDiffers(!same);
    };
    look();
    return runStore.subscribe(look);
  }, [seen]);
  return differs;
}

export function ArrivedNote({ caption, seen }: Arrived) {
  const differs = useMismatch(seen);
  if (caption === '' && !differs) return null;
  const made =
    seen?.engine === ENGINE
      ? 'with this version, but its run was another one'
      : `with version ${seen?.engine}; this is ${ENGINE}`;
  return (
    <aside className="arrived" aria-label="What the link says">
      <div>
        {caption !== '' && <p className="arrived__caption">{caption}</p>}
        {differs && (
          <p className="arrived__differs" role="status">
            This is not quite what was seen when the link was made: it was made {made}.
          </p>
        )}
      </div>
      <CloseButton label="Dismiss" onClick={() => placeStore.setState({ arrived: null })} />
    </aside>
  );
}
