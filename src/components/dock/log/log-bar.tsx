// What the log is narrowed to: the order, the kind, the place, a worker, any words. The same narrows what Shift and the
// arrow keys step along.
import { KINDS } from '../../../explain/filter.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { type Thread, viewStore } from '../../../stores/view-store.ts';
import { OrderField, ThreadSteps } from '../../explain/order-field.tsx';
import { followedId } from '../../explain/thread.ts';
import { useLaneScenario, useLanes, useSampled, useView } from '../../shared/use-run.ts';

export const narrow = (change: Partial<Thread>) =>
  viewStore.setState(({ thread }) => ({ thread: { ...thread, ...change } }));

interface Place {
  value: string;
  label: string;
}

/** Queues first, then components, each named once though both lanes may have it. */
function placesOf(scenarios: readonly (Scenario | null)[]): {
  queues: Place[];
  components: Place[];
  pools: Set<string>;
} {
  const queues = new Map<string, Place>();
  const components = new Map<string, Place>();
  const pools = new Set<string>();
  for (const scenario of scenarios)
    for (const [id, component] of Object.entries(scenario?.components ?? {})) {
      components.set(id, { value: `c ${id}`, label: component.title });
      if (component.kind === 'workers') pools.add(id);
      if (component.kind === 'rabbitmq')
        for (const queue of Object.keys(component.queues)) queues.set(queue, { value: `q ${queue}`, label: queue });
    }
  return { queues: [...queues.values()], components: [...components.values()], pools };
}

function choosePlace(value: string): void {
  const [kind, ...rest] = value.split(' ');
  const name = rest.join(' ');
  narrow({ queue: kind === 'q' ? name : null, component: kind === 'c' ? name : null, worker: null });
}

function WorkerField({ worker }: { worker: number | null }) {
  return (
    <label className="log-bar__label">
      worker
      <input
        className="field log-bar__worker"
        inputMode="numeric"
        placeholder="any"
        value={worker === null ? '' : worker + 1}
        onChange={({ currentTarget }) => {
          const number = Number(currentTarget.value);
          narrow({ worker: Number.isInteger(number) && number > 0 ? number - 1 : null });
        }}
      />
    </label>
  );
}

export function LogBar() {
  const thread = useView((state) => state.thread);
  const follow = useView((state) => state.follow);
  const followed = useSampled((run) => followedId(run, { follow }), 200);
  const lanes = useLanes();
  const [a, b] = [useLaneScenario('a'), useLaneScenario('b')];
  const { queues, components, pools } = placesOf(lanes.map((lane) => (lane === 'a' ? a : b)));
  const place = thread.queue !== null ? `q ${thread.queue}` : thread.component !== null ? `c ${thread.component}` : '';
  return (
    <search className="log-bar" aria-label="Narrow the log">
      <ThreadSteps of="what is listed" />
      <OrderField orders={followed === null ? [] : [followed]} />
      <button
        type="button"
        className="button button--small"
        aria-pressed={thread.order === 'followed'}
        onClick={() => narrow({ order: thread.order === null ? 'followed' : null })}
      >
        this order only
      </button>
      <select
        className="select log-bar__select"
        aria-label="Kind of fact"
        value={thread.kind ?? ''}
        onChange={({ currentTarget }) => narrow({ kind: currentTarget.value || null })}
      >
        <option value="">every kind</option>
        {Object.entries(KINDS).map(([kind, { label }]) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </select>
      <select
        className="select log-bar__select"
        aria-label="Queue or component"
        value={place}
        onChange={({ currentTarget }) => choosePlace(currentTarget.value)}
      >
        <option value="">everywhere</option>
        {queues.length > 0 && (
          <optgroup label="queues">
            {queues.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label="components">
          {components.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </optgroup>
      </select>
      {thread.component !== null && pools.has(thread.component) && <WorkerField worker={thread.worker} />}
      <input
        className="field log-bar__text"
        type="search"
        aria-label="Words in the log"
        placeholder="words"
        value={thread.text}
        onChange={({ currentTarget }) => narrow({ text: currentTarget.value })}
      />
    </search>
  );
}
