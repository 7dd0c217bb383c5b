// The curve's family and the two points that it goes through, each with what is wrong with it.
import { useId, useState } from 'react';
import type { AnchorProblem, Anchors, Curve, CurveFamily } from '../../../theory/business.ts';
import { decimalText } from '../../shared/format.ts';
import { Segmented } from '../../shared/segmented.tsx';
import { shareText } from './business-text.ts';

interface AssumptionsProps {
  family: CurveFamily;
  onFamily: (family: CurveFamily) => void;
  anchors: Anchors;
  onAnchors: (anchors: Anchors) => void;
  problems: readonly AnchorProblem[];
  curve: Curve;
}

const FAMILIES = [
  { value: 'exponential', label: 'exponential' },
  { value: 'linear', label: 'linear' },
] as const;

export function Assumptions({ family, onFamily, anchors, onAnchors, problems, curve }: AssumptionsProps) {
  const field = (name: keyof Anchors, label: string, unit: string, factor: number) => (
    <AnchorField
      label={label}
      unit={unit}
      value={anchors[name] * factor}
      problem={problems.find((one) => one.field === name)?.problem}
      onChange={(value) => onAnchors({ ...anchors, [name]: value / factor })}
    />
  );
  return (
    <section className="business__part" aria-label="Assumptions">
      <header className="business__head">
        <h3 className="business__title">Who leaves</h3>
        <Segmented small label="Family of the curve" value={family} choices={FAMILIES} onChange={onFamily} />
      </header>
      <div className="anchors">
        <span className="anchors__name">fast</span>
        {field('fastMs', 'Fast checkout', 'ms', 1)}
        {field('fastShare', 'Share that leaves a fast checkout', '%', 100)}
        <span className="anchors__name">slow</span>
        {field('slowMs', 'Slow checkout', 'ms', 1)}
        {field('slowShare', 'Share that leaves a slow checkout', '%', 100)}
      </div>
      <p className="business__formula">{formulaText(curve)}</p>
      <p className="business__small">An assumption through two figures of the lesson, not a measurement.</p>
    </section>
  );
}

function formulaText(curve: Curve): string {
  if (curve.family === 'linear')
    return `leaves(t) = ${shareText(curve.intercept)} + ${decimalText(curve.perMs * 100_000, 2)} % · t / 1 s`;
  if (!Number.isFinite(curve.tauMs)) return `leaves(t) = ${shareText(1 - curve.scale)}`;
  return `leaves(t) = 1 − ${shareText(curve.scale)} · e^(−t\u00a0/\u00a0${decimalText(curve.tauMs / 1_000, 1)}\u00a0s)`;
}

interface FieldProps {
  label: string;
  unit: string;
  value: number;
  problem: string | undefined;
  onChange: (value: number) => void;
}

/** What is typed stays as it is typed; the number behind it is NaN while it is none. */
function AnchorField({ label, unit, value, problem, onChange }: FieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <span className="anchors__field">
      <input
        className="field"
        inputMode="decimal"
        aria-label={`${label}, ${unit}`}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        value={draft ?? decimalText(value, 2)}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
          const text = event.currentTarget.value.replaceAll(',', '').trim();
          onChange(text === '' ? Number.NaN : Number(text));
        }}
        onBlur={() => {
          if (problem === undefined) setDraft(null);
        }}
      />
      <span className="anchors__unit">{unit}</span>
      {problem !== undefined && (
        <span id={id} className="problem anchors__problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
