// What the inspector says of the component that is picked. Loaded when something is picked for the first time.
import { lazy, Suspense, useState } from 'react';
import { knobsOf } from '../../scenario/knobs.ts';
import { LANES, type LaneName } from '../../scenario/run-spec.ts';
import { laneLetter } from '../shared/labels.ts';
import { Segmented } from '../shared/segmented.tsx';
import { useLaneScenario, useView } from '../shared/use-run.ts';
import { aboutComponent, aboutTraffic } from './about.ts';
import { Faults } from './faults.tsx';
import { knobGroups } from './knob-groups.ts';
import { KnobSection } from './knob-section.tsx';
import { CustomerNumbers, Numbers, TrafficNumbers } from './numbers.tsx';
import { QueueContent } from './queue-content.tsx';
import { Queues } from './queues.tsx';
import { Sources } from './sources.tsx';
import { WorkerList } from './worker-list.tsx';
import './workers-and-queues.css';

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
  // The knobs of a queue are shown with it.
  const groups = knobGroups(scenario?.components[id], knobs).filter(({ queue }) => queue === null);
  return groups.map((group) => <KnobSection key={group.title} lane={lane} lanes={lanes} group={group} />);
}

export default function InspectorContent({ lane, id }: { lane: LaneName; id: string }) {
  const scenario = useLaneScenario(lane);
  const [both, setBoth] = useState(true);
  const isInBoth = useInBoth(id);
  const picked = useView((state) => state.selection?.queue);
  const component = scenario?.components[id];
  const source = scenario?.traffic.find((one) => one.id === id);
  if (!component && !source)
    return <p className="inspector__section">Lane {laneLetter(lane)} has no such component.</p>;
  const lanes = isInBoth && both ? [...LANES] : [lane];
  const hasFaults = component !== undefined && component.kind !== 'client';
  if (scenario && component?.kind === 'rabbitmq' && picked !== undefined)
    return (
      <>
        {isInBoth && <TargetChoice lane={lane} both={both} onChange={setBoth} />}
        <QueueContent
          key={picked}
          lane={lane}
          lanes={lanes}
          scenario={scenario}
          id={id}
          broker={component}
          name={picked}
        />
      </>
    );
  return (
    <>
      <p className="inspector__about">{component ? aboutComponent(component) : source && aboutTraffic(source)}</p>
      {isInBoth && <TargetChoice lane={lane} both={both} onChange={setBoth} />}
      {component?.kind === 'client' ? (
        <CustomerNumbers lane={lane} />
      ) : source ? (
        !source.background && <TrafficNumbers lane={lane} />
      ) : (
        <Numbers key={`${lane} ${id}`} lane={lane} id={id} />
      )}
      {component?.kind === 'rabbitmq' && <Queues lane={lane} id={id} />}
      {component?.kind === 'client' && scenario && <Sources lane={lane} scenario={scenario} />}
      {component?.kind === 'workers' && <WorkerList lane={lane} id={id} lanes={lanes} />}
      {hasFaults && <Faults lane={lane} id={id} lanes={lanes} kind={component.kind} />}
      <Knobs lane={lane} id={id} lanes={lanes} />
      {component?.kind === 'workers' && (
        <Suspense fallback={null}>
          <WorkerCode lane={lane} id={id} />
        </Suspense>
      )}
    </>
  );
}
