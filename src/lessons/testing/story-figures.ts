// Plays the scenes of a story on the engine and measures what they name: for the generator, and for the test that holds it.
import { assert } from '../../assert.ts';
import type { Frame } from '../../protocol/frame.ts';
import { Simulation } from '../../sim-engine/simulation.ts';
import { hasCome, measured, rightChoice } from '../measure.ts';
import { sceneSpec } from '../scene-run.ts';
import type { Scene, Story } from '../story.ts';

export interface StoryFigures {
  figures: Record<string, number>;
  scenes: { momentMs: number; right: number | null; digests: string[] }[];
}

/** Looks for a condition every so many simulated ms. */
const STEP_MS = 10;

export function sceneEnd(scene: Scene): Frame {
  const created = Simulation.create(sceneSpec(scene.run), { keepFacts: false });
  assert(created.ok, created.ok ? '' : `${scene.title}: ${JSON.stringify(created.issues)}`);
  const simulation = created.value;
  const { until } = scene;
  if (until === 'end') while (!simulation.finished) simulation.advance(Infinity, Infinity);
  else if ('atMs' in until) simulation.seek({ atMs: until.atMs });
  else {
    let atMs = scene.fromMs;
    simulation.seek({ atMs });
    while (!hasCome(simulation.frame(0, {}), until)) {
      atMs += STEP_MS;
      simulation.seek({ atMs });
    }
  }
  return simulation.frame(0, {});
}

export function storyFigures(story: Story): StoryFigures {
  const figures: Record<string, number> = {};
  const scenes = story.scenes.map((scene) => {
    const frame = sceneEnd(scene);
    for (const [name, { measure }] of Object.entries(scene.figures ?? {})) {
      const value = measured(frame, measure);
      assert(value !== null, `${story.id}, ${scene.title}: there is no ${measure}`);
      figures[name] = Number(value.toPrecision(12));
    }
    const right = scene.question ? rightChoice(frame, scene.question) : null;
    return { momentMs: frame.atMs, right, digests: frame.lanes.map(({ digest }) => digest) };
  });
  return { figures, scenes };
}
