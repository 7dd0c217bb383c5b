// What a person may turn: one row of the table of knobs, with its unit, its range and its present value.
import type { Duration } from './duration.ts';
import type { ComponentId } from './scenario.ts';

interface KnobBase {
  path: string;
  /** The component or traffic source it belongs to. */
  owner: ComponentId;
  label: string;
}

export type Knob =
  | (KnobBase & {
      kind: 'number';
      unit: string;
      min: number;
      max: number;
      step: number;
      whole: boolean;
      value: number;
      /** What 0 means, where it means that there is none of it; anything else is at least `least`. */
      none?: string;
      least?: number;
    })
  | (KnobBase & { kind: 'duration'; value: Duration })
  | (KnobBase & { kind: 'choice'; choices: { value: string; label: string }[]; value: string })
  | (KnobBase & { kind: 'switch'; value: boolean });
