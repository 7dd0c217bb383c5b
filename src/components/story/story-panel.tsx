// The left panel: what this comparison is about, what happens now, and what came out of it.
import { lazy, memo, type ReactNode, Suspense, useRef } from 'react';
import { comparisonById } from '../../scenario/library/library.ts';
import { LANES } from '../../scenario/run-spec.ts';
import type { Phase } from '../../session/controls.ts';
import { laneSpecOf } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { useSession } from '../session-context.ts';
import { unbroken } from '../shared/format.ts';
import { PanelIcon } from '../shared/icons.tsx';
import { laneLetter } from '../shared/labels.ts';
import { usePlace } from '../shared/use-place.ts';
import { useRun } from '../shared/use-run.ts';
import { Now } from './now.tsx';
import './story.css';

const AnswerPanel = lazy(() => import('../tasks/answer-panel.tsx'));
const Cards = lazy(() => import('./cards.tsx'));
const ChallengePanel = lazy(() => import('../tasks/challenge-panel.tsx'));
const StoryPlayer = lazy(() => import('../stories/story-player.tsx'));

export const setStoryOpen = (storyOpen: boolean) => viewStore.setState({ storyOpen });

function About() {
  const comparison = comparisonById(useRun((state) => state.comparisonId));
  const a = useRun((state) => laneSpecOf('a')(state)?.scenario.summary);
  const b = useRun((state) => laneSpecOf('b')(state)?.scenario.summary);
  const own = useRun((state) => laneSpecOf('a')(state)?.scenario.title ?? '');
  const summaries = a === b ? [a] : [a, b];
  return (
    <>
      <h2 className="story__title">{unbroken(comparison?.title ?? own)}</h2>
      <p className="story__summary">{unbroken(comparison?.summary ?? '')}</p>
      <ul className="story__lanes">
        {summaries.map(
          (summary, index) =>
            summary && (
              <li key={LANES[index]} className="story__lane">
                {summaries.length > 1 && (
                  <span className={`badge badge--${LANES[index]}`}>{laneLetter(LANES[index] ?? 'a')}</span>
                )}
                <p>{unbroken(summary)}</p>
              </li>
            ),
        )}
      </ul>
    </>
  );
}

/** Whether the run has come to its end here, rather than having been opened there or taken there by hand. */
function useSeenToEnd(phase: Phase): boolean {
  const seen = useRef({ phase, toEnd: false });
  if (seen.current.phase !== phase)
    seen.current = { phase, toEnd: phase === 'finished' && seen.current.phase === 'running' };
  return seen.current.toEnd;
}

export const StoryContent = memo(function StoryContent() {
  const { phase } = useSession();
  const seenToEnd = useSeenToEnd(phase);
  const story = usePlace((state) => state.story);
  const challenge = usePlace((state) => state.challenge);
  const answer = usePlace((state) => state.answer);
  if (story || challenge || answer)
    return (
      <Suspense fallback={null}>
        {story ? (
          <StoryPlayer {...story} />
        ) : challenge ? (
          <ChallengePanel task={challenge} />
        ) : (
          answer && <AnswerPanel answer={answer} />
        )}
      </Suspense>
    );
  return (
    <div className="story__content">
      <About />
      <Now />
      {(phase === 'finished' || phase === 'paused') && (
        <Suspense fallback={null}>
          <Cards inView={seenToEnd} />
        </Suspense>
      )}
    </div>
  );
});

export function StoryPanel({ notes }: { notes: ReactNode }) {
  return (
    <aside className="story" aria-label="Story">
      <div className="story__scroll">
        <button
          type="button"
          className="button button--quiet button--icon button--small story__fold"
          aria-label="Close the story"
          title="Close the story"
          onClick={() => setStoryOpen(false)}
        >
          <PanelIcon />
        </button>
        <StoryContent />
      </div>
      {notes}
    </aside>
  );
}

/** What is left of the panel when it is closed. */
export function StoryBar({ onOpen }: { onOpen: () => void }) {
  return (
    <button type="button" className="story-bar" aria-label="Open the story" title="Open the story" onClick={onOpen}>
      <PanelIcon />
      <span className="story-bar__text">Story</span>
    </button>
  );
}
