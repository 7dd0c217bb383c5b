// One knob with the control that fits its kind, what it does, and what was wrong with the last value typed.
import { useEffect, useId, useRef, useState } from 'react';
import { helpOf } from '../../scenario/knob-help.ts';
import type { Knob } from '../../scenario/knobs.ts';
import type { KnobValue, LaneName } from '../../scenario/run-spec.ts';
import { useSession } from '../session-context.ts';
import { capital } from '../shared/format.ts';
import { Locked, useLock } from '../shared/locked.tsx';
import { Segmented } from '../shared/segmented.tsx';
import { DurationField } from './duration-field.tsx';
import { NumberField } from './number-field.tsx';

interface ControlProps {
  knob: Knob;
  invalid: boolean;
  describedBy: string;
  onTurn: (value: KnobValue) => void;
  /** Says what is wrong with what was typed, where it does not get as far as the knob. */
  onRefuse: (problem: string) => void;
}

function Control({ knob, onRefuse, ...rest }: ControlProps) {
  switch (knob.kind) {
    case 'number':
      return <NumberField knob={knob} {...rest} />;
    case 'duration':
      return <DurationField knob={knob} onRefuse={onRefuse} {...rest} />;
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
  const [problem, setProblem] = useState<string | null>(null);
  const why = useLock(knob.path);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== null) box.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  const turn = (value: KnobValue) => setProblem(session.turn(knob.path, value, lanes)[0]?.problem ?? null);
  const unit = knob.kind === 'number' && knob.unit !== knob.label.toLowerCase() ? knob.unit : '';
  return (
    <div ref={box} className={`knob knob--${knob.kind}`}>
      <div className="knob__head">
        <span className="knob__label">{knob.label}</span>
        {unit && <span className="knob__unit">{unit}</span>}
      </div>
      <Locked path={knob.path} name={knob.label}>
        <Control knob={knob} invalid={problem !== null} describedBy={id} onTurn={turn} onRefuse={setProblem} />
      </Locked>
      <div id={id} className="knob__foot">
        {problem !== null && (
          <p className="problem" role="alert">
            {capital(problem)}. The old value stays.
          </p>
        )}
        {why !== null && <p className="knob__locked">It {why}.</p>}
        <p className="knob__help">{helpOf(knob)}</p>
      </div>
    </div>
  );
}
