// The colours of the theme that is shown, by the names of the style sheet, for pictures that leave the page.

export const TOKENS = [
  'surface',
  'canvas',
  'sunken',
  'line',
  'line-strong',
  'text',
  'text-2',
  'text-3',
  'edge',
  'edge-faint',
  'a',
  'a-soft',
  'a-tint',
  'b',
  'b-soft',
  'b-tint',
  'ready',
  'hand',
  'hand-tint',
  'retry',
  'retry-tint',
  'dead',
  'dead-tint',
  'done',
] as const;

export type Token = (typeof TOKENS)[number];
export type Colours = Record<Token, string> & { isDark: boolean };

export function themeColours(): Colours {
  const page = document.documentElement;
  const style = getComputedStyle(page);
  const named = TOKENS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]);
  return { ...(Object.fromEntries(named) as Record<Token, string>), isDark: page.dataset['theme'] === 'dark' };
}

/** The names themselves, for a picture that stays on the page: it changes with the theme, and with the paper. */
export const pageColours = (): Colours => ({
  ...(Object.fromEntries(TOKENS.map((name) => [name, `var(--${name})`])) as Record<Token, string>),
  isDark: false,
});

/** `var(--a)`, as charts have it, written out. */
export const writtenOut = (colours: Colours, colour: string): string =>
  colour.replace(/^var\(--([\w-]+)\)$/, (_, name: Token) => colours[name] ?? colours.text);

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const SHORT = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i;

function parts(colour: string): number[] | null {
  const long = colour.replace(SHORT, '#$1$1$2$2$3$3');
  const found = HEX.exec(long);
  return found ? found.slice(1).map((pair) => Number.parseInt(pair, 16)) : null;
}

/** So much of one colour in another; the other one where the first is none that a diagram may name in hexadecimal. */
export function mixed(colour: string | undefined, share: number, ground: string): string {
  const [one, other] = [parts(colour ?? ''), parts(ground)];
  if (!one || !other) return ground;
  const bytes = one.map((value, index) => Math.round(value * share + other[index]! * (1 - share)));
  return `#${bytes.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
