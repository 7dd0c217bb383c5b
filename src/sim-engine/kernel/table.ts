// State beside the core's memory is columns. A table is a set of typed arrays of one length, with rows that are taken and
// given back; a registry lists every table of a world, so that snapshot, restore and growth are loops.

type Column = Float64Array | Int32Array | Uint8Array;

/** Ends the run with a sentence: a declared capacity is exhausted. Not a bug, and not an input's fault. */
export class RunLimit extends Error {}

const USED = 0;
const FREE = 1;
const NONE = -1;
const ROWS_MAX = 1 << 26;

/** Which rows of a table are taken. One class for all tables, so that taking a row stays a monomorphic, inlined path. */
export class Rows {
  /** Rows ever used, and the head of the list of those given back. */
  readonly marks = new Int32Array([0, NONE]);
  free: Int32Array;
  capacity: number;
  grow: () => void = () => undefined;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.free = new Int32Array(capacity);
  }

  take(): number {
    const row = this.marks[FREE];
    if (row === NONE) return this.fresh();
    this.marks[FREE] = this.free[row];
    return row;
  }

  give(row: number): void {
    this.free[row] = this.marks[FREE];
    this.marks[FREE] = row;
  }

  /** For a table whose rows neither come nor go: none is ever given back. */
  takeAll(): void {
    this.marks[USED] = this.capacity;
    this.free = new Int32Array(0);
  }

  /** One more than the highest row ever taken. */
  get used(): number {
    return this.marks[USED];
  }

  private fresh(): number {
    if (this.marks[USED] === this.capacity) this.grow();
    return this.marks[USED]++;
  }
}

/**
 * The base of all tables. A subclass declares its columns as fields (`op = this.i32()`): real fields, so that the object
 * keeps a fast shape however many there are. Growth replaces the arrays, so nobody keeps one across a taking of rows.
 */
export abstract class Table {
  readonly rows: Rows;

  constructor(capacity: number) {
    this.rows = new Rows(capacity);
  }

  protected f64(): Float64Array {
    return new Float64Array(this.rows.capacity);
  }
  protected i32(): Int32Array {
    return new Int32Array(this.rows.capacity);
  }
  protected u8(): Uint8Array {
    return new Uint8Array(this.rows.capacity);
  }
}

export interface Snapshot {
  readonly bytes: number;
  readonly parts: { marks: Int32Array; free: Int32Array; columns: Column[] }[];
}

interface Entry {
  name: string;
  table: Table & Record<string, Column>;
  columns: string[];
}

export class Registry {
  private readonly entries: Entry[] = [];

  /** Lists a table of rows that come and go; it doubles when full and ends the run beyond `rowsMax`. */
  add<T extends Table>(name: string, table: T, rowsMax = ROWS_MAX): T {
    const columns = Object.entries(table).filter(([, value]) => ArrayBuffer.isView(value));
    const entry: Entry = {
      name,
      table: table as unknown as Entry['table'],
      columns: columns.map(([column]) => column),
    };
    table.rows.grow = () => enlarge(entry, rowsMax);
    this.entries.push(entry);
    return table;
  }

  /** Lists a table all of whose rows are in use from the start; it never grows, so its columns may be kept. */
  addFixed<T extends Table>(name: string, table: T): T {
    table.rows.takeAll();
    return this.add(name, table, table.rows.capacity);
  }

  /** A fixed column on its own. */
  f64(name: string, length: number): Float64Array {
    return this.addFixed(name, new Float64Column(length)).value;
  }

  /** Current capacities by table, in rows. */
  capacities(): Record<string, number> {
    return Object.fromEntries(this.entries.map(({ name, table }) => [name, table.rows.capacity]));
  }

  /** Copies what is in use; later changes do not touch the copy. */
  snapshot(): Snapshot {
    let bytes = 0;
    const parts = this.entries.map(({ table, columns }) => {
      const { used } = table.rows;
      const copies = columns.map((name) => table[name]!.slice(0, used));
      for (const copy of copies) bytes += copy.byteLength;
      return { marks: table.rows.marks.slice(), free: table.rows.free.slice(0, used), columns: copies };
    });
    return { bytes, parts };
  }

  /** Puts every table back to what it was; tables may have grown since, never shrunk. */
  restore(snapshot: Snapshot): void {
    this.entries.forEach(({ table, columns }, index) => {
      const part = snapshot.parts[index]!;
      table.rows.marks.set(part.marks);
      table.rows.free.set(part.free);
      columns.forEach((name, column) => {
        (table[name] as Float64Array).set(part.columns[column] as Float64Array);
      });
    });
  }
}

class Float64Column extends Table {
  value = this.f64();
}

function enlarge({ name, table, columns }: Entry, rowsMax: number): void {
  const capacity = Math.min(table.rows.capacity * 2, rowsMax);
  if (capacity === table.rows.capacity) throw new RunLimit(`More than ${rowsMax} ${name} at once; the run ends here.`);
  for (const column of columns) (table as Record<string, Column>)[column] = larger(table[column]!, capacity);
  table.rows.free = larger(table.rows.free, capacity);
  table.rows.capacity = capacity;
}

function larger<T extends Column>(column: T, capacity: number): T {
  const result = new (column.constructor as new (length: number) => T)(capacity);
  result.set(column as never);
  return result;
}
