// "Now": a sentence or two about this very moment. Seen twice a second, heard when the matter changes.
import { useRef } from 'react';
import { LANES } from '../../scenario/run-spec.ts';
import { useSession } from '../session-context.ts';
import { unbroken } from '../shared/format.ts';
import { laneScenario, useRun, useSampled } from '../shared/use-run.ts';
import { narrationOf } from './narration.ts';

function WhyButton() {
  const session = useSession();
  const isEmpty = useRun(({ frame }) => (frame?.steps ?? 0) === 0);
  const why = () => import('../explain/stepping.ts').then(({ askNow }) => askNow(session));
  return (
    <button
      type="button"
      className="story__why"
      title="The causes of the last event of the followed order, or of the log's list (W)"
      disabled={isEmpty}
      onClick={why}
    >
      why the last event?
    </button>
  );
}

export function Now() {
  const narration = useSampled(
    (state) =>
      state.frame
        ? narrationOf(
            state.frame,
            LANES.map((lane) => laneScenario(state, lane)),
          )
        : { key: '', sentences: [] },
    300,
  );
  const heard = useRef(narration);
  if (heard.current.key !== narration.key) heard.current = narration;
  return (
    <section className="story__now" aria-labelledby="story-now">
      <h3 id="story-now" className="story__overline">
        Now
      </h3>
      <div className="story__sentences" aria-hidden="true">
        {narration.sentences.map((sentence, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lanes may say the same, word for word
          <p key={`${index} ${sentence.replaceAll(/\d/g, '')}`}>{unbroken(sentence)}</p>
        ))}
      </div>
      <WhyButton />
      <p className="only-heard" aria-live="polite">
        {heard.current.sentences.join(' ')}
      </p>
    </section>
  );
}
