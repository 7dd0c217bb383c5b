// The chain of causes of one fact, newest first, each link with its time and the way there.
import { useEffect, useState } from 'react';
import { conditionText, sentenceOf, wholeSentence } from '../../explain/sentence.ts';
import { chainOf, conditionSinceMs, type Link } from '../../explain/why.ts';
import { LANES, type LaneName } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { SessionView } from '../../session/controls.ts';
import { laneSpecOf } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { useSession } from '../session-context.ts';
import { clockText, countOf, msText } from '../shared/format.ts';
import { useLaneScenario, useRun } from '../shared/use-run.ts';
import { keepAsked } from './use-asked-now.ts';

async function explain(recall: SessionView['recall'], lane: number, id: number): Promise<Link[]> {
  const { fact } = await recall({ ask: 'fact', lane, id });
  if (!fact) return [];
  const own =
    'orderId' in fact ? (await recall({ ask: 'order', lane, orderId: fact.orderId, until: id + 1 })).facts : [fact];
  return chainOf(fact, { own, byId: async (other) => (await recall({ ask: 'fact', lane, id: other })).fact });
}

type Answer = { links: Link[] } | { failed: true } | null;

function useLinks(lane: LaneName, id: number): Answer {
  const { recall } = useSession();
  const spec = useRun((state) => state.spec);
  const [answer, setAnswer] = useState<Answer>(null);
  useEffect(() => {
    let dropped = false;
    if (!spec) return;
    explain(recall, LANES.indexOf(lane), id).then(
      (links) => !dropped && setAnswer({ links }),
      () => !dropped && setAnswer({ failed: true }),
    );
    return () => {
      dropped = true;
    };
  }, [recall, spec, lane, id]);
  return answer;
}

function Moment({ lane, fact, atMs }: { lane: LaneName; fact: number; atMs: number }) {
  const session = useSession();
  return (
    <button
      type="button"
      className="why__moment"
      aria-label={`Go to ${clockText(atMs)}`}
      onClick={() => {
        keepAsked();
        session.goToFact({ lane: LANES.indexOf(lane), fact });
      }}
    >
      {clockText(atMs)}
    </button>
  );
}

function Circumstance({ link, lane, scenario }: { link: Link; lane: LaneName; scenario: Scenario }) {
  const session = useSession();
  const spec = useRun(laneSpecOf(lane));
  const { condition, atMs } = link.fact;
  if (!condition) return null;
  const sinceMs = spec ? conditionSinceMs(condition, atMs, spec) : null;
  return (
    <p className="why__because">
      because {conditionText(condition, scenario)}
      {sinceMs !== null && (
        <>
          {' since '}
          <button
            type="button"
            className="why__moment"
            onClick={() => {
              keepAsked();
              session.seek({ atMs: sinceMs });
            }}
          >
            {clockText(sinceMs)}
          </button>
          {`, ${msText(atMs - sinceMs)} before`}
        </>
      )}
    </p>
  );
}

function HeldUp({ link, lane, scenario }: { link: Link; lane: LaneName; scenario: Scenario }) {
  const fact = link.heldUpBy;
  if (!fact) return null;
  const order = 'orderId' in fact && fact.type !== 'order-settled' ? ` (order ${fact.orderId})` : '';
  return (
    <p className="why__held">
      It could begin when this had ended: <Moment lane={lane} fact={fact.id} atMs={fact.atMs} />{' '}
      {sentenceOf(fact, scenario)}
      {order}.{' '}
      <button
        type="button"
        className="why__more"
        onClick={() => viewStore.setState({ asked: { about: 'fact', lane, id: fact.id } })}
      >
        and why that?
      </button>
    </p>
  );
}

export function Why({ lane, id }: { lane: LaneName; id: number }) {
  const answer = useLinks(lane, id);
  const scenario = useLaneScenario(lane);
  const cursor = useRun((state) => state.cursor);
  if (answer && 'failed' in answer)
    return <p className="inspector__section">The causes could not be told again; ask once more.</p>;
  if (!answer || !scenario) return <p className="inspector__section">Looking back …</p>;
  const [asked, ...causes] = answer.links;
  if (!asked) return <p className="inspector__section">Nothing of this run has that number any more.</p>;
  const order = 'orderId' in asked.fact ? asked.fact.orderId : null;
  const isNow = (link: Link) => cursor?.fact === link.fact.id && cursor.lane === LANES.indexOf(lane);
  return (
    <section className="inspector__section why">
      <p className="why__asked">
        <Moment lane={lane} fact={asked.fact.id} atMs={asked.fact.atMs} /> {sentenceOf(asked.fact, scenario)}.
      </p>
      <Circumstance link={asked} lane={lane} scenario={scenario} />
      <HeldUp link={asked} lane={lane} scenario={scenario} />
      {causes.length > 0 && <h3 className="inspector__overline">What led to it, newest first</h3>}
      <ol className="why__chain">
        {causes.map((link, index) => (
          <li key={link.fact.id} className="why__link" {...(isNow(link) ? { 'aria-current': 'step' as const } : {})}>
            <Moment lane={lane} fact={link.fact.id} atMs={link.fact.atMs} />
            <div className="why__said">
              <p>{sentenceOf(link.fact, scenario)}</p>
              <Circumstance link={link} lane={lane} scenario={scenario} />
              <HeldUp link={link} lane={lane} scenario={scenario} />
              {link.attemptsSkipped > 0 && index < causes.length - 1 && (
                <p className="why__because">
                  {countOf(link.attemptsSkipped, 'attempt')} before that failed in the same way
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {causes.length === 0 && !asked.fact.condition && (
        <p className="why__because">Nothing in the run led to it: it came from outside.</p>
      )}
      {order !== null && (
        <div className="why__ways">
          <button
            type="button"
            className="button button--small"
            onClick={() => viewStore.setState({ follow: order, tab: 'sequence', dockOpen: true })}
          >
            Follow order {order}
          </button>
          <button
            type="button"
            className="button button--quiet button--small"
            onClick={() =>
              navigator.clipboard
                .writeText(
                  answer.links
                    .map(({ fact }) => `${clockText(fact.atMs)}  ${wholeSentence(fact, scenario)}`)
                    .join('\n'),
                )
                .catch(() => undefined)
            }
          >
            Copy
          </button>
        </div>
      )}
    </section>
  );
}
