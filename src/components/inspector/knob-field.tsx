// One knob with the control that fits its kind, what it does, and what was wrong with the last value typed.
import { useId, useState } from 'react';
import type { Issue } from '../../protocol/issue.ts';
import { helpOf } from '../../scenario/knob-help.ts';
import type { Knob } from '../../scenario/knobs.ts';
import type { KnobValue, LaneName } from '../../scenario/run-spec.ts';
import { useSession } from '../session-context.ts';
import { Locked, useLock } from '../shared/locked.tsx';
import { Segmented } from '../shared/segmented.tsx';
import { DurationField } from './duration-field.tsx';
import { NumberField } from './number-field.tsx';

interface ControlProps {
  knob: Knob;
  invalid: boolean;
  describedBy: string;
  onTurn: (value: KnobValue) => void;
}

function Control({ knob, ...rest }: ControlProps) {
  switch (knob.kind) {
    case 'number':
      return <NumberField knob={knob} {...rest} />;
    case 'duration':
      return <DurationField knob={knob} {...rest} />;
    case 'choice':
      if (knob.choices.length < 3)
        return <Segmented label={knob.label} value={knob.value} choices={knob.choices} onChange={rest.onTurn} small />;
      return (
        <select
          className="select"
          aria-label={knob.label}
          value={knob.value}
          onChange={(event) => rest.onTurn(event.currentTarget.value)}
        >
          {knob.choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      );
    case 'switch':
      return (
        <button
          type="button"
          role="switch"
          className="switch"
          aria-label={knob.label}
          aria-checked={knob.value}
          onClick={() => rest.onTurn(!knob.value)}
        >
          <span className="switch__knob" />
        </button>
      );
  }
}

export function KnobField({ knob, lanes }: { knob: Knob; lanes: LaneName[] }) {
  const session = useSession();
  const id = useId();
  const [issues, setIssues] = useState<Issue[]>([]);
  const why = useLock(knob.path);
  const turn = (value: KnobValue) => setIssues(session.turn(knob.path, value, lanes));
  const unit = knob.kind === 'number' && knob.unit !== knob.label.toLowerCase() ? knob.unit : '';
  return (
    <div className={`knob knob--${knob.kind}`}>
      <div className="knob__head">
        <span className="knob__label">{knob.label}</span>
        {unit && <span className="knob__unit">{unit}</span>}
      </div>
      <Locked path={knob.path} name={knob.label}>
        <Control knob={knob} invalid={issues.length > 0} describedBy={id} onTurn={turn} />
      </Locked>
      <div id={id} className="knob__foot">
        {issues.map(({ problem }) => (
          <p key={problem} className="problem" role="alert">
            {problem}. The old value stays.
          </p>
        ))}
        {why !== null && <p className="knob__locked">It {why}.</p>}
        <p className="knob__help">{helpOf(knob)}</p>
      </div>
    </div>
  );
}
