import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteDottedLabels } from './dotted-labels.ts';

const quoted = (line: string) => quoteDottedLabels(line).text;

test('a dotted label that holds a dot is quoted, its blanks stay outside', () => {
  expect(quoted('A -.1. Place Order.-> B')).toBe('A -."1. Place Order".-> B');
  expect(quoted('A -. v1.2 .-> B -. v2.0 .- C')).toBe('A -. "v1.2" .-> B -. "v2.0" .- C');
});

test.each([
  'A -.-> B',
  'A -...-> B',
  'A -.text.-> B',
  'A -."1. quoted already".-> B',
  'A -.->|1. in pipes| B',
  'A --> B',
  '%% A -.1. comment.-> B',
  'A["see -.1. this.->"] --> B',
  'A[see -.1. that.->] --> B',
  'A -. no end',
])('what needs no quotes is left alone: %s', (line) => {
  expect(quoted(line)).toBe(line);
});

test('every column of the quoted text is a column of the original one, in order', () => {
  const parts = fc.constantFrom('A', ' ', '-.', '.->', '.-', '1. x', '"', '[', ']', '|', 'end');
  const anyLine = fc.array(parts, { maxLength: 30 }).map((all) => all.join(''));
  fc.assert(
    fc.property(anyLine, (line) => {
      const { text, originalColumn } = quoteDottedLabels(line);
      const columns = Array.from({ length: text.length + 1 }, (_, index) => originalColumn(1, index + 1));
      expect(columns[0]).toBe(1);
      expect(columns.at(-1)).toBe(line.length + 1);
      columns.forEach((column, index) => {
        expect(column - (columns[index - 1] ?? 1)).toBeOneOf([0, 1]);
        const isAdded = text[index] === '"' && line[column - 1] !== '"';
        if (index < text.length && !isAdded) expect(line[column - 1]).toBe(text[index]);
      });
    }),
  );
});

test('hostile lines are read in one pass', () => {
  const size = 60_000;
  for (const part of ['[', '-.', '-.a', '|', '"', '(-.'])
    expect(quoted(`${part.repeat(size / part.length)}.-`)).toContain(part);
});
