// Laws of where things stand in the core's memory.
import { describe, expect, it } from 'vitest';
import { COLUMNS } from './layout';
import { columnLayout, recordLayout } from './places';

const BYTES = { i8: 1, i16: 2, i32: 4, f64: 8 };
/** What is so many bytes apart falls into the same set of a first cache of 64 sets, each of a few lines of 64 bytes. */
const SETS = 64;
const LINE = 64;

describe('columns', () => {
  const layout = columnLayout(COLUMNS);
  const all = Object.entries(COLUMNS).flatMap(([table, { rows, fields }]) =>
    Object.entries(fields).map(([name, kind]) => ({
      name: `${table}.${name}`,
      from: layout.places[table]?.[name]?.offset ?? Number.NaN,
      bytes: rows * BYTES[kind as keyof typeof BYTES],
    })),
  );

  it('stand one behind the other, each at a multiple of eight, and end where the layout says', () => {
    let end = 0;
    for (const { name, from, bytes } of all) {
      expect(from % 8, name).toBe(0);
      expect(from, name).toBeGreaterThanOrEqual(end);
      end = from + bytes;
    }
    expect(layout.end).toBeGreaterThanOrEqual(end);
  });

  it('of a table whose columns have a cache’s stride, keep the fields of a row in different sets', () => {
    const { places } = columnLayout({
      table: { rows: 512, fields: Object.fromEntries([...'abcdefghijkl'].map((name) => [name, 'f64' as const])) },
    });
    const sets = Object.values(places.table ?? {}).map(({ offset }) => Math.floor(offset / LINE) % SETS);
    expect(new Set(sets).size).toBe(12);
  });
});

describe('a record', () => {
  it('takes whole halves of a line, and refuses a field that would stand askew', () => {
    expect(recordLayout({ due: 'f64', row: 'i32' })).toMatchObject({ end: 16, bytes: 32 });
    expect(() => recordLayout({ row: 'i32', due: 'f64' })).toThrow('what is long comes first in a record: due');
  });
});
