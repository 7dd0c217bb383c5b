// What retries cost, live: attempts for each message in the whole lane, and of each pool that backs off, beside the formula.
import type { LaneName } from '../../scenario/run-spec.ts';
import type { Scenario, WorkerPool } from '../../scenario/scenario.ts';
import { laneOf } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { countText, decimalText } from '../shared/format.ts';
import { useSampled } from '../shared/use-run.ts';
import { poolCost } from './cost.ts';

const POLICIES: Record<WorkerPool['onFailure'], string> = {
  requeue: 'gives what fails back at once: nack(requeue)',
  reject: 'rejects what fails for good',
  retry: '',
  'wait-queues': 'passes what fails on to a wait queue',
  drop: 'acknowledges what fails all the same',
};

export function RetryCost({ lane, scenario }: { lane: LaneName; scenario: Scenario }) {
  const frame = useSampled((run) => laneOf(lane)(run), 250);
  if (!frame) return null;
  const pools = Object.entries(scenario.components).filter(
    (entry): entry is [string, WorkerPool] => entry[1].kind === 'workers',
  );
  return (
    <section className="retry-cost" aria-label="What retries cost">
      <p className="retry-cost__all">
        Amplification <strong className="figures">{decimalText(frame.amplification, 3)}</strong>: attempts made for each
        message that was to be handled, all pools together.
      </p>
      <ul>
        {pools.map(([id, pool]) => {
          const component = frame.components.find((one) => one.id === id);
          if (!component || (pool.onFailure !== 'retry' && component.failed === 0)) return null;
          const cost = poolCost(pool, component);
          return (
            <li key={id} className="retry-cost__pool">
              <button
                type="button"
                className="figure-button retry-cost__name"
                onClick={() => viewStore.setState({ selection: { lane, id } })}
              >
                {pool.title}
              </button>
              {pool.onFailure === 'retry' ? (
                <>
                  {cost.measured !== null && (
                    <span className="figures">
                      {countText(cost.attempts)} / {countText(cost.firsts)} ={' '}
                      <strong>{decimalText(cost.measured, 3)}</strong> attempts a message
                    </span>
                  )}
                  {cost.expected !== null && (
                    <span className="figures">
                      {' '}
                      · theory {decimalText(cost.expected, 3)} = {cost.formula}
                    </span>
                  )}
                  <span className="retry-cost__schedule">{cost.schedule}</span>
                </>
              ) : (
                <span>
                  {POLICIES[pool.onFailure]}; {countText(component.failed)} attempts failed
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
