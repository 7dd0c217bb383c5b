// Everything about one queue: its declaration, what was counted, what waits in it, who takes from it, and its knobs.
import { knobsOf } from '../../scenario/knobs.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import type { Broker, Scenario } from '../../scenario/scenario.ts';
import { laneOf } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { clockText, countText } from '../shared/format.ts';
import { roleOf } from '../shared/queue-role.ts';
import { useSampled } from '../shared/use-run.ts';
import { knobGroups } from './knob-groups.ts';
import { KnobSection } from './knob-section.tsx';
import { Pairs } from './numbers.tsx';
import { bindingsOf, queueArguments } from './queue-arguments.ts';
import { queuePairs } from './queues.tsx';

interface QueueContentProps {
  lane: LaneName;
  lanes: LaneName[];
  scenario: Scenario;
  id: string;
  broker: Broker;
  name: string;
}

const WAITING_SHOWN = 8;

export function QueueContent({ lane, lanes, scenario, id, broker, name }: QueueContentProps) {
  const queue = broker.queues[name];
  const frame = useSampled((state) => laneOf(lane)(state)?.queues.find((one) => one.name === name) ?? null, 250);
  const groups = knobGroups(
    broker,
    knobsOf(scenario).filter((knob) => knob.owner === id),
  );
  if (!queue || !frame) return null;
  const role = roleOf(frame, scenario);
  const bindings = bindingsOf(broker, name);
  return (
    <>
      <section className="inspector__section" aria-label={`Queue ${name}`}>
        <div className="queue-title">
          <h3 className="mono">{name}</h3>
          <button
            type="button"
            className="button button--quiet button--small"
            onClick={() => viewStore.setState({ selection: { lane, id } })}
          >
            Whole broker
          </button>
        </div>
        {frame.deleted && <p className="inspector__verdict inspector__verdict--short">Deleted with its owner.</p>}
        <dl className="arguments mono">
          {queueArguments(queue).map(([argument, value]) => (
            <div key={argument}>
              <dt>{argument}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {bindings.map(({ exchange, key, isBound }) => (
            <div key={`${exchange} ${key}`}>
              <dt>{isBound ? 'bound to' : 'not bound to'}</dt>
              <dd>
                {exchange}
                {key && ` key ${key}`}
              </dd>
            </div>
          ))}
        </dl>
        <button
          type="button"
          className="button button--small"
          disabled={frame.ready === 0}
          onClick={() => viewStore.setState({ asked: { about: 'ready', lane, queue: name, atMs: null } })}
        >
          Which orders stand in line?
        </button>
        {role === 'dead' && (
          <button
            type="button"
            className="button button--small"
            onClick={() => viewStore.setState({ tab: 'dead-letters', dockOpen: true, desk: { lane, queue: name } })}
          >
            Open on the desk of dead letters
          </button>
        )}
      </section>
      {groups
        .filter((group) => group.queue === name)
        .map((group) => (
          <KnobSection key={group.title} lane={lane} lanes={lanes} group={{ ...group, title: 'Knobs' }} />
        ))}
      <section className="inspector__section" aria-label="Measured">
        <h3 className="inspector__overline">Measured</h3>
        <Pairs
          pairs={[
            ['ready', countText(frame.ready)],
            ['unacknowledged', countText(frame.unacknowledged)],
            ...queuePairs(frame),
          ]}
        />
      </section>
      <Takers scenario={scenario} lane={lane} name={name} />
      <Waiting lane={lane} name={name} />
    </>
  );
}

/** The pools that take from it. */
function Takers({ scenario, lane, name }: { scenario: Scenario; lane: LaneName; name: string }) {
  const pools = Object.entries(scenario.components).filter(
    ([, one]) => one.kind === 'workers' && (one.queue === name || (one.also ?? []).some((also) => also.queue === name)),
  );
  if (pools.length === 0) return <p className="inspector__section inspector__about">Nobody takes from it.</p>;
  return (
    <section className="inspector__section">
      <h3 className="inspector__overline">Taken by</h3>
      {pools.map(([id, pool]) => (
        <button
          key={id}
          type="button"
          className="button button--small"
          onClick={() => viewStore.setState({ selection: { lane, id } })}
        >
          {pool.title}
        </button>
      ))}
    </section>
  );
}

/** Its oldest messages; the desk shows more of a dead-letter queue. */
function Waiting({ lane, name }: { lane: LaneName; name: string }) {
  const waiting = useSampled((state) => {
    const found = laneOf(lane)(state)?.waiting ?? null;
    return found?.queue === name ? found : null;
  }, 250);
  if (!waiting || waiting.total === 0) return null;
  return (
    <section className="inspector__section" aria-label="Ready messages, oldest first">
      <h3 className="inspector__overline">Next in line</h3>
      <ul className="waiting">
        {waiting.messages.slice(0, WAITING_SHOWN).map(({ messageId, orderId, sinceMs, retries }) => (
          <li key={messageId}>
            <button
              type="button"
              className="figure-button waiting__order figures"
              title="Follow this order"
              onClick={() => viewStore.setState({ follow: orderId })}
            >
              order {orderId}
            </button>
            <span className="waiting__what">
              since {clockText(sinceMs)}
              {retries > 0 && `, x-retry-count ${retries}`}
            </span>
          </li>
        ))}
      </ul>
      {waiting.total > WAITING_SHOWN && (
        <p className="waiting__more">and {countText(waiting.total - WAITING_SHOWN)} more</p>
      )}
      <button
        type="button"
        className="button button--small"
        onClick={() => viewStore.setState({ asked: { about: 'ready', lane, queue: name, atMs: null } })}
      >
        Which orders stand in line?
      </button>
    </section>
  );
}
