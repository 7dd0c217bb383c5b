// The way in: stories in the order of the lesson, challenges, and the comparisons to play with, as cards that can be
// searched.
import { type ReactNode, useRef, useState } from 'react';
import { challengeById } from '../../lessons/challenges.ts';
import { storyById } from '../../lessons/stories.ts';
import type { Story } from '../../lessons/story.ts';
import type { Comparison } from '../../scenario/library/library.ts';
import { NOWHERE, placeStore } from '../../stores/place-store.ts';
import { useSession } from '../session-context.ts';
import { Dialog } from '../shared/dialog.tsx';
import { countOf } from '../shared/format.ts';
import { TOPICS } from '../shared/topics.ts';
import { challengeKey, type Progress, progressStore } from '../stories/progress.ts';
import { Card } from './card.tsx';
import { foundBy } from './found.ts';
import { openChallenge, openStory } from './open.ts';
import './gallery.css';

const stateText = (story: Story, progress: Progress | undefined): string => {
  if (progress?.done) return 'Done';
  if (progress && progress.scene > 0) return `${progress.scene + 1} of ${story.scenes.length}`;
  return `${story.minutes} min`;
};

/** Where there is a keyboard, one may type at once; on a phone one would open over the cards. */
const focusedWithKeys = (field: HTMLInputElement | null): void => {
  if (matchMedia('(pointer: fine)').matches) field?.setAttribute('autofocus', '');
};

/** The story or challenge that was open last, if it is not at its end. */
function Continue() {
  const { last, stories } = progressStore.getState();
  const progress = last === null ? undefined : stories[last];
  if (last === null || !progress || progress.done) return null;
  const story = storyById(last);
  const challenge = challengeById(last.replace(challengeKey(''), ''));
  if (story && progress.scene > 0)
    return (
      <button type="button" className="button button--ink" onClick={() => openStory(story.id, progress.scene)}>
        Continue “{story.title}”, {progress.scene + 1} of {story.scenes.length}
      </button>
    );
  if (!challenge || story) return null;
  return (
    <button type="button" className="button button--ink" onClick={() => openChallenge(challenge)}>
      Continue “{challenge.title}”
    </button>
  );
}

interface SectionProps {
  name: string;
  title: string;
  note?: string;
  children: ReactNode;
}

function Section({ name, title, note = '', children }: SectionProps) {
  return (
    <section id={`gallery-${name}`} className="gallery__section" aria-labelledby={`gallery-${name}-title`}>
      <h3 id={`gallery-${name}-title`} className="gallery__title" tabIndex={-1}>
        {title} {note !== '' && <small>{note}</small>}
      </h3>
      {children}
    </section>
  );
}

/** To a part of a long page, and its title is read. */
function Jump({ to, children }: { to: string; children: ReactNode }) {
  const go = () => {
    const title = document.getElementById(`gallery-${to}-title`);
    title?.scrollIntoView({ block: 'start' });
    title?.focus({ preventScroll: true });
  };
  return (
    <button type="button" className="button button--quiet button--small" onClick={go}>
      {children}
    </button>
  );
}

function Scenarios({ comparisons, onOpen }: { comparisons: readonly Comparison[]; onOpen: (id: string) => void }) {
  return TOPICS.map(([topic, heading]) => {
    const own = comparisons.filter((comparison) => comparison.topic === topic);
    if (own.length === 0) return null;
    return (
      <div key={topic} className="gallery__topic">
        <p className="story__overline">{heading}</p>
        <ul className="gallery__cards">
          {own.map(({ id, title, summary, lanes }) => (
            <Card
              key={id}
              picture={id}
              over={lanes.map((lane) => lane.title).join(' · ')}
              title={title}
              summary={summary}
              state=""
              onOpen={() => onOpen(id)}
            />
          ))}
        </ul>
      </div>
    );
  });
}

export default function Gallery({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const [wanted, setWanted] = useState('');
  const known = useRef(progressStore.getState().stories).current;
  const { stories, challenges, comparisons } = foundBy(wanted);
  const done = stories.filter(({ id }) => known[id]?.done).length;
  const open = (id: string) => {
    placeStore.setState(NOWHERE);
    session.open(id);
    if (location.hash.startsWith('#/gallery')) history.replaceState(null, '', `#/${id}`);
  };
  const isSearching = wanted.trim() !== '';
  return (
    <Dialog title="Stories and scenarios" onClose={onClose} wide>
      <div className="gallery">
        <div className="gallery__top">
          <input
            ref={focusedWithKeys}
            type="search"
            className="field"
            aria-label="Search stories and scenarios"
            placeholder="Search stories, challenges and scenarios"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <Continue />
        </div>
        <p className={isSearching ? 'gallery__found' : 'only-heard'} role="status">
          {isSearching &&
            `${countOf(stories.length, 'story', 'stories')}, ${countOf(challenges.length, 'challenge')} and ${countOf(comparisons.length, 'scenario')} found`}
        </p>
        {!isSearching && (
          <nav className="gallery__jumps" aria-label="Parts">
            <Jump to="stories">Learn, {stories.length}</Jump>
            <Jump to="challenges">Prove it, {challenges.length}</Jump>
            <Jump to="scenarios">Play, {comparisons.length}</Jump>
          </nav>
        )}
        {stories.length > 0 && (
          <Section
            name="stories"
            title="Learn: stories of a few minutes, in the order of the lesson"
            note={done > 0 && !isSearching ? `${done} of ${stories.length} done` : ''}
          >
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
                    openStory(story.id, at && !at.done ? at.scene : 0);
                  }}
                />
              ))}
            </ul>
          </Section>
        )}
        {challenges.length > 0 && (
          <Section name="challenges" title="Prove it: shops that break their contract as they are">
            <ul className="gallery__cards">
              {challenges.map((challenge) => {
                const progress = known[challengeKey(challenge.id)];
                const terms = countOf(challenge.terms.length, 'term');
                return (
                  <Card
                    key={challenge.id}
                    picture={challenge.id}
                    over="Challenge"
                    title={challenge.title}
                    summary={challenge.brief}
                    state={progress?.done ? 'Kept' : progress ? `${terms}, tried` : terms}
                    done={progress?.done === true}
                    onOpen={() => openChallenge(challenge)}
                  />
                );
              })}
            </ul>
          </Section>
        )}
        {comparisons.length > 0 && (
          <Section name="scenarios" title="Play: the same orders, done in different ways">
            <Scenarios comparisons={comparisons} onOpen={open} />
          </Section>
        )}
        {stories.length + challenges.length + comparisons.length === 0 && (
          <p>Nothing is called that. Try “workers”, “spike” or “e-mail”.</p>
        )}
      </div>
    </Dialog>
  );
}
