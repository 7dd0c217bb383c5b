// How limits and values are written in what is said about an input, everywhere alike: limits as 10,000, values as given.
// A value may be anything, so no text is asked of it: an object may have none, or be deeper than any stack.

/** A limit: "10,000". */
export const limitText = (limit: number): string => limit.toLocaleString('en', { maximumFractionDigits: 20 });

/** What was given, shortly: texts in quotation marks, lists and objects only by their kind. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'missing';
    case 'string':
      return JSON.stringify(value.slice(0, 80)).slice(0, 80);
    case 'number':
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? `a list of ${limitText(value.length)}` : 'an object';
    default:
      return `a ${typeof value}`;
  }
}

/** What there is to choose from, as far as one cares to read. */
export function choicesText(choices: readonly string[], none: string): string {
  if (choices.length === 0) return none;
  const some = choices.slice(0, CHOICES_SHOWN).join(', ');
  return choices.length > CHOICES_SHOWN ? `${some} and ${limitText(choices.length - CHOICES_SHOWN)} more` : some;
}

const CHOICES_SHOWN = 50;
