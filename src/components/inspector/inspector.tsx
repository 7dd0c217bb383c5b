// Everything about the component that is picked: what it is, what was measured, what theory says, and its knobs.
import { useState } from 'react';
import { knobsOf } from '../../scenario/knobs.ts';
import { LANES, type LaneName } from '../../scenario/run-spec.ts';
import { viewStore } from '../../stores/view-store.ts';
import { CloseIcon } from '../shared/icons.tsx';
import { kindText, laneLetter, ownerTitle } from '../shared/labels.ts';
import { Segmented } from '../shared/segmented.tsx';
import { useLaneScenario, useView } from '../shared/use-run.ts';
import { aboutComponent, aboutTraffic } from './about.ts';
import { Faults } from './faults.tsx';
import { KnobField } from './knob-field.tsx';
import { CustomerNumbers, Numbers } from './numbers.tsx';
import { Queues } from './queues.tsx';
import './inspector.css';

export const closeInspector = () => viewStore.setState({ selection: null });

interface TargetChoiceProps {
  lane: LaneName;
  both: boolean;
  onChange: (both: boolean) => void;
}

function TargetChoice({ lane, both, onChange }: TargetChoiceProps) {
  const letter = laneLetter(lane);
  const choices = [
    { value: 'one', label: `${letter} alone` },
    { value: 'both', label: 'A and B' },
  ] as const;
  return (
    <div className="inspector__target">
      <span className="inspector__target-label">Changes go to</span>
      <Segmented
        label="Lanes changed"
        value={both ? 'both' : 'one'}
        choices={choices}
        onChange={(value) => onChange(value === 'both')}
        small
      />
    </div>
  );
}

function useInBoth(id: string): boolean {
  const a = useLaneScenario('a');
  const b = useLaneScenario('b');
  return [a, b].every(
    (scenario) => scenario?.components[id] !== undefined || scenario?.traffic.some((source) => source.id === id),
  );
}

function Knobs({ lane, id, lanes }: { lane: LaneName; id: string; lanes: LaneName[] }) {
  const scenario = useLaneScenario(lane);
  const knobs = scenario ? knobsOf(scenario).filter((knob) => knob.owner === id) : [];
  if (knobs.length === 0) return null;
  return (
    <section className="inspector__section">
      <h3 className="inspector__overline">Knobs</h3>
      {knobs.map((knob) => (
        <KnobField key={`${lane} ${knob.path}`} knob={knob} lanes={lanes} />
      ))}
    </section>
  );
}

export function InspectorContent({ lane, id }: { lane: LaneName; id: string }) {
  const scenario = useLaneScenario(lane);
  const [both, setBoth] = useState(true);
  const isInBoth = useInBoth(id);
  const component = scenario?.components[id];
  const source = scenario?.traffic.find((one) => one.id === id);
  if (!component && !source)
    return <p className="inspector__section">Lane {laneLetter(lane)} has no such component.</p>;
  const lanes = isInBoth && both ? [...LANES] : [lane];
  const hasFaults = component?.kind === 'service' || component?.kind === 'store';
  return (
    <>
      <p className="inspector__about">{component ? aboutComponent(component) : source && aboutTraffic(source)}</p>
      {isInBoth && <TargetChoice lane={lane} both={both} onChange={setBoth} />}
      {component?.kind === 'client' ? (
        <CustomerNumbers lane={lane} />
      ) : (
        <Numbers key={`${lane} ${id}`} lane={lane} id={id} />
      )}
      {component?.kind === 'rabbitmq' && <Queues lane={lane} id={id} />}
      {hasFaults && <Faults lane={lane} id={id} lanes={lanes} />}
      <Knobs lane={lane} id={id} lanes={lanes} />
    </>
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
      <span className="inspector__kind">{component ? kindText(component.kind) : 'traffic'}</span>
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

export function Inspector() {
  const selection = useView((state) => state.selection);
  if (!selection) return null;
  return (
    <aside className="inspector" aria-label="Inspector">
      <InspectorHead />
      <div className="inspector__body">
        <InspectorContent key={`${selection.lane} ${selection.id}`} lane={selection.lane} id={selection.id} />
      </div>
    </aside>
  );
}
