// What a client sends: the shop's orders, and every other source of work.
import type { LaneName } from '../../scenario/run-spec.ts';
import type { Scenario, Traffic } from '../../scenario/scenario.ts';
import { viewStore } from '../../stores/view-store.ts';
import { decimalText } from '../shared/format.ts';
import { ownerTitle } from '../shared/labels.ts';

function rateText({ pattern, perSecond }: Traffic): string {
  if (pattern === 'one') return 'once';
  if (pattern === 'profile') return 'by profile';
  return `${decimalText(perSecond, 2)}/s, ${pattern === 'poisson' ? 'Poisson' : pattern}`;
}

export function Sources({ lane, scenario }: { lane: LaneName; scenario: Scenario }) {
  return (
    <section className="inspector__section" aria-label="Sources of work">
      <h3 className="inspector__overline">What it sends</h3>
      {scenario.traffic.map((source) => (
        <button
          key={source.id}
          type="button"
          className="queue queue__head"
          onClick={() => viewStore.setState({ selection: { lane, id: source.id } })}
        >
          <span>{ownerTitle(scenario, source.id)}</span>
          <span className="queue__figures">
            <span>{rateText(source)}</span>
            {source.background && <span>counted apart</span>}
          </span>
        </button>
      ))}
    </section>
  );
}
