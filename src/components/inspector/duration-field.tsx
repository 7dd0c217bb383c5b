// How long something takes: which family, and its numbers, written as `2s`, `250ms`, `1m30s`.
import { durationText } from '../../scenario/duration.ts';
import type { Knob } from '../../scenario/knobs.ts';
import { FAMILIES, type Family, familyOf, fieldsOf, inFamily, typedInto } from './durations.ts';
import { TextField } from './text-field.tsx';

interface DurationFieldProps {
  knob: Extract<Knob, { kind: 'duration' }>;
  invalid: boolean;
  describedBy: string;
  onTurn: (text: string) => void;
  onRefuse: (problem: string) => void;
}

export function DurationField({ knob, invalid, describedBy, onTurn, onRefuse }: DurationFieldProps) {
  const family = familyOf(knob.value);
  const fields = fieldsOf(knob.value);
  const commit = (index: number) => (text: string) => {
    const typed = typedInto(knob.value, index, text);
    if ('problem' in typed) onRefuse(typed.problem);
    else onTurn(typed.text);
  };
  return (
    <div className="duration">
      <select
        className="select duration__family"
        aria-label={`${knob.label}: distribution`}
        value={family}
        onChange={(event) => onTurn(durationText(inFamily(knob.value, event.currentTarget.value as Family)))}
      >
        {FAMILIES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <div className="duration__fields">
        {fields.map(({ name, label, text }, index) => (
          <TextField
            key={`${family} ${name}`}
            label={label}
            text={text}
            invalid={invalid}
            describedBy={describedBy}
            onCommit={commit(index)}
            wide={family === 'empirical'}
          />
        ))}
      </div>
    </div>
  );
}
