// The size of a pane, and how a picture goes into it.
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { LayoutShape } from '../../topology/graph.ts';

export interface Pane {
  width: number;
  height: number;
}

export function usePane(ref: RefObject<HTMLElement | null>): Pane | null {
  const [pane, setPane] = useState<Pane | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0)
        setPane((before) => (before?.width === width && before.height === height ? before : { width, height }));
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, [ref]);
  return pane;
}

export interface View {
  x: number;
  y: number;
  zoom: number;
}

export const PADDING_PX = { x: 12, y: 4 };
/** A small picture in a large pane is not blown up beyond this. */
export const ZOOM_MAX = 1.35;
/** Below this, nodes have no room for their names: the beginning is shown, and the rest is a swipe away. */
const LEGIBLE = 0.5;
/** Without layouts to compare: a pane this much wider than high is drawn left to right. */
const WIDE_FROM = 1.4;
/** So wide at least: on a phone a lane is given the height that its drawing needs, and a wide one could not be read. */
const PHONE_PX = 480;

const zoomOf = (pane: Pane, picture: Pane): number =>
  Math.min(
    (pane.width - 2 * PADDING_PX.x) / picture.width,
    (pane.height - 2 * PADDING_PX.y) / picture.height,
    ZOOM_MAX,
  );

/** The whole picture, as large as fits, in the middle. */
export function whole(pane: Pane, picture: Pane): View {
  return placed(pane, picture, zoomOf(pane, picture));
}

/** The whole picture if it can be read so; otherwise its beginning. */
export function legible(pane: Pane, picture: Pane): View {
  return placed(pane, picture, Math.max(LEGIBLE, zoomOf(pane, picture)));
}

function placed(pane: Pane, picture: Pane, zoom: number): View {
  const middle = (length: number, drawn: number, padding: number) =>
    drawn > length - 2 * padding + 1 ? padding : (length - drawn) / 2;
  return {
    zoom,
    x: middle(pane.width, picture.width * zoom, PADDING_PX.x),
    y: middle(pane.height, picture.height * zoom, PADDING_PX.y),
  };
}

export const shapeOf = (pane: Pane): LayoutShape =>
  pane.width >= Math.max(pane.height * WIDE_FROM, PHONE_PX) ? 'wide' : 'tall';

/** The shape that can be drawn larger. */
export function betterShape(pane: Pane, layouts: Record<LayoutShape, Pane>): LayoutShape {
  return zoomOf(pane, layouts.wide) >= zoomOf(pane, layouts.tall) ? 'wide' : 'tall';
}
