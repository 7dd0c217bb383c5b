// How many workers a pool has, and how many the present traffic needs.
import { memo, useId } from 'react';
import { findKnob } from '../../scenario/knobs.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneOf } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { countText } from '../shared/format.ts';
import { poolLabel } from '../shared/labels.ts';
import { Locked } from '../shared/locked.tsx';
import { staffingOf } from '../shared/staffing.ts';
import { Stepper } from '../shared/stepper.tsx';
import { useSampled } from '../shared/use-run.ts';
import { FieldProblem, useProblem } from './field-problem.tsx';
import type { LaneScenarios } from './targets.ts';

interface PoolStepperProps {
  id: string;
  title: string;
  scenarios: LaneScenarios;
  lanes: LaneName[];
  isCompact: boolean;
}

const LONG = 10_000;
/** From here on a number leaves no room for the word before it. */
const WORDLESS = 1_000;
/** There is room for five digits. */
const shortCount = (count: number) => (count < LONG ? countText(count) : `${countText(Math.ceil(count / 1_000))} k`);

interface NeededProps {
  id: string;
  isCompact: boolean;
  lanes: LaneName[];
  scenarios: LaneScenarios;
}

function Needed({ id, isCompact, lanes, scenarios }: NeededProps) {
  // Both are one line of text, so that what has not changed is not drawn again.
  const key = useSampled((state) => {
    const all = lanes.flatMap((lane) => {
      const component = laneOf(lane)(state)?.components.find((one) => one.id === id);
      const staffing = component && scenarios[lane] && staffingOf(scenarios[lane], component);
      return staffing ? [{ ...staffing, offered: component.offered }] : [];
    });
    const stuck = all.find((one) => one.stuck !== null)?.stuck ?? '';
    const needed = Math.max(0, ...all.map((one) => one.needed));
    const offered = Math.max(0, ...all.map((one) => one.offered));
    return [needed, offered.toFixed(1), all.some(({ enough }) => !enough) ? 'short' : '', stuck].join('|');
  }, 400);
  const [needed = '0', offered = '0', isShort = '', stuck = ''] = key.split('|');
  const kind = isShort === '' ? 'pool__needed' : 'pool__needed pool__needed--too-few';
  if (stuck !== '')
    return (
      <span className={kind} title={stuck}>
        never begins
      </span>
    );
  if (needed === '0') return null;
  return (
    <span
      className={kind}
      title={`needs ${countText(Number(needed))} or more: ${offered} in hand on average at the present rate`}
    >
      {/* Without room for the word it is heard, and stands in the tip. */}
      <span className={isCompact || Number(needed) >= WORDLESS ? 'only-heard' : undefined}>needs </span>≥{' '}
      {shortCount(Number(needed))}
    </span>
  );
}

export const PoolStepper = memo(function PoolStepper({ id, title, scenarios, lanes, isCompact }: PoolStepperProps) {
  const session = useSession();
  const counts = lanes.map((lane) => {
    const pool = scenarios[lane]?.components[id];
    return pool?.kind === 'workers' ? pool.count : 0;
  });
  const [first = 0] = counts;
  const isMixed = counts.some((count) => count !== first);
  const path = `${id}.count`;
  const shown = scenarios[lanes[0] ?? 'a'];
  const knob = shown ? findKnob(shown, path) : undefined;
  const turn = (value: number | string) => {
    const isStep = typeof value === 'number' && Math.abs(value - first) === 1;
    // Two values are one change only when it makes them equal: a step levels them, up or down.
    const level = isMixed && isStep ? (value > first ? Math.max(...counts) : Math.min(...counts)) : value;
    return session.turn(path, level, lanes);
  };
  const noteId = useId();
  const { problem, turned, dismiss } = useProblem(turn);
  return (
    <FieldProblem id={noteId} label={poolLabel(title)} problem={problem} onDismiss={dismiss}>
      <div className="pool strip__box">
        <div className="pool__text">
          <span className="pool__label">{poolLabel(title)}</span>
          <Needed id={id} isCompact={isCompact} lanes={lanes} scenarios={scenarios} />
        </div>
        <Locked path={path} name={title}>
          <Stepper
            label={lanes.length > 1 ? `${title}, both lanes` : title}
            value={first}
            min={knob?.kind === 'number' ? knob.min : first}
            max={knob?.kind === 'number' ? knob.max : first}
            onChange={turned}
            invalid={problem !== null}
            describedBy={noteId}
            onHold={session.holdClock}
            {...(isMixed ? { shown: counts.map(countText).join(' | '), wide: true } : {})}
          />
        </Locked>
      </div>
    </FieldProblem>
  );
});
