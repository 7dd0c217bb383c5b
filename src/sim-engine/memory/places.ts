// Addresses: where fields stand in a record, and columns in the memory. Doubles stand at multiples of eight.

/** Whole numbers of 8, 16 and 32 bits, a double. */
export type FieldKind = 'i8' | 'i16' | 'i32' | 'f64';
export type Fields = Record<string, FieldKind>;

const FIXED_FROM = 64;

export interface Place {
  kind: FieldKind;
  offset: number;
}

const BYTES: Record<FieldKind, number> = { i8: 1, i16: 2, i32: 4, f64: 8 };
const eight = (bytes: number): number => Math.ceil(bytes / 8) * 8;
/** A line of a processor's cache, and half of one: what takes whole halves stands in no more lines than it must. */
const LINE = 64;
const HALF_LINE = LINE / 2;
/** What is so far apart, or a multiple of it, is kept in the same few places of a first cache, and each drives the others out. */
const SAME_PLACE = 4096;

/** Where the fields of a record stand in it, where they end, and how far from it the next one begins. */
export function recordLayout(fields: Fields): { places: Record<string, Place>; end: number; bytes: number } {
  const places: Record<string, Place> = {};
  let offset = 0;
  for (const [name, kind] of Object.entries(fields)) {
    if (offset % BYTES[kind] !== 0) throw new Error(`what is long comes first in a record: ${name}`);
    places[name] = { kind, offset };
    offset += BYTES[kind];
  }
  return { places, end: eight(offset), bytes: Math.ceil(offset / HALF_LINE) * HALF_LINE };
}

/** Where each column begins, and where the last one ends. */
export function columnLayout(tables: Record<string, { rows: number; fields: Fields }>): {
  places: Record<string, Record<string, Place>>;
  end: number;
} {
  const places: Record<string, Record<string, Place>> = {};
  let offset = FIXED_FROM;
  for (const [table, { rows, fields }] of Object.entries(tables)) {
    places[table] = {};
    for (const [name, kind] of Object.entries(fields)) {
      places[table][name] = { kind, offset };
      const bytes = rows * BYTES[kind];
      // A row's fields are used together: they must not stand in each other's way.
      offset = eight(offset + bytes + (bytes % SAME_PLACE === 0 ? LINE : 0));
    }
  }
  return { places, end: offset };
}
