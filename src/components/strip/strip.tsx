// What an interviewer reaches for, always there: orders a second, the pools, failing a provider, comparing with a copy.
import { useMemo } from 'react';
import { viewStore } from '../../stores/view-store.ts';
import { Segmented } from '../shared/segmented.tsx';
import { useMedia } from '../shared/use-media.ts';
import { useLaneScenario, useView } from '../shared/use-run.ts';
import { CompareMenu } from './compare-menu.tsx';
import { FaultToggle } from './fault-toggle.tsx';
import { PoolStepper } from './pool-stepper.tsx';
import { isShared, lanesWith, poolsOf, type Target } from './targets.ts';
import { TrafficControl } from './traffic-control.tsx';
import './strip.css';

const TARGETS = [
  { value: 'both' as const, label: 'A+B', name: 'Change both lanes' },
  { value: 'a' as const, label: 'A', name: 'Change lane A alone' },
  { value: 'b' as const, label: 'B', name: 'Change lane B alone' },
];

/** More pools than the lesson has. */
const MANY = 5;
/** Up to which width of the page the pools stand closer together, and then words are left out: more is in the way, further. */
const COMPACT_TO = [1_431, 1_599, 1_779];
const TIGHT_TO = [0, 1_119, 1_239];
const upTo = (width = 0): string => `(min-width: 960px) and (max-width: ${width}px)`;
const choose = (target: Target) => viewStore.setState({ target });
const classOf = (is: Record<string, boolean>) =>
  ['strip', ...Object.keys(is).flatMap((name) => (is[name] ? [`strip--${name}`] : []))].join(' ');

export function Strip() {
  const a = useLaneScenario('a');
  const b = useLaneScenario('b');
  const scenarios = useMemo(() => ({ a, b }), [a, b]);
  const chosen = useView((state) => state.target);
  const asksTarget = isShared(scenarios);
  const target = asksTarget ? chosen : 'both';
  const pools = poolsOf(scenarios);
  const isMany = pools.length >= MANY;
  const inTheWay = Number(asksTarget) + Number(isMany);
  const isCompact = useMedia(upTo(COMPACT_TO[inTheWay]));
  const isTight = useMedia(upTo(TIGHT_TO[inTheWay]));
  const looks = { asking: asksTarget, many: isMany, compact: isCompact, tight: isTight };
  return (
    <section className={classOf(looks)} aria-label="Controls of the run">
      <TrafficControl scenarios={scenarios} />
      <span className="strip__rule" />
      <div className="strip__pools">
        {asksTarget && (
          <div className="strip__target">
            <span className="strip__target-label">Changes go to</span>
            <Segmented label="Lanes changed" value={target} choices={TARGETS} onChange={choose} small />
          </div>
        )}
        {pools.map(({ id, title }) => (
          <PoolStepper
            key={id}
            id={id}
            title={title}
            scenarios={scenarios}
            lanes={lanesWith(scenarios, id, target)}
            isCompact={isCompact}
          />
        ))}
      </div>
      <span className="strip__rule" />
      <FaultToggle scenarios={scenarios} target={target} />
      <CompareMenu />
    </section>
  );
}
