// The lanes that are shown, one above the other on the same clock. They share the height as their drawings need it; on a
// phone, where that would be too little for both, one scrolls from one to the other.
import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { Lane } from '../lane/lane.tsx';
import { NARROW, useMedia } from '../shared/use-media.ts';
import { useLaneScenario, useLanes, useView } from '../shared/use-run.ts';
import { drawnSizes, sizesOf } from '../topology/drawn-sizes.ts';
import { type Pane, usePane } from '../topology/use-pane.ts';
import { laneRooms, scrolledHeights, ZOOM_LEGIBLE } from './lane-rooms.ts';

/** About as high as a lane's head is. */
const HEAD_PX = 44;

/** The sizes are the same ones until the diagram, or how it is drawn, changes. */
function useSizes(): readonly (readonly Pane[])[] {
  const [a, b] = [useLaneScenario('a'), useLaneScenario('b')];
  const opened = useView((state) => state.opened);
  const drawn = useStore(drawnSizes);
  const sizes = [sizesOf(a, opened, drawn.a), sizesOf(b, opened, drawn.b)];
  const key = JSON.stringify(sizes);
  return useMemo(() => JSON.parse(key) as Pane[][], [key]);
}

interface Rooms {
  heights: number[];
  scrolls: boolean;
}

function roomsIn(room: Pane, sizes: readonly (readonly Pane[])[], mayScroll: boolean): Rooms {
  const fitted = laneRooms({ ...room, height: room.height - HEAD_PX * sizes.length }, sizes);
  if (!mayScroll || fitted.zoom >= ZOOM_LEGIBLE) return { heights: fitted.heights, scrolls: false };
  return { heights: scrolledHeights(room.width, sizes), scrolls: true };
}

export function Lanes() {
  const ref = useRef<HTMLDivElement>(null);
  const room = usePane(ref);
  const shown = useView((state) => state.lanes);
  const isNarrow = useMedia(NARROW);
  const lanes = useLanes();
  const sizes = useSizes();
  const wanted = lanes.length < 2 || shown === 'both' ? lanes : lanes.filter((lane) => lane === shown);
  const isKnown = room !== null && wanted.length > 1 && sizes.every((one) => one.length > 0);
  const rooms = isKnown ? roomsIn(room, sizes, isNarrow) : null;
  return (
    <div ref={ref} className={rooms?.scrolls ? 'lanes lanes--scroll' : 'lanes'}>
      {wanted.map((lane, index) => (
        <Lane key={lane} lane={lane} height={rooms?.heights[index] ?? 1} />
      ))}
    </div>
  );
}
