// Everything about the component that is picked: what it is, what was measured, what theory says, and its knobs.
import { lazy, type ReactNode, Suspense } from 'react';
import type { LaneName } from '../../scenario/run-spec.ts';
import { type Asked, viewStore } from '../../stores/view-store.ts';
import { CloseIcon } from '../shared/icons.tsx';
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
      <button
        type="button"
        className="button button--quiet button--icon button--small"
        aria-label="Close the inspector"
        title="Close (Esc)"
        onClick={closeInspector}
      >
        <CloseIcon />
      </button>
    </header>
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
      <div className="inspector__body">
        <InspectorContent key={`${selection.lane} ${selection.id}`} lane={selection.lane} id={selection.id} />
      </div>
      {notes}
    </aside>
  );
}
