// A number: step, type, or slide where a slider helps. The slider is logarithmic, since knobs span 1 to thousands.
import type { Knob } from '../../scenario/knobs.ts';
import { useSession } from '../session-context.ts';
import { Stepper } from '../shared/stepper.tsx';

interface NumberFieldProps {
  knob: Extract<Knob, { kind: 'number' }>;
  invalid: boolean;
  describedBy: string;
  onTurn: (value: number | string) => void;
}

const POSITIONS = 100;
const SLID_MAX = 1_000;

const reachOf = ({ max, value }: NumberFieldProps['knob']) => Math.min(max, Math.max(SLID_MAX, value));
const valueAt = (knob: NumberFieldProps['knob'], position: number) =>
  Math.max(knob.min, Math.round((reachOf(knob) + 1) ** (position / POSITIONS) - 1));
const positionOf = (knob: NumberFieldProps['knob']) =>
  Math.round((POSITIONS * Math.log(knob.value + 1)) / Math.log(reachOf(knob) + 1));

/** Big steps for milliseconds, ones for what is counted. */
const stepped = (knob: NumberFieldProps['knob']) => (value: number, direction: 1 | -1) =>
  Math.round((value + direction * knob.step) / knob.step) * knob.step;

export function NumberField({ knob, invalid, describedBy, onTurn }: NumberFieldProps) {
  const session = useSession();
  const isNone = knob.value === 0 && knob.none !== undefined;
  const slides = knob.max >= SLID_MAX && knob.unit !== 'ms' && knob.max <= 100_000;
  return (
    <div className="number">
      {slides && (
        <input
          type="range"
          className="range number__slider"
          aria-label={`${knob.label}, roughly`}
          aria-valuetext={isNone ? knob.none : String(knob.value)}
          min={0}
          max={POSITIONS}
          value={positionOf(knob)}
          onPointerDown={() => session.holdClock(true)}
          onPointerUp={() => session.holdClock(false)}
          onPointerCancel={() => session.holdClock(false)}
          onChange={(event) => onTurn(valueAt(knob, Number(event.currentTarget.value)))}
        />
      )}
      <div className="number__box">
        <Stepper
          label={knob.label}
          value={knob.value}
          min={knob.min}
          max={knob.max}
          stepped={stepped(knob)}
          onChange={onTurn}
          onHold={session.holdClock}
          invalid={invalid}
          describedBy={describedBy}
          shown={isNone ? knob.none : undefined}
          wide
        />
      </div>
    </div>
  );
}
