// A challenge: what is asked, the contract as it stands at this moment, and, when it is judged, whether it was kept.
import { useEffect, useRef } from 'react';
import { type Challenge, isKept, type Term } from '../../lessons/challenge.ts';
import { challengeById } from '../../lessons/challenges.ts';
import { measured } from '../../lessons/measure.ts';
import { sceneSpec } from '../../lessons/scene-run.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { clockText, unbroken } from '../shared/format.ts';
import { CloseIcon } from '../shared/icons.tsx';
import { useRun, useSampled } from '../shared/use-run.ts';
import { WRITERS } from './story-text.ts';
import './story-player.css';
import './challenge.css';

function leave(): void {
  placeStore.setState({ challenge: null });
  history.replaceState(null, '', `#/${runStore.getState().comparisonId}`);
}

/** Opens the shop as shipped; whoever opens something else has left the challenge. */
function useShop(challenge: Challenge): () => void {
  const session = useSession();
  const live = useRef(session);
  live.current = session;
  const open = () => {
    const { run, pace, judgedAtMs } = challenge;
    const spec = { ...sceneSpec(run), untilMs: judgedAtMs };
    const factor = { type: 'factor', factor: pace } as const;
    live.current.openRun({ spec, comparisonId: run.comparison, pace: factor, atMs: 0, play: true, view: {} });
  };
  const first = useRef(open);
  useEffect(() => {
    // The panel steps aside for the inspector and comes back: what the person has changed meanwhile stays.
    const { spec, comparisonId: present } = runStore.getState();
    if (present !== challenge.run.comparison || spec?.untilMs !== challenge.judgedAtMs) first.current();
    return runStore.subscribe(({ comparisonId }) => {
      if (comparisonId !== challenge.run.comparison && placeStore.getState().challenge === challenge.id) leave();
    });
  }, [challenge]);
  return open;
}

const limitText = ({ atMost, atLeast, unit }: Term): string =>
  atMost === undefined ? `at least ${WRITERS[unit](atLeast ?? 0)}` : `at most ${WRITERS[unit](atMost)}`;

function Contract({ terms }: { terms: readonly Term[] }) {
  const values = useSampled(({ frame }) => terms.map(({ measure }) => (frame ? measured(frame, measure) : null)), 300);
  return (
    <ul className="contract">
      {terms.map((term, index) => {
        const value = values[index] ?? null;
        const kept = isKept(term, value);
        return (
          <li key={term.text} className="contract__term" data-kept={kept}>
            <span className="contract__text">
              {term.text} <small>{limitText(term)}</small>
            </span>
            <span className="contract__value figures">
              {value === null ? '–' : WRITERS[term.unit](value)}{' '}
              <span className="contract__mark">{kept ? 'kept' : 'broken'}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Met({ challenge, onAgain }: { challenge: Challenge; onAgain: () => void }) {
  const isJudged = useRun(({ frame }) => frame !== null && frame.atMs >= challenge.judgedAtMs);
  const isMet = useRun(
    ({ frame }) => frame !== null && challenge.terms.every((term) => isKept(term, measured(frame, term.measure))),
  );
  const judgedAt = clockText(challenge.judgedAtMs);
  if (!isJudged)
    return (
      <p className="tale__text">
        It is judged at {judgedAt}. A change counts from now on, or from the start once the run is over.
      </p>
    );
  return (
    <>
      <p className={isMet ? 'verdict verdict--right' : 'verdict verdict--wrong'} role="status">
        <strong>{isMet ? 'Kept.' : 'Broken.'}</strong>{' '}
        {isMet ? 'There is another way as well.' : 'Turn something, and it is played again from the start.'}
      </p>
      <div className="places__actions">
        <button type="button" className="button" onClick={onAgain}>
          As shipped
        </button>
        {isMet && (
          <button type="button" className="button button--ink" onClick={() => placeStore.setState({ dialog: 'share' })}>
            Share this answer
          </button>
        )}
      </div>
    </>
  );
}

function Posed({ challenge }: { challenge: Challenge }) {
  const open = useShop(challenge);
  return (
    <div className="story__content tale">
      <div className="tale__head">
        <p className="story__overline">Challenge</p>
        <button
          type="button"
          className="button button--quiet button--icon button--small tale__leave"
          aria-label="Leave the challenge"
          title="Leave the challenge"
          onClick={leave}
        >
          <CloseIcon size={14} />
        </button>
      </div>
      <h2 className="story__title">{challenge.title}</h2>
      <p className="story__summary">{unbroken(challenge.brief)}</p>
      <Contract terms={challenge.terms} />
      <Met challenge={challenge} onAgain={open} />
    </div>
  );
}

export default function ChallengePanel({ id }: { id: string }) {
  const challenge = challengeById(id);
  return challenge ? <Posed challenge={challenge} /> : null;
}
