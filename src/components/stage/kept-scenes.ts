// The scenes that a person has collected. They stay on the device until they are downloaded or shared.
import { createStore } from 'zustand/vanilla';
import { checkDeck, type Deck, SLIDES_MAX } from '../../share/deck.ts';
import type { Slide } from '../../stores/place-store.ts';

const KEY = 'queuescope.scenes';
const EMPTY: Deck = { version: 1, title: 'My scenes', slides: [] };

function remembered(): Deck {
  try {
    const read = checkDeck(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return read.ok ? read.value : EMPTY;
  } catch {
    return EMPTY;
  }
}

export const keptScenes = createStore<Deck>()(() => remembered());

keptScenes.subscribe((deck) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(deck));
  } catch {
    return;
  }
});

/** Scenes are numbered anew, so that each has a name of its own. */
export const numbered = (slides: readonly Slide[]): Slide[] =>
  slides.map((slide, index) => ({ ...slide, id: `s${index + 1}` }));

/** What was there before a row of scenes took its place, until it is brought back or the page is left. */
export const replacedScenes = createStore<{ deck: Deck | null }>()(() => ({ deck: null }));

export function replaceScenes(deck: Deck): void {
  const present = keptScenes.getState();
  replacedScenes.setState({ deck: present.slides.length > 0 ? present : null });
  keptScenes.setState(deck);
}

export function bringBack(): void {
  const { deck } = replacedScenes.getState();
  if (deck) keptScenes.setState(deck);
  replacedScenes.setState({ deck: null });
}

export const setSlides = (slides: readonly Slide[]): void =>
  keptScenes.setState({ slides: numbered(slides.slice(0, SLIDES_MAX)) });

export const keep = (slide: Omit<Slide, 'id'>): void =>
  setSlides([...keptScenes.getState().slides, { ...slide, id: '' }]);

export function moved(slides: readonly Slide[], from: number, by: number): Slide[] {
  const to = from + by;
  const [slide] = slides.slice(from, from + 1);
  if (!slide || to < 0 || to >= slides.length) return [...slides];
  const others = slides.filter((_, index) => index !== from);
  return [...others.slice(0, to), slide, ...others.slice(to)];
}
