// Everything about the component that is picked: what it is, what was measured, what theory says, and its knobs.
import { lazy, type ReactNode, Suspense, useLayoutEffect, useRef } from 'react';
import type { LaneName } from '../../scenario/run-spec.ts';
import { type Asked, viewStore } from '../../stores/view-store.ts';
import { CloseButton } from '../shared/close-button.tsx';
import { kindText, laneLetter, ownerTitle } from '../shared/labels.ts';
import { useLaneScenario, useView } from '../shared/use-run.ts';
import './inspector.css';

const AskedPanel = lazy(() => import('../explain/asked-panel.tsx'));
const Content = lazy(() => import('./inspector-content.tsx'));

export function InspectorContent(props: { lane: LaneName; id: string }) {
  return (
    <Suspense fallback={null}>
      <Content {...props} />
    </Suspense>
  );
}

/** What lies on top is closed first. */
export const closeInspector = () => viewStore.setState(({ asked }) => (asked ? { asked: null } : { selection: null }));

/** The answer to a question, in the inspector's place; `bare` where a sheet is around it. */
export function AskedAnswer(props: { asked: Asked; bare?: boolean; notes?: ReactNode }) {
  return (
    <Suspense fallback={null}>
      <AskedPanel {...props} />
    </Suspense>
  );
}

export function InspectorHead() {
  const selection = useView((state) => state.selection);
  const scenario = useLaneScenario(selection?.lane ?? 'a');
  if (!selection || !scenario) return null;
  const component = scenario.components[selection.id];
  return (
    <header className="inspector__head">
      <span className={`badge badge--${selection.lane}`}>{laneLetter(selection.lane)}</span>
      <h2 className="inspector__title">{ownerTitle(scenario, selection.id)}</h2>
      <span className="inspector__kind">{component ? kindText(component) : 'traffic'}</span>
      <CloseButton label="Close the inspector" title="Close (Esc)" onClick={closeInspector} />
    </header>
  );
}

/** What is being edited stays in sight when a note below takes some of the room. */
function KeptInSight({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    const sized = new ResizeObserver(() => {
      const focused = document.activeElement;
      if (focused && element.contains(focused))
        (focused.closest('.knob') ?? focused).scrollIntoView({ block: 'nearest' });
    });
    sized.observe(element);
    return () => sized.disconnect();
  }, []);
  return (
    <div ref={body} className="inspector__body">
      {children}
    </div>
  );
}

export function Inspector({ notes }: { notes: ReactNode }) {
  const selection = useView((state) => state.selection);
  const asked = useView((state) => state.asked);
  if (asked) return <AskedAnswer asked={asked} notes={notes} />;
  if (!selection) return null;
  return (
    <aside className="inspector" aria-label="Inspector">
      <InspectorHead />
      <KeptInSight key={`${selection.lane} ${selection.id}`}>
        <InspectorContent lane={selection.lane} id={selection.id} />
      </KeptInSight>
      {notes}
    </aside>
  );
}
