// Which files a version holds, and that it is another one as soon as any of them is.
import { expect, test } from 'vitest';
import { filesOf } from './files.mjs';

const built = [
  { name: 'index.html', bytes: '<p>1' },
  { name: 'assets/a.js', bytes: 'a' },
  { name: 'sw.js', bytes: 'old' },
  { name: 'assets/a.js.map', bytes: '{}' },
];

test('everything that is served, but not the worker itself', () => {
  expect(filesOf(built).files).toEqual(['assets/a.js', 'index.html']);
});

test('the version is a matter of contents and names alone', () => {
  const { version } = filesOf(built);
  expect(filesOf([...built].reverse()).version).toBe(version);
  expect(filesOf(built.map((one) => ({ ...one, bytes: one.name === 'sw.js' ? 'new' : one.bytes }))).version).toBe(
    version,
  );
  const changed = built.map((one) => ({ ...one, bytes: one.name === 'index.html' ? '<p>2' : one.bytes }));
  expect(filesOf(changed).version).not.toBe(version);
  const moved = built.map((one) => ({ ...one, name: one.name.replace('a.js', 'b.js') }));
  expect(filesOf(moved).version).not.toBe(version);
});
