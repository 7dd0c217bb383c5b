// A lane's memory as the rest of the engine reads and writes it: records field by field, columns row by row. When the
// memory grows its buffer is another one, and every view is made anew; so nobody keeps a view across a call of the core.
import { COLUMNS } from './layout.ts';
import { columnLayout, type FieldKind, recordLayout } from './places.ts';
import { RECORDS } from './records.ts';

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

type FieldView<K extends FieldKind> = K extends 'f64' ? Reals : Wholes;
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

/** Writes the views of a kind of record onto an object, which is kept. */
export function viewRecord<R extends RecordName>(target: object, record: R, buffer: ArrayBuffer): RecordView<R> {
  const views = target as Record<string, Reals | Wholes>;
  for (const [field, { kind, offset }] of Object.entries(LAYOUTS[record]!.places)) {
    views[field] ??= kind === 'f64' ? new Reals() : new Wholes();
    views[field].look(buffer, offset);
  }
  return target as RecordView<R>;
}

/** Writes the views of a table's columns onto an object, which is kept. */
export function viewTable<T extends TableName>(target: object, table: T, buffer: ArrayBuffer): TableView<T> {
  const { rows } = COLUMNS[table];
  for (const [field, { kind, offset }] of Object.entries(PLACES[table]!))
    (target as Record<string, unknown>)[field] =
      kind === 'f64' ? new Float64Array(buffer, offset, rows) : new Int32Array(buffer, offset, rows);
  return target as TableView<T>;
}
