// "Now": a sentence or two about this very moment. Seen twice a second, heard when the matter changes.
import { useRef } from 'react';
import { LANES } from '../../scenario/run-spec.ts';
import { unbroken } from '../shared/format.ts';
import { laneScenario, useSampled } from '../shared/use-run.ts';
import { narrationOf } from './narration.ts';

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
        {narration.sentences.map((sentence) => (
          <p key={sentence.replaceAll(/\d/g, '')}>{unbroken(sentence)}</p>
        ))}
      </div>
      <p className="only-heard" aria-live="polite">
        {heard.current.sentences.join(' ')}
      </p>
    </section>
  );
}
