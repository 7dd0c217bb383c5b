// What stories say is what runs show: every figure is measured again, every question has one right answer, every change
// to try is one that the run takes.
import { describe, expect, test } from 'vitest';
import { comparisonById } from '../scenario/library/library.ts';
import { prepare } from '../scenario/prepare.ts';
import figures from './figures.generated.json';
import { choiceScores } from './measure.ts';
import { sceneSpec } from './scene-run.ts';
import { STORIES } from './stories.ts';
import type { Scene, Story } from './story.ts';
import { sceneEnd, storyFigures } from './testing/story-figures.ts';

const kept = figures as Record<string, ReturnType<typeof storyFigures>>;

/** 200 words a minute are read without hurry; a scene that follows its events is watched for so long. */
const WORD_MS = 60_000 / 200;
const FOLLOWED_MS = 8_000;

const wordsOf = ({ title, text, after = [], question }: Scene): number =>
  [title, ...text, ...after, question?.ask ?? '', ...(question?.choices ?? []).map(({ label }) => label)]
    .join(' ')
    .split(/\s+/).length;

const takesMs = ({ id, scenes }: Story): number =>
  scenes.reduce((sum, scene, index) => {
    const { momentMs } = kept[id]!.scenes[index]!;
    const playedMs = scene.pace === 'follow' ? FOLLOWED_MS : (momentMs - scene.fromMs) / scene.pace;
    return sum + playedMs + wordsOf(scene) * WORD_MS;
  }, 0);

test('there is one for each part of the lesson, thirteen', () => {
  expect(STORIES).toHaveLength(13);
  expect(new Set(STORIES.map(({ part }) => part)).size).toBe(13);
});

describe.each(STORIES.map((story) => [story.id, story] as const))('%s', (id, story) => {
  test('its figures, moments and digests are those of the runs', () => {
    expect(storyFigures(story)).toEqual(kept[id]);
  });

  test('its texts name figures that there are, and hold five to nine scenes', () => {
    expect(story.scenes.length).toBeGreaterThanOrEqual(5);
    expect(story.scenes.length).toBeLessThanOrEqual(9);
    const texts = story.scenes.flatMap(({ text, after = [] }) => [...text, ...after]).join(' ');
    const named = [...texts.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    for (const name of named) expect(kept[id]!.figures, name).toHaveProperty(name);
  });

  test('it takes no longer than it says, and less than five minutes', () => {
    expect(story.minutes).toBeLessThanOrEqual(5);
    expect(takesMs(story)).toBeLessThanOrEqual(story.minutes * 60_000);
  });

  test('it asks before it shows, and the run decides for one choice alone', () => {
    const asking = story.scenes.filter(({ question }) => question);
    expect(asking.length).toBeGreaterThan(0);
    for (const scene of asking) {
      const [best, second] = choiceScores(sceneEnd(scene), scene.question!).sort((one, other) => other - one);
      expect(best, scene.title).toBeGreaterThan(second!);
    }
  });

  test('scenes and changes to try run on what there is', () => {
    for (const { run, look = [] } of [...story.scenes, ...story.tries.map(({ run }) => ({ run, look: [] }))]) {
      expect(comparisonById(run.comparison)).toBeDefined();
      const prepared = prepare(sceneSpec(run));
      expect(prepared.ok ? [] : prepared.issues).toEqual([]);
      for (const { lane, id: component, queue } of look) {
        const found = sceneSpec(run).lanes[lane === 'a' ? 0 : 1]!.scenario.components[component];
        expect(found, component).toBeDefined();
        if (queue) expect(found).toMatchObject({ queues: { [queue]: {} } });
      }
    }
  });
});
