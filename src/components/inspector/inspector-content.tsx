// What the inspector says of the component that is picked. Loaded when something is picked for the first time.
import { lazy, Suspense, useState } from 'react';
import { knobsOf } from '../../scenario/knobs.ts';
import { LANES, type LaneName } from '../../scenario/run-spec.ts';
import { laneLetter } from '../shared/labels.ts';
import { Segmented } from '../shared/segmented.tsx';
import { useLaneScenario } from '../shared/use-run.ts';
import { aboutComponent, aboutTraffic } from './about.ts';
import { Faults } from './faults.tsx';
import { KnobField } from './knob-field.tsx';
import { CustomerNumbers, Numbers, TrafficNumbers } from './numbers.tsx';
import { Queues } from './queues.tsx';

const WorkerCode = lazy(() => import('./worker-code.tsx'));

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

export default function InspectorContent({ lane, id }: { lane: LaneName; id: string }) {
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
      ) : source ? (
        <TrafficNumbers lane={lane} />
      ) : (
        <Numbers key={`${lane} ${id}`} lane={lane} id={id} />
      )}
      {component?.kind === 'rabbitmq' && <Queues lane={lane} id={id} />}
      {hasFaults && <Faults lane={lane} id={id} lanes={lanes} />}
      <Knobs lane={lane} id={id} lanes={lanes} />
      {component?.kind === 'workers' && (
        <Suspense fallback={null}>
          <WorkerCode lane={lane} id={id} />
        </Suspense>
      )}
    </>
  );
}
