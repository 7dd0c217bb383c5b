// Mermaid 8 accepted `A -.1. Place Order.-> B`; every later lexer takes the first dot for the end of the label. Here such
// labels are put in quotes before parsing, and positions in the quoted text are translated back to what the person wrote.

export interface Quoted {
  text: string;
  /** The column in the original text, both 1-based, of a column in `text`. */
  originalColumn(line: number, column: number): number;
}

// A label between `-.` and `.->`; `-.->` and `-..->` have none, and a label that is quoted already needs no help.
const dottedLink = /-\.(?![-.])(\s*)([^"\n|]*?)(\s*)\.+-/y;
const closers: Record<string, string> = { '[': ']', '(': ')', '{': '}' };

/** Where quotes must be put: offsets into one line, two for each label. */
function quotesIn(line: string): number[] {
  const quotes: number[] = [];
  // Beyond the last end of a dotted label there is none to look for; without this a hostile line would be searched again and again.
  const lastEnd = line.lastIndexOf('.-');
  let at = 0;
  while (at < lastEnd) {
    dottedLink.lastIndex = at;
    const link = dottedLink.exec(line);
    if (link !== null) {
      const start = at + 2 + (link[1] ?? '').length;
      const label = link[2] ?? '';
      if (label.includes('.')) quotes.push(start, start + label.length);
      at = dottedLink.lastIndex;
    } else at = afterText(line, at);
  }
  return quotes;
}

/** The offset after the character at `at`, or after the whole quoted or bracketed text that begins there. */
function afterText(line: string, at: number): number {
  const open: string[] = [];
  let end = at;
  do {
    const character = line[end] ?? '';
    const closer = closers[character];
    if (character === open.at(-1)) open.pop();
    else if (character === '"' || character === '|') {
      const close = line.indexOf(character, end + 1);
      end = close < 0 ? line.length : close;
    } else if (closer !== undefined) open.push(closer);
    end += 1;
  } while (open.length > 0 && end < line.length);
  return end;
}

export function quoteDottedLabels(text: string): Quoted {
  const quotesOf = new Map<number, number[]>();
  const lines = text.split('\n').map((line, index) => {
    if (!line.includes('-.') || line.trimStart().startsWith('%%')) return line;
    const quotes = quotesIn(line);
    if (quotes.length > 0) quotesOf.set(index + 1, quotes);
    return quotes.reduceRight((quoted, at) => `${quoted.slice(0, at)}"${quoted.slice(at)}`, line);
  });
  const originalColumn = (line: number, column: number): number => {
    const quotes = quotesOf.get(line) ?? [];
    return column - quotes.filter((at, index) => at + index < column - 1).length;
  };
  return { text: lines.join('\n'), originalColumn };
}
