// Rows and columns: taken rows are one's own until they are given back, a snapshot is the state and all of it, and what is
// full grows or ends the run with a sentence.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Registry, RunLimit, Table } from './table.ts';

const SEED = 20_260_407;

class People extends Table {
  age = this.u8();
  shoes = this.i32();
  debts = this.i32();
  friends = this.i32();
  height = this.f64();
}

const people = (capacity = 4, rowsMax?: number) => {
  const registry = new Registry();
  return { registry, table: registry.add('people', new People(capacity), rowsMax) };
};

describe('rows', () => {
  test('are used again before new ones are, and nobody shares one', () => {
    const { table } = people();
    const first = [table.rows.take(), table.rows.take(), table.rows.take()];
    expect(new Set(first).size).toBe(3);
    table.rows.give(first[1]!);
    table.rows.give(first[0]!);
    expect(new Set([table.rows.take(), table.rows.take()])).toEqual(new Set([first[0], first[1]]));
    expect(table.rows.used).toBe(3);
  });

  test(`any taking and giving back: as many rows are ever used as were taken at once (seed ${SEED})`, () => {
    const law = fc.property(fc.array(fc.nat({ max: 99 }), { maxLength: 300 }), (choices) => {
      const { table } = people(2);
      const mine = new Set<number>();
      let most = 0;
      for (const choice of choices) {
        if (choice < 60 || mine.size === 0) {
          const row = table.rows.take();
          expect(mine.has(row)).toBe(false);
          mine.add(row);
        } else {
          const row = [...mine][choice % mine.size]!;
          mine.delete(row);
          table.rows.give(row);
        }
        most = Math.max(most, mine.size);
        expect(table.rows.used).toBe(most);
      }
    });
    fc.assert(law, { seed: SEED, numRuns: 200 });
  });
});

describe('growth', () => {
  test('comes when a row is taken of a full table and at no other time, and keeps what is there', () => {
    const { registry, table } = people(2);
    const write = (row: number) => {
      table.age[row] = 30 + row;
      table.debts[row] = -row;
      table.height[row] = row / 3;
    };
    for (let row = 0; row < 2; row++) write(table.rows.take());
    expect(registry.capacities()).toEqual({ people: 2 });
    write(table.rows.take());
    const { people: capacity } = registry.capacities();
    expect(capacity).toBeGreaterThan(2);
    expect([...table.height].slice(0, 3)).toEqual([0, 1 / 3, 2 / 3]);
    expect([...table.debts].slice(0, 3)).toEqual([-0, -1, -2].map((debt) => debt | 0));
    expect(table.age).toHaveLength(capacity!);
    table.rows.give(1);
    table.rows.take();
    while (table.rows.used < capacity!) table.rows.take();
    expect(registry.capacities()).toEqual({ people: capacity });
  });

  test('ends at the limit that was declared, and ends the run with a sentence that names it', () => {
    const { registry, table } = people(2, 5);
    for (let n = 0; n < 5; n++) table.rows.take();
    expect(registry.capacities()).toEqual({ people: 5 });
    expect(() => table.rows.take()).toThrow(RunLimit);
    expect(() => table.rows.take()).toThrow(/5.* people/);
    table.rows.give(3);
    expect(table.rows.take()).toBe(3);
  });

  test('is not for fixed columns: all of their rows are there from the start', () => {
    const registry = new Registry();
    const column = registry.f64('marks', 7);
    expect(column).toHaveLength(7);
    expect(registry.capacities()).toEqual({ marks: 7 });
  });
});

describe('snapshot and restore', () => {
  const state = (registry: Registry) => registry.snapshot().parts;

  test(`lead back to the state, all of it, however often and whatever came after (seed ${SEED})`, () => {
    type Change = [sort: number, row: number, value: number];
    const anyChange: fc.Arbitrary<Change> = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 40 }), fc.integer());
    const anyChanges = fc.array(anyChange, { maxLength: 60 });
    const law = fc.property(anyChanges, anyChanges, anyChanges, (before, after, again) => {
      const { registry, table } = people(1);
      const marks = registry.f64('marks', 3);
      const carryOut = (changes: Change[]) => {
        for (const [sort, row, value] of changes) {
          if (sort === 0) table.rows.take();
          else if (sort === 1) marks[row % 3] = value;
          else if (row < table.rows.used) {
            table.height[row] = value / 7;
            table.friends[row] = value;
          }
        }
      };
      carryOut(before);
      const snapshot = registry.snapshot();
      const kept = structuredClone(snapshot.parts);
      for (const changes of [after, again]) {
        carryOut(changes);
        registry.restore(snapshot);
        expect(state(registry)).toEqual(kept);
        expect(snapshot.parts).toEqual(kept);
      }
    });
    fc.assert(law, { seed: SEED, numRuns: 200 });
  });

  test('rows that were free are free again, in the same order', () => {
    const { registry, table } = people(8);
    for (let n = 0; n < 6; n++) table.rows.take();
    for (const row of [4, 1, 3]) table.rows.give(row);
    const snapshot = registry.snapshot();
    const next = () => [table.rows.take(), table.rows.take(), table.rows.take(), table.rows.take()];
    const first = next();
    registry.restore(snapshot);
    expect(next()).toEqual(first);
  });

  test('hold what is in use and not what there is room for', () => {
    const { registry, table } = people(1_000);
    const { bytes: empty } = registry.snapshot();
    table.rows.take();
    const { bytes: one } = registry.snapshot();
    expect(one - empty).toBeLessThan(100);
    expect(one).toBeGreaterThan(empty);
  });
});
