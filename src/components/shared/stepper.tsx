// A number with − and +: click, hold to repeat, or type. While a button is held the clock is held too, so that the
// whole gesture is one change.
import { useCallback, useEffect, useRef, useState } from 'react';
import { decimalText } from './format.ts';
import { MinusIcon, PlusIcon } from './icons.tsx';
import './stepper.css';

interface StepperProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** The next value in a direction; one unit where not given. */
  stepped?: (value: number, direction: 1 | -1) => number;
  onChange: (value: number | string) => void;
  onHold: (held: boolean) => void;
  invalid?: boolean;
  describedBy?: string;
  /** Shown instead of the number while it is not being edited: "unlimited", "115 | 116". */
  shown?: string | undefined;
  wide?: boolean;
}

const REPEAT_AFTER_MS = 400;
const REPEAT_EVERY_MS = 70;
/** So many characters fit at the usual size. */
const ROOMY = 5;

/** Repeats while the button is down; calls once for a keyboard click. */
function useRepeat(step: (direction: 1 | -1) => void, onHold: (held: boolean) => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(step);
  latest.current = step;
  const held = useRef(false);
  const hold = useRef(onHold);
  hold.current = onHold;
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    if (held.current) hold.current(false);
    held.current = false;
  }, []);
  useEffect(() => stop, [stop]);
  const start = (direction: 1 | -1) => (event: React.PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0 || event.currentTarget.disabled) return;
    held.current = true;
    hold.current(true);
    latest.current(direction);
    const again = () => {
      latest.current(direction);
      timer.current = setTimeout(again, REPEAT_EVERY_MS);
    };
    timer.current = setTimeout(again, REPEAT_AFTER_MS);
  };
  const click = (direction: 1 | -1) => (event: React.MouseEvent) => {
    if (event.detail === 0) latest.current(direction);
  };
  return (direction: 1 | -1) => ({
    onPointerDown: start(direction),
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onClick: click(direction),
  });
}

export function Stepper(props: StepperProps) {
  const { label, value, min, max, onChange, onHold, shown } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef(value);
  latest.current = value;
  const step = (direction: 1 | -1) => {
    const next = props.stepped?.(latest.current, direction) ?? latest.current + direction;
    const bounded = Math.min(max, Math.max(min, next));
    if (bounded === latest.current) return;
    latest.current = bounded;
    setDraft(null);
    onChange(bounded);
  };
  const repeat = useRepeat(step, onHold);
  const commit = () => {
    if (draft === null) return;
    const text = draft.replaceAll(',', '').trim();
    setDraft(null);
    if (text === '' || Number(text) === value) return;
    onChange(Number.isFinite(Number(text)) ? Number(text) : text);
  };
  const keyed = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') return commit();
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      return setDraft(null);
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    step(event.key === 'ArrowUp' ? 1 : -1);
  };
  const text = draft ?? shown ?? decimalText(value, 2);
  return (
    <span className={props.wide ? 'stepper stepper--wide' : 'stepper'}>
      <button
        type="button"
        className="stepper__button"
        aria-label={`${label}: fewer`}
        disabled={value <= min}
        {...repeat(-1)}
      >
        <MinusIcon />
      </button>
      <input
        className={text.length > ROOMY ? 'stepper__value stepper__value--long' : 'stepper__value'}
        inputMode="decimal"
        autoComplete="off"
        role="spinbutton"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        {...(shown ? { 'aria-valuetext': shown } : {})}
        {...(props.describedBy ? { 'aria-describedby': props.describedBy } : {})}
        aria-invalid={props.invalid ?? false}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={keyed}
      />
      <button
        type="button"
        className="stepper__button"
        aria-label={`${label}: more`}
        disabled={value >= max}
        {...repeat(1)}
      >
        <PlusIcon />
      </button>
    </span>
  );
}
