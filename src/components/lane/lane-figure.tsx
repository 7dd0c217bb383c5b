// Draws the lane's big number. The customer's clock runs with the drawing; quantiles are sampled, so that they can be read.
import { memo } from 'react';
import type { LaneName } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { laneOf, type RunState } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { CheckIcon, CloseIcon } from '../shared/icons.tsx';
import { useLaneScenario, useRun, useSampled } from '../shared/use-run.ts';
import { isOneOrder, type Mood, oneOrderFigure, trafficFigure } from './figures.ts';

const figureOf = (lane: LaneName, scenario: Scenario) => (state: RunState) => {
  const frame = laneOf(lane)(state);
  return frame ? oneOrderFigure(scenario, frame, state.clockMs) : null;
};

function OneOrder({ lane, scenario }: { lane: LaneName; scenario: Scenario }) {
  const read = figureOf(lane, scenario);
  const figure = useRun((state) => read(state)?.figure ?? '');
  const note = useRun((state) => read(state)?.note ?? '');
  const mood: Mood = useRun((state) => read(state)?.mood ?? 'idle');
  return (
    <p className={`lane-figure lane-figure--${lane} lane-figure--${mood}`}>
      <span className="lane-figure__value">{figure}</span>
      <span className="lane-figure__mark">
        {mood === 'answered' && <CheckIcon size={20} />}
        {mood === 'failed' && <CloseIcon size={20} />}
      </span>
      <span className="lane-figure__note">{note}</span>
    </p>
  );
}

function Traffic({ lane }: { lane: LaneName }) {
  const figure = useSampled((state) => {
    const frame = laneOf(lane)(state);
    return frame ? trafficFigure(frame) : null;
  }, 250);
  return (
    <dl className={`lane-numbers lane-numbers--${lane}`}>
      {figure?.numbers.map(({ value, name, more, alarming, ms }) => (
        <div key={name} className={alarming ? 'lane-numbers__item lane-numbers__item--alarming' : 'lane-numbers__item'}>
          <dt>
            {name}
            {more && <span className="lane-numbers__more"> {more}</span>}
          </dt>
          <dd data-empty={value === '–'}>
            {ms === undefined ? (
              value
            ) : (
              <button
                type="button"
                className="lane-numbers__ask"
                title={`Which orders make the ${name}?`}
                onClick={() =>
                  viewStore.setState({ asked: { about: 'answered', lane, name, ms, fromMs: 0, untilMs: null } })
                }
              >
                {value}
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export const LaneFigure = memo(function LaneFigure({ lane }: { lane: LaneName }) {
  const scenario = useLaneScenario(lane);
  const isOne = useRun((state) => {
    const frame = laneOf(lane)(state);
    return scenario !== null && frame !== null && isOneOrder(scenario, frame);
  });
  if (!scenario) return null;
  return isOne ? <OneOrder lane={lane} scenario={scenario} /> : <Traffic lane={lane} />;
});
