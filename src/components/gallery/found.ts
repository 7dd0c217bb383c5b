// What a search finds: every word of it stands somewhere in what a card is about.
import type { Challenge } from '../../lessons/challenge.ts';
import { CHALLENGES } from '../../lessons/challenges.ts';
import { STORIES } from '../../lessons/stories.ts';
import type { Story } from '../../lessons/story.ts';
import { COMPARISONS, type Comparison } from '../../scenario/library/library.ts';

const matches = (wanted: string, texts: readonly string[]): boolean => {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const text = texts.join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
};

const storyTexts = ({ title, summary, part, scenes }: Story) => [
  title,
  summary,
  part,
  ...scenes.flatMap((scene) => [scene.title, ...scene.text]),
];
const comparisonTexts = ({ title, summary, id, topic, lanes }: Comparison) => [
  title,
  summary,
  id,
  topic,
  ...lanes.map((lane) => lane.title),
];
const challengeTexts = ({ title, brief, terms }: Challenge) => [
  title,
  brief,
  'challenge',
  ...terms.map(({ text }) => text),
];

export interface Found {
  stories: readonly Story[];
  challenges: readonly Challenge[];
  comparisons: readonly Comparison[];
}

export const foundBy = (wanted: string): Found => ({
  stories: STORIES.filter((story) => matches(wanted, storyTexts(story))),
  challenges: CHALLENGES.filter((challenge) => matches(wanted, challengeTexts(challenge))),
  comparisons: COMPARISONS.filter((comparison) => matches(wanted, comparisonTexts(comparison))),
});
