// The way in: stories in the order of the lesson, and the comparisons to play with, as cards that can be searched.
import { useState } from 'react';
import type { Challenge } from '../../lessons/challenge.ts';
import { CHALLENGES } from '../../lessons/challenges.ts';
import { STORIES } from '../../lessons/stories.ts';
import type { Story } from '../../lessons/story.ts';
import { taskOf } from '../../lessons/tasks.ts';
import { COMPARISONS, type Comparison } from '../../scenario/library/library.ts';
import { NOWHERE, placeStore } from '../../stores/place-store.ts';
import { useSession } from '../session-context.ts';
import { Dialog } from '../shared/dialog.tsx';
import { countOf, unbroken } from '../shared/format.ts';
import { type Progress, progressStore } from '../stories/progress.ts';
import { Picture } from './picture.tsx';
import './gallery.css';

function openStory(id: string, scene: number): void {
  placeStore.setState({ ...NOWHERE, story: { id, scene } });
  history.pushState(null, '', `#/story/${id}/${scene + 1}`);
}

function openChallenge(challenge: Challenge): void {
  placeStore.setState({ ...NOWHERE, challenge: taskOf(challenge) });
  history.pushState(null, '', `#/challenge/${challenge.id}`);
}

const stateText = (story: Story, progress: Progress | undefined): string => {
  if (progress?.done) return 'Done';
  if (progress && progress.scene > 0) return `${progress.scene + 1} of ${story.scenes.length}`;
  return `${story.minutes} min`;
};

interface CardProps {
  picture: string;
  topic?: string;
  over: string;
  title: string;
  summary: string;
  state: string;
  done?: boolean;
  onOpen: () => void;
}

function Card({ picture, topic = '', over, title, summary, state, done = false, onOpen }: CardProps) {
  return (
    <li className="card">
      <Picture of={picture} topic={topic} />
      <div className="card__text">
        <p className="story__overline">{over}</p>
        <h4 className="card__title">
          <button type="button" className="card__open" onClick={onOpen}>
            {unbroken(title)}
          </button>
        </h4>
        <p className="card__summary">{unbroken(summary)}</p>
        <p className={done ? 'card__state card__state--done' : 'card__state'}>{state}</p>
      </div>
    </li>
  );
}

const matches = (wanted: string, texts: string[]): boolean => {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const text = texts.join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
};
const storyTexts = ({ title, summary, part, scenes }: Story) => [
  title,
  summary,
  part,
  ...scenes.map((scene) => scene.title),
];
const comparisonTexts = ({ title, summary, id, topic }: Comparison) => [title, summary, id, topic];

const challengeTexts = ({ title, brief, terms }: Challenge) => [
  title,
  brief,
  'challenge',
  ...terms.map(({ text }) => text),
];

/** Where there is a keyboard, one may type at once; on a phone one would open over the cards. */
const focusedWithKeys = (field: HTMLInputElement | null): void => {
  if (matchMedia('(pointer: fine)').matches) field?.setAttribute('autofocus', '');
};

/** The story that was open last, if it is not at its end. */
function Continue({ onOpen }: { onOpen: (story: Story, scene: number) => void }) {
  const { last, stories } = progressStore.getState();
  const story = STORIES.find(({ id }) => id === last);
  const progress = last === null ? undefined : stories[last];
  if (!story || !progress || progress.done || progress.scene === 0) return null;
  return (
    <button type="button" className="button button--ink" onClick={() => onOpen(story, progress.scene)}>
      Continue “{story.title}”, {progress.scene + 1} of {story.scenes.length}
    </button>
  );
}

export default function Gallery({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const [wanted, setWanted] = useState('');
  const { stories: known } = progressStore.getState();
  const stories = STORIES.filter((story) => matches(wanted, storyTexts(story)));
  const comparisons = COMPARISONS.filter((comparison) => matches(wanted, comparisonTexts(comparison)));
  const challenges = CHALLENGES.filter((challenge) => matches(wanted, challengeTexts(challenge)));
  const tell = (story: Story, scene: number) => openStory(story.id, scene);
  const open = (id: string) => {
    placeStore.setState(NOWHERE);
    session.open(id);
    if (location.hash.startsWith('#/gallery')) history.replaceState(null, '', `#/${id}`);
  };
  const found = countOf(stories.length, 'story', 'stories');
  return (
    <Dialog title="Stories and scenarios" onClose={onClose} wide>
      <div className="gallery">
        <div className="gallery__top">
          <input
            ref={focusedWithKeys}
            type="search"
            className="field"
            aria-label="Search stories and scenarios"
            placeholder="Search"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <Continue onOpen={tell} />
        </div>
        <p className="only-heard" role="status">
          {wanted === ''
            ? ''
            : `${found}, ${countOf(challenges.length, 'challenge')} and ${countOf(comparisons.length, 'scenario')} found`}
        </p>
        {stories.length > 0 && (
          <section aria-labelledby="gallery-stories">
            <h3 id="gallery-stories" className="gallery__title">
              Learn: stories of a few minutes, in the order of the lesson
            </h3>
            <ul className="gallery__cards">
              {stories.map((story) => (
                <Card
                  key={story.id}
                  picture={story.id}
                  over={story.part}
                  title={story.title}
                  summary={story.summary}
                  state={stateText(story, known[story.id])}
                  done={known[story.id]?.done === true}
                  onOpen={() => {
                    const at = known[story.id];
                    tell(story, at && !at.done ? at.scene : 0);
                  }}
                />
              ))}
            </ul>
          </section>
        )}
        {comparisons.length > 0 && (
          <section aria-labelledby="gallery-scenarios">
            <h3 id="gallery-scenarios" className="gallery__title">
              Play: the same orders, done in different ways
            </h3>
            <ul className="gallery__cards">
              {comparisons.map(({ id, title, summary, lanes, topic }) => (
                <Card
                  key={id}
                  picture={id}
                  topic={topic}
                  over={lanes.map((lane) => lane.title).join(' · ')}
                  title={title}
                  summary={summary}
                  state=""
                  onOpen={() => open(id)}
                />
              ))}
            </ul>
          </section>
        )}
        {challenges.length > 0 && (
          <section aria-labelledby="gallery-challenges">
            <h3 id="gallery-challenges" className="gallery__title">
              Prove it: shops that break their contract as they are
            </h3>
            <ul className="gallery__cards">
              {challenges.map((challenge) => (
                <Card
                  key={challenge.id}
                  picture={challenge.id}
                  over="Challenge"
                  title={challenge.title}
                  summary={challenge.brief}
                  state={countOf(challenge.terms.length, 'term')}
                  onOpen={() => openChallenge(challenge)}
                />
              ))}
            </ul>
          </section>
        )}
        {stories.length + challenges.length + comparisons.length === 0 && (
          <p>Nothing is called that. Try “workers”, “spike” or “e-mail”.</p>
        )}
      </div>
    </Dialog>
  );
}
