// What may lie over the run: a link that does not open, what a link says, and the dialogs.
import { lazy, Suspense } from 'react';
import { placeStore } from '../../stores/place-store.ts';
import { usePlace } from '../shared/use-place.ts';
import { ArrivedNote } from './arrived-note.tsx';
import { BadLinkPage } from './bad-link-page.tsx';
import './places.css';

const DIALOGS = {
  gallery: lazy(() => import('../gallery/gallery.tsx')),
  share: lazy(() => import('../share/share-dialog.tsx')),
  export: lazy(() => import('../export/export-dialog.tsx')),
  faults: lazy(() => import('../timeline-faults/faults-dialog.tsx')),
  scenarios: lazy(() => import('../scenarios/scenarios-dialog.tsx')),
  scenes: lazy(() => import('../stage/scenes-dialog.tsx')),
  pose: lazy(() => import('../tasks/pose-dialog.tsx')),
  'hand-in': lazy(() => import('../tasks/hand-in-dialog.tsx')),
  report: lazy(() => import('../report/report-dialog.tsx')),
};
const close = () => placeStore.setState({ dialog: null, refusedFile: null });

export default function Places() {
  const dialog = usePlace((state) => state.dialog);
  const badLink = usePlace((state) => state.badLink);
  const arrived = usePlace((state) => state.arrived);
  const isEmbedded = usePlace((state) => state.embed);
  const Dialog = dialog === null ? null : DIALOGS[dialog];
  return (
    <>
      {badLink && <BadLinkPage {...badLink} />}
      {arrived && <ArrivedNote {...arrived} caption={isEmbedded ? '' : arrived.caption} />}
      {Dialog && (
        <Suspense fallback={null}>
          <Dialog onClose={close} />
        </Suspense>
      )}
    </>
  );
}
