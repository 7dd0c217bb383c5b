// The top line: what this is, which comparison is open, which lanes are shown, and the few things that are always there.
import { lazy, Suspense } from 'react';
import { useSession } from '../session-context.ts';
import { HelpIcon, RedoIcon, UndoIcon } from '../shared/icons.tsx';
import { NARROW, useMedia } from '../shared/use-media.ts';
import { useRun } from '../shared/use-run.ts';
import { ComparisonMenu } from './comparison-menu.tsx';
import { ComponentsMenu } from './components-menu.tsx';
import { LaneSwitch } from './lane-switch.tsx';
import { Logo } from './logo.tsx';
import { ThemeButton } from './theme-button.tsx';
import './header.css';

const Tools = lazy(() => import('./tools.tsx'));

export function History() {
  const session = useSession();
  const canUndo = useRun((state) => state.canUndo);
  const canRedo = useRun((state) => state.canRedo);
  return (
    <>
      <button
        type="button"
        className="button button--quiet button--icon"
        aria-label="Undo"
        title="Undo"
        disabled={!canUndo}
        onClick={session.undo}
      >
        <UndoIcon />
      </button>
      <button
        type="button"
        className="button button--quiet button--icon"
        aria-label="Redo"
        title="Redo"
        disabled={!canRedo}
        onClick={session.redo}
      >
        <RedoIcon />
      </button>
    </>
  );
}

export function Header({ onHelp }: { onHelp: () => void }) {
  const isNarrow = useMedia(NARROW);
  const isWordy = useMedia('(min-width: 1400px)');
  return (
    <header className="header">
      <div className="header__start">
        <Logo />
        <h1 className={isNarrow ? 'only-heard' : 'header__name'}>Queuescope</h1>
        {!isNarrow && <span className="header__rule" />}
        <ComparisonMenu />
      </div>
      <div className="header__middle">{!isNarrow && <LaneSwitch />}</div>
      <div className="header__end">
        <Suspense fallback={null}>
          <Tools wordy={isWordy} isNarrow={isNarrow} />
        </Suspense>
        {!isNarrow && <ComponentsMenu wordy={isWordy} />}
        {!isNarrow && <History />}
        <ThemeButton />
        <button
          type="button"
          className="button button--quiet button--icon"
          aria-label="Help"
          title="Help (?)"
          onClick={onHelp}
        >
          <HelpIcon />
        </button>
      </div>
    </header>
  );
}
