// Text in a fragment: what a person can read there stays as it is, the rest is percent-coded.

const PLAIN = /[^A-Za-z0-9\-._~!$'()*,;:@/]+/gu;

/** Half a pair of surrogates cannot be coded; it becomes the replacement character, as everywhere on the web. */
const wellFormed = (text: string): string =>
  text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

export const escaped = (text: string): string => wellFormed(text).replaceAll(PLAIN, (part) => encodeURIComponent(part));

/** Null where the text is not well coded. */
export function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
