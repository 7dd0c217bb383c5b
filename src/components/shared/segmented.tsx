// A choice of two or three, all visible at once.
import type { ReactNode } from 'react';

export interface Choice<T extends string> {
  value: T;
  label: ReactNode;
  /** The full name, where the label is short. */
  name?: string;
}

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
  small?: boolean;
}

export function Segmented<T extends string>({ label, value, choices, onChange, small = false }: SegmentedProps<T>) {
  return (
    <fieldset className={small ? 'segmented segmented--small' : 'segmented'} aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className="segmented__choice"
          aria-pressed={choice.value === value}
          {...(choice.name ? { 'aria-label': choice.name, title: choice.name } : {})}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
