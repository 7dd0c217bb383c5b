// A row of scenes as one text: for a link, and for a file. Read from unknown data, like everything that comes from outside.
import { type Issue, ok, type Result, wrong } from '../protocol/issue.ts';
import { packed, unpacked } from './pack.ts';

export interface DeckSlide {
  id: string;
  title: string;
  text: string;
  notes: string;
  /** A link as the address has it: `#/rush?t=12s`. It is read when the scene is shown. */
  link: string;
}
export interface Deck {
  version: 1;
  title: string;
  slides: DeckSlide[];
}

export const SLIDES_MAX = 100;
const TITLE_MAX = 200;
const TEXT_MAX = 4_000;
const LINK_MAX = 60_000;

export const deckText = (deck: Deck): Promise<string> => packed(deck);

export async function deckFrom(text: string): Promise<Result<Deck>> {
  const read = await unpacked(text, 'scenes');
  return read.ok ? checkDeck(read.value) : read;
}

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

/** Every problem with its place; only what is known is taken over. */
export function checkDeck(value: unknown): Result<Deck> {
  const fields = fieldsOf(value);
  if (!fields) return wrong({ path: 'scenes', problem: 'must be an object with a title and slides' });
  const issues: Issue[] = [];
  const text = (from: Fields, field: string, path: string, max: number): string => {
    const given = from[field];
    if (typeof given === 'string' && given.length <= max) return given;
    issues.push({ path: `${path}${field}`, problem: `must be a text of at most ${max} characters` });
    return '';
  };
  if (fields['version'] !== 1) issues.push({ path: 'version', problem: 'must be 1' });
  const title = text(fields, 'title', '', TITLE_MAX);
  const given = fields['slides'];
  if (!Array.isArray(given) || given.length < 1 || given.length > SLIDES_MAX)
    return wrong(...issues, { path: 'slides', problem: `must be a list of 1 to ${SLIDES_MAX} scenes` });
  const slides = given.map((entry: unknown, index): DeckSlide => {
    const path = `slides[${index}].`;
    const slide = fieldsOf(entry) ?? {};
    const link = text(slide, 'link', path, LINK_MAX);
    if (!link.startsWith('#/')) issues.push({ path: `${path}link`, problem: 'must begin with #/' });
    const [own, said, notes] = [
      text(slide, 'title', path, TITLE_MAX),
      text(slide, 'text', path, TEXT_MAX),
      text(slide, 'notes', path, TEXT_MAX),
    ];
    return { id: `s${index + 1}`, title: own, text: said, notes, link };
  });
  return issues.length > 0 ? { ok: false, issues: issues.slice(0, 20) } : ok({ version: 1, title, slides });
}
