// The whole screen: the header, the layout that fits the window, and what may lie over it.
import { lazy, Suspense, useCallback, useState } from 'react';
import { useStore } from 'zustand';
import { updateStore } from '../../stores/update-store.ts';
import { FailureNote } from '../failure/failure-note.tsx';
import { Header } from '../header/header.tsx';
import { closeInspector } from '../inspector/inspector.tsx';
import { useShortcuts } from '../keyboard/shortcuts.ts';
import { useAddress } from '../places/use-address.ts';
import { useSession } from '../session-context.ts';
import { NARROW, useMedia } from '../shared/use-media.ts';
import { usePlace } from '../shared/use-place.ts';
import { useRun } from '../shared/use-run.ts';
import { Loading } from './loading.tsx';
import { WideLayout } from './wide-layout.tsx';
import './screen.css';

// One of the two layouts is enough for a window; phones fetch theirs.
const NarrowLayout = lazy(() => import('./narrow-layout.tsx').then(({ NarrowLayout }) => ({ default: NarrowLayout })));
const Stage = lazy(() => import('../stage/stage.tsx'));
const Embed = lazy(() => import('../stage/embed.tsx'));
const Places = lazy(() => import('../places/places.tsx'));
const UpdateNote = lazy(() => import('../update/update-note.tsx'));
const HelpDialog = lazy(() => import('../keyboard/help-dialog.tsx'));

export function Screen() {
  const session = useSession();
  const isNarrow = useMedia(NARROW);
  const [isHelping, setHelping] = useState(false);
  const hasFrame = useRun((state) => state.frame !== null && state.spec !== null);
  const help = useCallback(() => setHelping(true), []);
  useShortcuts(session, help, closeInspector);
  useAddress(session);
  const hasUpdate = useStore(updateStore, ({ takeOver }) => takeOver !== null);
  const isOnStage = usePlace((state) => state.stage !== null);
  const isEmbedded = usePlace((state) => state.embed);
  const hasPlaces = usePlace(({ arrived, badLink, dialog }) => arrived !== null || badLink !== null || dialog !== null);
  const places = hasPlaces && (
    <Suspense fallback={null}>
      <Places />
    </Suspense>
  );
  if (isOnStage || isEmbedded)
    return (
      <Suspense fallback={<Loading isNarrow={isNarrow} failed={false} />}>
        {isOnStage ? <Stage /> : <Embed />}
        {places}
      </Suspense>
    );
  return (
    <div className="screen">
      <Header onHelp={help} />
      {places}
      <FailureNote />
      {hasFrame ? (
        isNarrow ? (
          <Suspense fallback={<Loading isNarrow failed={false} />}>
            <NarrowLayout />
          </Suspense>
        ) : (
          <WideLayout />
        )
      ) : (
        <Loading isNarrow={isNarrow} failed={session.phase === 'failed'} />
      )}
      {hasUpdate && (
        <Suspense fallback={null}>
          <UpdateNote />
        </Suspense>
      )}
      {isHelping && (
        <Suspense fallback={null}>
          <HelpDialog onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </div>
  );
}
