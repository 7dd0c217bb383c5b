// The whole screen: the header, the layout that fits the window, and what may lie over it.
import { lazy, Suspense, useCallback, useState } from 'react';
import { FailureNote } from '../failure/failure-note.tsx';
import { Header } from '../header/header.tsx';
import { closeInspector } from '../inspector/inspector.tsx';
import { useShortcuts } from '../keyboard/shortcuts.ts';
import { useSession } from '../session-context.ts';
import { NARROW, useMedia } from '../shared/use-media.ts';
import { useRun } from '../shared/use-run.ts';
import { Loading } from './loading.tsx';
import { WideLayout } from './wide-layout.tsx';
import './screen.css';

// One of the two layouts is enough for a window; phones fetch theirs.
const NarrowLayout = lazy(() => import('./narrow-layout.tsx').then(({ NarrowLayout }) => ({ default: NarrowLayout })));
const HelpDialog = lazy(() => import('../keyboard/help-dialog.tsx'));

export function Screen() {
  const session = useSession();
  const isNarrow = useMedia(NARROW);
  const [isHelping, setHelping] = useState(false);
  const hasFrame = useRun((state) => state.frame !== null && state.spec !== null);
  const help = useCallback(() => setHelping(true), []);
  useShortcuts(session, help, closeInspector);
  return (
    <div className="screen">
      <Header onHelp={help} />
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
      {isHelping && (
        <Suspense fallback={null}>
          <HelpDialog onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </div>
  );
}
