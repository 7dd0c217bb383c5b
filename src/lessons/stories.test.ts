// What stories say is what runs show: every figure is measured again, every question has one right answer, every change
// to try is one that the run takes.
import { describe, expect, test } from 'vitest';
import { comparisonById } from '../scenario/library/library.ts';
import { prepare } from '../scenario/prepare.ts';
import figures from './figures.generated.json';
import { sceneSpec } from './scene-run.ts';
import { STORIES } from './stories.ts';
import { storyFigures } from './testing/story-figures.ts';

const kept = figures as Record<string, ReturnType<typeof storyFigures>>;

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
