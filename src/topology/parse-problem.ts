// A parser's error as a sentence for the person who typed the diagram: what is wrong there, and what would be right.

import type { ParserError } from './pele-adapter.ts';

const words: Record<string, string> = {
  SQE: '`]`',
  PE: '`)`',
  DIAMOND_STOP: '`}`',
  STADIUMEND: '`])`',
  SUBROUTINEEND: '`]]`',
  CYLINDEREND: '`)]`',
  DOUBLECIRCLEEND: '`)))`',
  TRAPEND: '`/]`',
  INVTRAPEND: '`\\]`',
  PIPE: '`|`',
  '-)': '`-)`',
  STR: 'a label and the rest of the arrow',
  EDGE_TEXT: 'a label and the rest of the arrow',
  NODE_STRING: 'the name of a node',
  NEWLINE: 'the end of the line',
  SEMI: 'the end of the line',
  EOF: 'the end of the line',
  SPACE: 'a blank and a name',
  LINK: 'an arrow such as `-->`',
  end: '`end`, which closes the group',
};

const found: Record<string, string> = {
  $end: 'the text ends',
  NEWLINE: 'the line ends',
  PS: '`(` stands here; put a label with brackets in quotes, as in `["a (b)"]`',
  SQS: '`[` stands here; put a label with brackets in quotes, as in `["a [b]"]`',
  DIAMOND_START: '`{` stands here; put a label with braces in quotes, as in `["a {b}"]`',
  PE: '`)` stands here; put a label with brackets in quotes, as in `["a (b)"]`',
  STR: 'a quoted text stands here; quotes go round a whole label',
  end: '`end` stands here; `end` closes a group and cannot be the name of a node (`End` can)',
  MINUS: '`-` stands here; arrows are `-->`, `-.->` and `==>`',
  LINK: 'another arrow stands here',
  AMP: '`&` stands here',
  TEXT: 'more text stands here',
  NODE_STRING: 'more text stands here',
};

/** `labels must close`, `a line must end`: the parser's list of tokens in the order that helps most. */
function expectation(tokens: string[]): string {
  const known = [...new Set(tokens.map((token) => words[token]).filter((word) => word !== undefined))];
  if (tokens.includes('subgraph')) return 'a node, an arrow or `subgraph` must come next';
  if (known.length === 0) return 'this cannot stand here';
  return `${known.join(' or ')} must come next`;
}

export function parseProblem(error: ParserError): string {
  if (error.code === 'unsupported-diagram')
    return 'must be a Mermaid flowchart: the text begins with `flowchart` or `graph` and a direction, as in `graph TB`';
  const expected = /Expecting (.*), got '([^']*)'/.exec(error.message);
  if (expected !== null) {
    const tokens = [...(expected[1] ?? '').matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
    return `${expectation(tokens)}, but ${found[expected[2] ?? ''] ?? 'something else stands here'}`;
  }
  if (error.message.startsWith('Lexical error'))
    return 'cannot be read from here on: a line holds nodes and arrows, as in `A[Shop] -->|order| B[(Database)]`';
  const sentence = (error.message.split('\n')[0] ?? '').replace(/\s*\(Help:.*$/, '').replace(/\.$/, '');
  return `is not a valid flowchart: ${sentence}`;
}
