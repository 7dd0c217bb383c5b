// How two lanes share the height between them, so that both drawings come out equally large: a drawing that is higher
// gets more, one that is held back by the width leaves the rest to the other. Pure.
import { PADDING_PX, type Pane, ZOOM_MAX } from '../topology/use-pane.ts';

export interface LaneRooms {
  /** Of each drawing. */
  heights: number[];
  /** At which the smaller drawing is shown. */
  zoom: number;
}

/** Below this a lane is hard to read, and it is better to scroll from one to the other. */
export const ZOOM_LEGIBLE = 0.58;

/** Every way to take one of each. */
function choices<T>(sets: readonly (readonly T[])[]): T[][] {
  return sets.reduce<T[][]>((found, set) => found.flatMap((one) => set.map((item) => [...one, item])), [[]]);
}

const widest = (width: number, picture: Pane) => Math.min(ZOOM_MAX, (width - 2 * PADDING_PX.x) / picture.width);

/** The same zoom for all, except for those that the width stops earlier. */
function zoomsIn(room: Pane, pictures: readonly Pane[]): number[] {
  const limits = pictures.map((picture) => widest(room.width, picture));
  let left = room.height - 2 * PADDING_PX.y * pictures.length;
  let among = pictures.reduce((sum, { height }) => sum + height, 0);
  const zooms: number[] = [];
  const byLimit = [...pictures.keys()].sort((one, other) => limits[one]! - limits[other]!);
  for (const index of byLimit) {
    const { height } = pictures[index]!;
    const zoom = Math.max(0, Math.min(limits[index]!, left / among));
    zooms[index] = zoom;
    left -= zoom * height;
    among -= height;
  }
  return zooms;
}

function heightsFor(zooms: readonly number[], pictures: readonly Pane[], height: number): number[] {
  const needed = pictures.map((picture, index) => picture.height * zooms[index]! + 2 * PADDING_PX.y);
  const spare = Math.max(0, height - needed.reduce((sum, one) => sum + one, 0)) / pictures.length;
  return needed.map((one) => one + spare);
}

/** `drawings` has, for each lane, the sizes of the layouts that it can be drawn in. */
export function laneRooms(room: Pane, drawings: readonly (readonly Pane[])[]): LaneRooms {
  let best: LaneRooms & { sum: number } = { heights: [], zoom: -1, sum: -1 };
  for (const pictures of choices(drawings)) {
    const zooms = zoomsIn(room, pictures);
    const [zoom, sum] = [Math.min(...zooms), zooms.reduce((total, one) => total + one, 0)];
    if (zoom > best.zoom + 1e-6 || (zoom > best.zoom - 1e-6 && sum > best.sum))
      best = { heights: heightsFor(zooms, pictures, room.height), zoom, sum };
  }
  return { heights: best.heights, zoom: best.zoom };
}

/** Where the height does not bind, since one can scroll: each drawing as wide as the room. */
export function scrolledHeights(width: number, drawings: readonly (readonly Pane[])[]): number[] {
  return drawings.map((pictures) => {
    const largest = pictures.reduce((best, next) => (widest(width, next) > widest(width, best) ? next : best));
    return Math.round(largest.height * Math.min(1, widest(width, largest)) + 2 * PADDING_PX.y);
  });
}
