// What to try next, from what came out: each is one press, and each can be undone.
import { comparisonById, scenarioById } from '../../scenario/library/library.ts';
import { LANES } from '../../scenario/run-spec.ts';
import { laneOf } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { countText } from '../shared/format.ts';
import { emailProvider, poolLabel } from '../shared/labels.ts';
import { useIsDown } from '../shared/use-is-down.ts';
import { useLaneScenario, useRun } from '../shared/use-run.ts';

export interface Suggestion {
  label: string;
  take: () => void;
}

export function TryNext({ suggestions }: { suggestions: readonly Suggestion[] }) {
  return (
    <>
      <h3 className="story__overline">Try next</h3>
      <ul className="story__next">
        {suggestions.map(({ label, take }) => (
          <li key={label}>
            <button type="button" className="button button--small" onClick={take}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Failing the provider, or mending it where it is down, and a latency that it may well have; in every lane that calls it. */
export function useProviderSuggestions(): { fail: Suggestion[]; slower: Suggestion[] } {
  const session = useSession();
  const a = useLaneScenario('a');
  const b = useLaneScenario('b');
  const provider = (a && emailProvider(a)) ?? (b && emailProvider(b));
  const lanes = LANES.filter((lane) => provider && (lane === 'a' ? a : b)?.components[provider.id]);
  const isDown = useIsDown(provider?.id, lanes);
  if (!provider) return { fail: [], slower: [] };
  const { id, isEmail, service } = provider;
  const fail = () => {
    if (session.phase === 'finished') session.restart();
    session.startFault(id, { type: 'down' }, lanes);
    session.play();
  };
  const mend = () => {
    session.endFault(id, { type: 'down' }, lanes);
    session.play();
  };
  const name = isEmail ? 'e-mail provider' : service.title;
  const slower = () => session.turn(`${id}.latency`, 1_500, lanes);
  return {
    fail: [isDown ? { label: `Restore ${name}`, take: mend } : { label: `Fail ${name}`, take: fail }],
    slower: [{ label: isEmail ? 'E-mail in 1,500 ms' : `${service.title} in 1,500 ms`, take: slower }],
  };
}

/** The pool that is furthest from what its traffic needs, with as many workers as it takes. */
export function usePoolSuggestion(): Suggestion[] {
  const session = useSession();
  const key = useRun((state) => {
    const short = LANES.flatMap((lane) =>
      (laneOf(lane)(state)?.components ?? []).flatMap(({ id, kind, capacity, offered }) =>
        kind === 'workers' && capacity !== null && offered > capacity ? [{ lane, id, capacity, offered }] : [],
      ),
    );
    const [worst] = short.sort((one, other) => other.offered / other.capacity - one.offered / one.capacity);
    return worst ? `${worst.lane} ${worst.id} ${Math.ceil(worst.offered - 1e-9)} ${worst.capacity}` : '';
  });
  const [lane = '', id = '', needed = '', has = ''] = key.split(' ');
  const name = LANES.find((one) => one === lane);
  const scenario = useLaneScenario(name ?? 'a');
  if (!name || !scenario) return [];
  const label = `${poolLabel(scenario.components[id]?.title ?? id)} workers ${has} → ${needed}`;
  const take = () => {
    session.turn(`${id}.count`, Number(needed), [name]);
    session.play();
  };
  return [{ label, take }];
}

/** ": 60 to 220 orders a second", of a comparison whose traffic rises and falls. */
function ratesText(scenarioId: string | undefined): string {
  const traffic = scenarioById(scenarioId ?? '')?.traffic[0];
  if (traffic?.pattern !== 'profile') return '';
  const rates = traffic.profile.map(({ perSecond }) => perSecond);
  return `: ${countText(Math.min(...rates))} to ${countText(Math.max(...rates))} orders a second`;
}

/** Another comparison, by its title and what comes there. */
export function useOpening(comparisonId: string): Suggestion[] {
  const session = useSession();
  const present = useRun((state) => state.comparisonId);
  const comparison = comparisonById(comparisonId);
  if (!comparison || present === comparisonId) return [];
  return [
    { label: comparison.title + ratesText(comparison.lanes[0]?.scenario), take: () => session.open(comparisonId) },
  ];
}
