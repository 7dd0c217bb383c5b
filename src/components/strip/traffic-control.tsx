// Where orders come from: the pattern, and how many a second. The same for both lanes, since they share their orders.
import { useId } from 'react';
import { findKnob } from '../../scenario/knobs.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneOf } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { LockIcon } from '../shared/icons.tsx';
import { useLock } from '../shared/locked.tsx';
import { Stepper } from '../shared/stepper.tsx';
import { useSampled } from '../shared/use-run.ts';
import { FieldProblem, useProblem } from './field-problem.tsx';
import { rateAtSlider, sliderAtRate, steppedRate } from './rate-steps.ts';
import { type LaneScenarios, lanesWith } from './targets.ts';

export function TrafficControl({ scenarios }: { scenarios: LaneScenarios }) {
  const session = useSession();
  const scenario = scenarios.a ?? scenarios.b;
  const source = scenario?.traffic[0];
  const why = useLock(`${source?.id ?? ''}.perSecond`);
  const live = useSampled((state) => laneOf('a')(state)?.orders.perSecond ?? 0, 250);
  const noteId = useId();
  const lanes: LaneName[] = source ? lanesWith(scenarios, source.id, 'both') : [];
  const { problem, turned, dismiss } = useProblem((value) =>
    source ? session.turn(`${source.id}.perSecond`, value, lanes) : [],
  );
  if (!scenario || !source) return null;
  const pattern = findKnob(scenario, `${source.id}.pattern`);
  const perSecond = source.pattern === 'profile' ? Math.round(live) : source.perSecond;
  const isIdle = source.pattern === 'one';
  return (
    <fieldset
      className={isIdle ? 'strip__traffic strip__traffic--one' : 'strip__traffic'}
      aria-label="Orders"
      disabled={why !== null}
      title={why === null ? undefined : `Orders: the rate ${why}.`}
    >
      {why !== null && <LockIcon size={12} />}
      <label className="strip__label">
        <span className="strip__label-text">Orders</span>
        <select
          className="select strip__pattern"
          aria-label="Orders"
          value={source.pattern}
          onChange={(event) => session.turn(`${source.id}.pattern`, event.currentTarget.value, lanes)}
        >
          {pattern?.kind === 'choice' &&
            pattern.choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
        </select>
      </label>
      <input
        type="range"
        className="range strip__rate-slider"
        aria-label="Orders a second"
        aria-valuetext={`${perSecond} a second`}
        min={0}
        max={100}
        value={sliderAtRate(perSecond)}
        onPointerDown={() => session.holdClock(true)}
        onPointerUp={() => session.holdClock(false)}
        onPointerCancel={() => session.holdClock(false)}
        onChange={(event) => turned(rateAtSlider(Number(event.currentTarget.value)))}
      />
      <FieldProblem id={noteId} label="Orders a second" problem={problem} onDismiss={dismiss}>
        <div className="strip__box strip__rate">
          <Stepper
            label="Orders a second, exactly"
            wide={perSecond >= 10_000}
            value={perSecond}
            min={0}
            max={100_000}
            stepped={steppedRate}
            onChange={turned}
            invalid={problem !== null}
            describedBy={noteId}
            onHold={session.holdClock}
          />
          <span className="strip__unit">/s</span>
        </div>
      </FieldProblem>
    </fieldset>
  );
}
