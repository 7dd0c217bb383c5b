// How far a person has come in each story, and which challenges were tried and kept. It stays on the device; a browser that forbids storage forgets it.
import { createStore } from 'zustand/vanilla';

export interface Progress {
  scene: number;
  done: boolean;
}

const KEY = 'queuescope.stories';

/** A challenge among the stories; it has one scene, and is done once it was kept. */
export const challengeKey = (id: string): string => `challenge/${id}`;

function remembered(): Record<string, Progress> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const entries = Object.entries(value as Record<string, Partial<Progress> | null>);
    const sound = entries.filter(([, one]) => Number.isInteger(one?.scene) && typeof one?.done === 'boolean');
    return Object.fromEntries(sound) as Record<string, Progress>;
  } catch {
    return {};
  }
}

export const progressStore = createStore<{ stories: Record<string, Progress>; last: string | null }>()(() => {
  const stories = remembered();
  return { stories, last: Object.keys(stories).at(-1) ?? null };
});

export function rememberProgress(id: string, scene: number, done: boolean): void {
  const { [id]: before, ...others } = progressStore.getState().stories;
  const stories = { ...others, [id]: { scene, done: done || before?.done === true } };
  progressStore.setState({ stories, last: id });
  try {
    localStorage.setItem(KEY, JSON.stringify(stories));
  } catch {
    return;
  }
}
