// Groups of knobs under headings; those of a broker's queues are folded until one is wanted.
import type { LaneName } from '../../scenario/run-spec.ts';
import { KnobField } from './knob-field.tsx';
import type { KnobGroup } from './knob-groups.ts';

interface SectionProps {
  lane: LaneName;
  lanes: LaneName[];
  group: KnobGroup;
}

export function KnobSection({ lane, lanes, group }: SectionProps) {
  return (
    <section className="inspector__section" aria-label={group.title}>
      <h3 className="inspector__overline">{group.title}</h3>
      {group.knobs.map((knob) => (
        <KnobField key={`${lane} ${knob.path}`} knob={knob} lanes={lanes} />
      ))}
    </section>
  );
}
