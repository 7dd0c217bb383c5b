// A knob's value in words, as chips and lists show it.
import { durationText } from '../../scenario/duration.ts';
import type { Knob } from '../../scenario/knobs.ts';
import { decimalText } from './format.ts';

export function knobText(knob: Knob): string {
  switch (knob.kind) {
    case 'duration':
      return durationText(knob.value);
    case 'switch':
      return knob.value ? 'on' : 'off';
    case 'choice':
      return knob.choices.find((choice) => choice.value === knob.value)?.label ?? knob.value;
    case 'number':
      if (knob.value === 0 && knob.none) return knob.none;
      return knob.unit === 'ms' || knob.unit === '/s'
        ? `${decimalText(knob.value, 2)} ${knob.unit}`.replace(' /s', '/s')
        : decimalText(knob.value, 2);
  }
}
