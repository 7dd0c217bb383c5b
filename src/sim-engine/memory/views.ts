// A lane's memory as the rest of the engine reads and writes it: records field by field, columns row by row. When the
// memory grows its buffer is another one, and every view is made anew; so nobody keeps a view across a call of the core.
import { COLUMNS } from './layout.ts';
import { columnLayout, type FieldKind, recordLayout } from './places.ts';
import { RECORDS, SLAB_ROWS } from './records.ts';

/**
 * Doubles of a kind of record, each of which is named by its address. It stays the same object when the memory grows: in
 * `fact.put(row, core.tell(…))` the object is looked up before the core is called.
 */
class Reals {
  private view!: Float64Array;
  look(buffer: ArrayBuffer, offset: number): void {
    this.view = new Float64Array(buffer, offset);
  }
  at(row: number): number {
    return this.view[row >>> 3]!;
  }
  put(row: number, value: number): void {
    this.view[row >>> 3] = value;
  }
}

/** Whole numbers of a kind of record, in the same way. */
class Wholes {
  private view!: Int32Array;
  look(buffer: ArrayBuffer, offset: number): void {
    this.view = new Int32Array(buffer, offset);
  }
  at(row: number): number {
    return this.view[row >>> 2]!;
  }
  put(row: number, value: number): void {
    this.view[row >>> 2] = value;
  }
  add(row: number, by: number): void {
    this.view[row >>> 2]! += by;
  }
}

/** Those of 16 bits. */
class Shorts {
  private view!: Int16Array;
  look(buffer: ArrayBuffer, offset: number): void {
    this.view = new Int16Array(buffer, offset);
  }
  at(row: number): number {
    return this.view[row >>> 1]!;
  }
  put(row: number, value: number): void {
    this.view[row >>> 1] = value;
  }
}

/** Those of 8 bits. */
class Bytes {
  private view!: Int8Array;
  look(buffer: ArrayBuffer, offset: number): void {
    this.view = new Int8Array(buffer, offset);
  }
  at(row: number): number {
    return this.view[row >>> 0]!;
  }
  put(row: number, value: number): void {
    this.view[row >>> 0] = value;
  }
}

/** Of what few jobs have: to write to it marks the job that it is apart of. */
class Apart {
  private readonly view: Reals | Wholes;
  private marks!: Int8Array;
  constructor(view: Reals | Wholes) {
    this.view = view;
  }
  look(buffer: ArrayBuffer, offset: number, mark: number): void {
    this.view.look(buffer, offset);
    this.marks = new Int8Array(buffer, mark);
  }
  at(row: number): number {
    return this.view.at(row);
  }
  put(row: number, value: number): void {
    this.marks[row >>> 0] = 1;
    this.view.put(row, value);
  }
}

const VIEWS = {
  f64: () => new Reals(),
  i32: () => new Wholes(),
  i16: () => new Shorts(),
  i8: () => new Bytes(),
} as const;
type FieldView<K extends FieldKind> = ReturnType<(typeof VIEWS)[K]>;
type ColumnView<K extends FieldKind> = K extends 'f64' ? Float64Array : Int32Array;
type RecordName = keyof typeof RECORDS;
type TableName = keyof typeof COLUMNS;

/** The fields of all records of a kind. */
export type RecordView<R extends RecordName> = {
  [F in keyof (typeof RECORDS)[R]]: (typeof RECORDS)[R][F] extends FieldKind
    ? FieldView<(typeof RECORDS)[R][F]>
    : never;
};
export type TableView<T extends TableName> = {
  [F in keyof (typeof COLUMNS)[T]['fields']]: (typeof COLUMNS)[T]['fields'][F] extends FieldKind
    ? ColumnView<(typeof COLUMNS)[T]['fields'][F]>
    : never;
};

const RECORD_NAMES = Object.keys(RECORDS) as RecordName[];
const LAYOUTS = Object.fromEntries(RECORD_NAMES.map((name) => [name, recordLayout(RECORDS[name])]));
const PLACES = columnLayout(COLUMNS).places;

/** How many bytes a record takes. */
export const bytesOf = (record: RecordName): number => LAYOUTS[record]!.bytes;
/** Where in a record its fields end. */
export const endOf = (record: RecordName): number => LAYOUTS[record]!.end;

/** How far behind a record the rest of it stands: behind all of its slab. */
export const restAfter = (record: RecordName): number => SLAB_ROWS * bytesOf(record);

/** Writes the views of a kind of record onto an object, which is kept: of those so far behind the address that names one. */
export function viewRecord<R extends RecordName>(
  target: object,
  record: R,
  buffer: ArrayBuffer,
  after = 0,
): RecordView<R> {
  const views = target as Record<string, FieldView<FieldKind>>;
  for (const [field, { kind, offset }] of Object.entries(LAYOUTS[record]!.places)) {
    views[field] ??= VIEWS[kind]();
    views[field].look(buffer, after + offset);
  }
  return target as RecordView<R>;
}

/** The fields of all jobs, those that few have among them. */
export type JobView = RecordView<'job'> & { [F in keyof (typeof RECORDS)['jobRest']]: Apart };

export function viewJobs(target: object, buffer: ArrayBuffer): JobView {
  const views = viewRecord(target, 'job', buffer) as unknown as Record<string, Apart>;
  const mark = LAYOUTS['job']!.places['apart']!.offset;
  for (const [field, { kind, offset }] of Object.entries(LAYOUTS['jobRest']!.places)) {
    views[field] ??= new Apart(VIEWS[kind]() as Reals | Wholes);
    views[field].look(buffer, restAfter('job') + offset, mark);
  }
  return target as JobView;
}

/** Writes the views of a table's columns onto an object, which is kept. */
export function viewTable<T extends TableName>(target: object, table: T, buffer: ArrayBuffer): TableView<T> {
  const { rows } = COLUMNS[table];
  for (const [field, { kind, offset }] of Object.entries(PLACES[table]!))
    (target as Record<string, unknown>)[field] =
      kind === 'f64' ? new Float64Array(buffer, offset, rows) : new Int32Array(buffer, offset, rows);
  return target as TableView<T>;
}
