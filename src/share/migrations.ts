// Links that were given away stay readable. Whatever of the grammar is renamed is listed here with the name it had; the
// kept links of `kept-links.json` are read by a test for as long as there is this page.

/** Names that scenarios, comparisons and parameters had: [pattern at the beginning of a part, what it is called now]. */
const RENAMED: readonly [was: RegExp, is: string][] = [
  // The first links named the digest after what it is, not after what it is for.
  [/([?&])digest=/g, '$1saw='],
];

export const migrated = (text: string): string =>
  RENAMED.reduce((present, [was, is]) => present.replaceAll(was, is), text);
