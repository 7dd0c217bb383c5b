// A phone: lanes one above the other to scroll through; story, dock, controls and inspector come up as sheets.
import { useEffect, useState } from 'react';
import { viewStore } from '../../stores/view-store.ts';
import { Notes } from '../change-note/notes.tsx';
import { Dock } from '../dock/dock.tsx';
import { ComponentsMenu } from '../header/components-menu.tsx';
import { History } from '../header/header.tsx';
import { LaneSwitch } from '../header/lane-switch.tsx';
import { AskedAnswer, closeInspector, InspectorContent, InspectorHead } from '../inspector/inspector.tsx';
import { ChartIcon, SlidersIcon, StoryIcon } from '../shared/icons.tsx';
import { usePlace } from '../shared/use-place.ts';
import { useView } from '../shared/use-run.ts';
import { ResultHint } from '../story/result-hint.tsx';
import { StoryContent } from '../story/story-panel.tsx';
import { Strip } from '../strip/strip.tsx';
import { Transport } from '../transport/transport.tsx';
import { Lanes } from './lanes.tsx';
import { Sheet } from './sheet.tsx';

type SheetName = 'story' | 'dock' | 'controls';

const TABS: { name: SheetName; label: string; icon: React.ReactNode }[] = [
  { name: 'story', label: 'Story', icon: <StoryIcon /> },
  { name: 'dock', label: 'Details', icon: <ChartIcon /> },
  { name: 'controls', label: 'Controls', icon: <SlidersIcon /> },
];

function InspectorSheet() {
  const selection = useView((state) => state.selection);
  const asked = useView((state) => state.asked);
  if (asked)
    return (
      <section className="sheet sheet--tall" aria-label="Answer">
        <AskedAnswer asked={asked} bare />
      </section>
    );
  if (!selection) return null;
  const { lane, id } = selection;
  return (
    <Sheet title="Inspector" head={<InspectorHead />} tall onClose={closeInspector}>
      <InspectorContent key={`${lane} ${id}`} lane={lane} id={id} />
    </Sheet>
  );
}

function OpenSheet({ name, onClose }: { name: SheetName; onClose: () => void }) {
  if (name === 'story')
    return (
      <Sheet title="Story" onClose={onClose}>
        <StoryContent />
      </Sheet>
    );
  if (name === 'controls')
    return (
      <Sheet title="Controls" onClose={onClose}>
        <Strip />
      </Sheet>
    );
  return (
    <Sheet title="Details" tall onClose={onClose}>
      <Dock />
    </Sheet>
  );
}

/** Esc closes the sheet that was opened last. */
function useEscape(onClose: () => void) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [onClose]);
}

export function NarrowLayout() {
  const [open, setOpen] = useState<SheetName | null>(null);
  const isPicked = useView((state) => state.selection !== null || state.asked !== null);
  const close = () => setOpen(null);
  useEscape(close);
  const isTold = usePlace((state) => state.story !== null || state.challenge !== null || state.answer !== null);
  useEffect(() => {
    if (isTold) setOpen('story');
  }, [isTold]);
  const choose = (name: SheetName) => {
    closeInspector();
    // A dock that was folded away on a wider screen opens with its sheet.
    if (name === 'dock') viewStore.setState({ dockOpen: true });
    setOpen(open === name && !isPicked ? null : name);
  };
  return (
    <>
      <section className="narrow__top" aria-label="View">
        <LaneSwitch short />
        <div className="narrow__tools">
          <History />
          <ComponentsMenu wordy={false} />
        </div>
      </section>
      <main className="narrow">
        <Lanes />
        {isPicked ? <InspectorSheet /> : open && <OpenSheet name={open} onClose={close} />}
      </main>
      <Notes place="row" />
      {open === null && !isPicked && <ResultHint onOpen={() => setOpen('story')} />}
      <Transport />
      <nav className="narrow__tabs" aria-label="Sheets">
        {TABS.map(({ name, label, icon }) => (
          <button
            key={name}
            type="button"
            className="narrow__tab"
            aria-expanded={open === name && !isPicked}
            onClick={() => choose(name)}
          >
            {icon}
            {label}
          </button>
        ))}
      </nav>
    </>
  );
}
