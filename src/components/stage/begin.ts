// What goes on the stage: the story that is told, or the scenes that were kept, or else the run that is open.
import { sceneSpec } from '../../lessons/scene-run.ts';
import { storyById } from '../../lessons/stories.ts';
import type { Scene, Story } from '../../lessons/story.ts';
import { comparisonById } from '../../scenario/library/library.ts';
import type { Link } from '../../share/link.ts';
import { writeLink } from '../../share/write-link.ts';
import { placeStore, type Slide } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { linkNow } from '../share/open-link.ts';
import { momentOf, textOf } from '../stories/story-text.ts';
import { keptScenes } from './kept-scenes.ts';

export async function beginStage(): Promise<void> {
  const { story } = placeStore.getState();
  const told = story ? storyById(story.id) : undefined;
  const { slides: kept, title } = keptScenes.getState();
  const shown = told
    ? { title: told.title, slides: await storySlides(told) }
    : kept.length > 0
      ? { title, slides: kept }
      : { title: '', slides: await presentRun() };
  placeStore.setState({ stage: { ...shown, at: told ? (story?.scene ?? 0) : 0 } });
  // A browser may refuse the whole screen; the stage fills the window then.
  await document.documentElement.requestFullscreen?.().catch(() => undefined);
}

const storySlides = (story: Story): Promise<Slide[]> =>
  Promise.all(story.scenes.map((scene, index) => slideOf(story, scene, index)));

async function slideOf(story: Story, scene: Scene, index: number): Promise<Slide> {
  const { text, after = [], notes = '' } = scene;
  const link: Link = {
    spec: sceneSpec(scene.run),
    comparisonId: scene.run.comparison,
    atMs: momentOf(story, index),
    view: { ...(scene.lanes ? { lanes: scene.lanes } : {}), pace: scene.pace },
    caption: '',
    embed: false,
    seen: null,
  };
  // What the audience reads is not whispered to the speaker as well.
  const [shown, spoken] = after.length > 0 ? [after, text] : [text, []];
  return {
    id: `${index}`,
    title: scene.title,
    text: shown.map((one) => textOf(story, one)).join('\n'),
    notes: [...spoken.map((one) => textOf(story, one)), notes].filter(Boolean).join('\n'),
    link: await writeLink(link),
  };
}

async function presentRun(): Promise<Slide[]> {
  const link = linkNow(true, '');
  const title = comparisonById(runStore.getState().comparisonId)?.title ?? '';
  return [{ id: 'now', title, text: '', notes: '', link: link ? await writeLink(link) : '' }];
}
