// Where everything of a sequence diagram is drawn: a column a participant, a row an arrow or a note. Pure.
import type { Item, SequenceDiagram } from '../../../explain/sequence-parts.ts';

export const HEAD_PX = 38;
export const TIME_PX = 66;
const LINE_PX = 14;
const ROW_PX = 26;
const COLUMN_PX_MIN = 84;
const CHARACTER_PX = 6.2;

export interface Row {
  item: Item;
  y: number;
  height: number;
}
/** The frame around what happens in parallel, with a line between two parts. */
export interface Frame {
  y: number;
  height: number;
  parts: { y: number; queue: string }[];
}
export interface Placed {
  width: number;
  height: number;
  x: Record<string, number>;
  rows: Row[];
  frame: Frame | null;
}

const heightOf = ({ lines, do: kind }: Item): number =>
  ROW_PX + (lines.length - 1) * LINE_PX + (kind === 'note' ? 2 : 0);

export function placed(diagram: SequenceDiagram, roomPx: number): Placed {
  const { participants, before, parallel, after } = diagram;
  const column = Math.max(COLUMN_PX_MIN, (roomPx - TIME_PX) / Math.max(1, participants.length));
  const x = Object.fromEntries(participants.map(({ id }, index) => [id, TIME_PX + (index + 0.5) * column]));
  const rows: Row[] = [];
  let y = HEAD_PX + 4;
  const add = (item: Item) => {
    const height = heightOf(item);
    rows.push({ item, y, height });
    y += height;
  };
  before.forEach(add);
  let frame: Frame | null = null;
  if (parallel.length > 0) {
    const top = y + 4;
    const parts = parallel.map(({ queue, items }) => {
      y += 4;
      const part = { y, queue };
      y += 18;
      items.forEach(add);
      return part;
    });
    frame = { y: top, height: y - top + 2, parts };
    y += 8;
  }
  after.forEach(add);
  return { width: TIME_PX + participants.length * column, height: y + 12, x, rows, frame };
}

/** How wide a note or a label comes out, near enough. */
export const textPx = (lines: readonly string[]): number =>
  Math.max(...lines.map((line) => line.length)) * CHARACTER_PX;
