// The parts of what an interviewer chooses: the contract, the locks, the hidden fault.

import { TERM_FIGURES } from '../../lessons/terms.ts';
import type { RunSpec } from '../../scenario/run-spec.ts';
import type { FaultKind } from '../../scenario/scenario.ts';
import { FAULTS_LOCK, SHAPE_LOCK } from '../../scenario/task.ts';
import { LockIcon } from '../shared/icons.tsx';
import { Stepper } from '../shared/stepper.tsx';
import { breakablesOf, type FaultDraft, lockablesOf, type TermDraft, withLock } from './pose-draft.ts';

const nobodyHeld = () => {};

interface TermsProps {
  terms: readonly TermDraft[];
  lanes: number;
  onChange: (terms: readonly TermDraft[]) => void;
}

export function PoseTerms({ terms, lanes, onChange }: TermsProps) {
  const put = (figure: string, part: Partial<TermDraft>) =>
    onChange(terms.map((term) => (term.figure === figure ? { ...term, ...part } : term)));
  return (
    <ul className="pose__terms">
      {terms.map(({ figure, on, atMost, lane }) => {
        const { text, unit } = TERM_FIGURES.find(({ id }) => id === figure)!;
        return (
          <li key={figure} className="pose__term">
            <label className="pose__tick">
              <input type="checkbox" checked={on} onChange={(event) => put(figure, { on: event.target.checked })} />
              {text}
            </label>
            {on && (
              <span className="pose__limit">
                at most
                <input
                  className="field figures"
                  type="number"
                  min={0}
                  max={999_999_999}
                  aria-label={`${text}, at most`}
                  value={atMost}
                  onChange={(event) =>
                    put(figure, { atMost: Math.max(0, Math.trunc(event.target.valueAsNumber || 0)) })
                  }
                />
                {unit === 'ms' ? 'ms' : ''}
                {lanes > 1 && (
                  <select
                    className="select"
                    aria-label={`${text}, in lane`}
                    value={lane}
                    onChange={(event) => put(figure, { lane: event.target.value === 'a' ? 'a' : 'b' })}
                  >
                    <option value="a">in A</option>
                    <option value="b">in B</option>
                  </select>
                )}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface LocksProps {
  spec: RunSpec;
  locks: readonly string[];
  onChange: (locks: readonly string[]) => void;
}

export function PoseLocks({ spec, locks, onChange }: LocksProps) {
  const tick = (lock: string, label: string, isHeld = false) => (
    <label key={lock} className="pose__tick">
      <input
        type="checkbox"
        checked={isHeld || locks.includes(lock)}
        disabled={isHeld}
        onChange={(event) => onChange(withLock(locks, lock, event.target.checked))}
      />
      {label}
      {(isHeld || locks.includes(lock)) && <LockIcon size={12} />}
    </label>
  );
  return (
    <ul className="pose__locks">
      <li>{tick(FAULTS_LOCK, 'Causing and mending faults')}</li>
      <li>{tick(SHAPE_LOCK, 'The diagram, and copying lanes')}</li>
      {lockablesOf(spec).map(({ id, title, knobs }) => (
        <li key={id}>
          {tick(id, title)}
          <details className="pose__knobs">
            <summary>single knobs of {title}</summary>
            {knobs.map(({ path, label }) => tick(path, label, locks.includes(id)))}
          </details>
        </li>
      ))}
    </ul>
  );
}

const WORDS: Readonly<Record<FaultKind['type'], string>> = {
  down: 'is down',
  slow: 'is five times slower',
  errors: 'fails three calls in ten',
  hang: 'never answers',
  'rate-limit': 'takes five calls a second',
  'replica-down': 'loses its first server',
};

interface FaultProps {
  spec: RunSpec;
  fault: FaultDraft | null;
  untilS: number;
  onChange: (fault: FaultDraft | null) => void;
}

export function PoseFault({ spec, fault, untilS, onChange }: FaultProps) {
  const breakables = breakablesOf(spec);
  const usual = breakables.find(({ id }) => /e-?mail.*service/i.test(id)) ?? breakables[0];
  const present = breakables.find(({ id }) => id === fault?.component);
  const put = (part: Partial<FaultDraft>) => fault && onChange({ ...fault, ...part });
  const seconds = (label: string, value: number, min: number, take: (value: number) => void) => (
    <span className="pose__seconds">
      {label}
      <Stepper
        label={`${label}, seconds`}
        value={value}
        min={min}
        max={untilS}
        stepped={(now, direction) => now + direction * 5}
        onChange={(next) => typeof next === 'number' && take(Math.min(untilS, Math.max(min, next)))}
        onHold={nobodyHeld}
      />
      s
    </span>
  );
  return (
    <div className="pose__fault">
      <label className="pose__tick">
        <input
          type="checkbox"
          checked={fault !== null}
          onChange={(event) =>
            onChange(
              event.target.checked && usual
                ? { component: usual.id, type: 'down', fromS: 20, untilS: Math.min(40, untilS) }
                : null,
            )
          }
        />
        Something goes wrong, and nobody says so
      </label>
      {fault && present && (
        <div className="pose__row">
          <select
            className="select"
            aria-label="What goes wrong"
            value={fault.component}
            onChange={(event) => put({ component: event.target.value, type: 'down' })}
          >
            {breakables.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          <select
            className="select"
            aria-label="How"
            value={fault.type}
            onChange={(event) => put({ type: event.target.value as FaultKind['type'] })}
          >
            {present.types.map((type) => (
              <option key={type} value={type}>
                {WORDS[type]}
              </option>
            ))}
          </select>
          {seconds('from', fault.fromS, 0, (fromS) => put({ fromS, untilS: Math.max(fromS + 1, fault.untilS) }))}
          {seconds('until', fault.untilS, fault.fromS + 1, (next) => put({ untilS: next }))}
        </div>
      )}
    </div>
  );
}
