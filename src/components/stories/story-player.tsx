// The story that is told, where otherwise the comparison introduces itself: its scene, a question, what came out, and on.
import { useEffect, useRef, useState } from 'react';
import { rightChoice } from '../../lessons/measure.ts';
import { sceneSpec } from '../../lessons/scene-run.ts';
import { storyById } from '../../lessons/stories.ts';
import type { Story, Try } from '../../lessons/story.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { CloseIcon } from '../shared/icons.tsx';
import { useRun } from '../shared/use-run.ts';
import { Now } from '../story/now.tsx';
import { useHighlight } from './highlight.ts';
import { Ask, Verdict } from './question-card.tsx';
import { momentOf, textOf } from './story-text.ts';
import { type StoryView, useStory } from './use-story.ts';
import './story-player.css';

function Head({ story, view }: { story: Story; view: StoryView }) {
  const { at, player } = view;
  const count = story.scenes.length;
  return (
    <>
      <div className="tale__head">
        <p className="story__overline">
          {story.title} · {at.state === 'trying' ? 'the end' : `${at.scene + 1} of ${count}`}
        </p>
        <button
          type="button"
          className="button button--quiet button--icon button--small tale__leave"
          aria-label="Leave the story"
          title="Leave the story"
          onClick={view.leave}
        >
          <CloseIcon size={14} />
        </button>
      </div>
      <div className="tale__bars">
        {story.scenes.map(({ title }, index) => (
          <button
            key={title}
            type="button"
            className="tale__bar"
            data-seen={index <= at.scene || at.state === 'trying'}
            aria-label={`Scene ${index + 1}: ${title}`}
            aria-current={index === at.scene && at.state !== 'trying' ? 'step' : undefined}
            title={title}
            onClick={() => player.send({ type: 'go', scene: index })}
          />
        ))}
      </div>
    </>
  );
}

/** Answered by the run on the screen, once it stands at the moment of the scene. */
function useRight(story: Story, view: StoryView): number | null {
  const { scene, at } = view;
  const momentMs = momentOf(story, at.scene);
  return useRun(({ frame }) => {
    if (at.state !== 'looking' || !scene.question || !frame) return null;
    return scene.until === 'end' || frame.atMs === momentMs ? rightChoice(frame, scene.question) : null;
  });
}

function SceneBody({ story, view }: { story: Story; view: StoryView }) {
  const { scene, at, player } = view;
  const right = useRight(story, view);
  const answer = at.answers[at.scene] ?? null;
  const shown = useRef<number | null>(null);
  if (at.state !== 'looking') shown.current = null;
  else if (right !== null) shown.current = right;
  useHighlight(scene.look);
  return (
    <>
      {scene.text.map((text) => (
        <p key={text}>{textOf(story, text)}</p>
      ))}
      {scene.question && at.state === 'asking' && (
        <Ask key={at.scene} question={scene.question} onAnswer={(choice) => player.send({ type: 'answer', choice })} />
      )}
      {scene.question && at.state !== 'asking' && (
        <Verdict question={scene.question} answer={answer} right={shown.current} />
      )}
      {at.state === 'looking' && scene.after?.map((text) => <p key={text}>{textOf(story, text)}</p>)}
    </>
  );
}

function Tries({ story }: { story: Story }) {
  const session = useSession();
  const [tried, setTried] = useState<Try | null>(null);
  const take = (one: Try) => {
    setTried(one);
    const pace =
      one.pace === 'follow' ? ({ type: 'follow' } as const) : ({ type: 'factor', factor: one.pace } as const);
    session.openRun({
      spec: sceneSpec(one.run),
      comparisonId: one.run.comparison,
      pace,
      atMs: 0,
      play: true,
      view: {},
    });
  };
  return (
    <>
      <p>Three changes to try, and what to look for. Every knob is yours now, too.</p>
      <ul className="tale__tries">
        {story.tries.map((one) => (
          <li key={one.label}>
            <button type="button" className="button" aria-pressed={tried === one} onClick={() => take(one)}>
              {one.label}
            </button>
            <p>{one.lookFor}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Foot({ story, view }: { story: Story; view: StoryView }) {
  const { at, player } = view;
  const isEnd = at.state === 'trying';
  return (
    <div className="tale__foot">
      <button
        type="button"
        className="button"
        disabled={at.scene === 0 && !isEnd}
        onClick={() => player.send({ type: 'back' })}
      >
        Back
      </button>
      {isEnd ? (
        <button
          key="all"
          type="button"
          className="button button--ink tale__on"
          onClick={() => placeStore.setState({ dialog: 'gallery' })}
        >
          All stories
        </button>
      ) : at.state === 'playing' ? (
        <button key="skip" type="button" className="button tale__on" onClick={view.skip}>
          Skip ahead
        </button>
      ) : (
        <button
          key="on"
          type="button"
          className={at.state === 'asking' ? 'button tale__on' : 'button button--ink tale__on'}
          onClick={() => player.send({ type: 'next' })}
        >
          {at.scene === story.scenes.length - 1 ? 'What to try' : 'Next'} <span aria-hidden="true">→</span>
        </button>
      )}
    </div>
  );
}

function Told({ story, first }: { story: Story; first: number }) {
  const view = useStory(story, first);
  const { at, scene } = view;
  const heading = useRef<HTMLHeadingElement>(null);
  const key = at.state === 'trying' ? 'end' : at.scene;
  // A new scene is read from its title on, also by those who do not see it.
  useEffect(() => {
    if (key !== null && document.activeElement?.closest('.tale')) heading.current?.focus();
  }, [key]);
  return (
    <div className="story__content tale">
      <Head story={story} view={view} />
      <h2 ref={heading} className="story__title" tabIndex={-1}>
        {at.state === 'trying' ? 'Now you' : scene.title}
      </h2>
      <div className="tale__text">
        {at.state === 'trying' ? <Tries story={story} /> : <SceneBody story={story} view={view} />}
      </div>
      {at.state !== 'asking' && scene.lanes === undefined && <Now />}
      <Foot story={story} view={view} />
    </div>
  );
}

export default function StoryPlayer({ id, scene }: { id: string; scene: number }) {
  const story = storyById(id);
  const hasRun = useRun(() => runStore.getState().spec !== null);
  if (!story || !hasRun) return null;
  return <Told key={id} story={story} first={scene} />;
}
