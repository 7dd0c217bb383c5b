// Labels as plain lines of text. Nothing here is ever HTML: a tag other than `<br>` stays what it is, characters on the screen.

const named = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    colon: ':',
    hash: '#',
    num: '#',
  }),
);

/** Mermaid writes `#quot;` and `#35;` for characters that its grammar needs; the parser hands them on in its own brackets. */
function decodeEntities(text: string): string {
  return text.replace(/ﬂ°(°?)(\w+)¶ß/g, (_, numeric: string, code: string) => {
    if (numeric === '') return named.get(code) ?? `#${code};`;
    const point = Number(code);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : `#${code};`;
  });
}

/** One entry a line; a blank line inside the label is kept as ''. */
export function labelLines(text: string): string[] {
  return decodeEntities(text)
    .split(/<br\s*\/?>|\r?\n/i)
    .map((line) => line.trim());
}

/** An edge's label or a group's title on one line; null when there is nothing to read. */
export function labelLine(text: string): string | null {
  const line = labelLines(text).join(' ').trim();
  return line === '' ? null : line;
}
