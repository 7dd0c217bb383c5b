// The layer of messages on their way: one canvas per lane over the drawing, painted in its own animation frame, from the
// clock, the hops near it and React Flow's transform. It paints only when one of them has changed.
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneOf, runStore } from '../../stores/run-store.ts';
import {
  drawLights,
  drawStreams,
  drawTokens,
  type Palette,
  paletteFrom,
  paletteOfMany,
  placedOn,
} from './draw-tokens.ts';
import type { RouteOf } from './hop-routes.ts';
import { movementKey, movementNow } from './moving.ts';
import { isSingle } from './node-view.ts';
import { STREAMS_UNTIL, TOKENS_MAX } from './streams.ts';

const RATIO_MAX = 2;

function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  return paletteFrom((name) => style.getPropertyValue(`--${name}`).trim());
}

export function TokenCanvas({ lane, routeOf }: { lane: LaneName; routeOf: RouteOf }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  const routes = useRef(routeOf);
  routes.current = routeOf;

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)');
    const read = laneOf(lane);
    let painted = '';
    let theme = '';
    let palette = paletteOf(element);
    let streaming = false;
    let isBlank = true;
    let request = 0;

    const paint = () => {
      request = requestAnimationFrame(paint);
      const { transform, width, height } = flow.getState();
      const shownTheme = document.documentElement.dataset['theme'] ?? '';
      if (shownTheme !== theme) {
        theme = shownTheme;
        palette = paletteOf(element);
      }
      const ratio = Math.min(RATIO_MAX, window.devicePixelRatio || 1);
      const now = `${movementKey(lane)} ${transform.join()} ${width} ${height} ${ratio} ${theme}`;
      if (now === painted) return;
      painted = now;
      const { tokens, phase } = movementNow(lane);
      if (tokens.length === 0 && isBlank) return;
      isBlank = tokens.length === 0;
      if (element.width !== Math.round(width * ratio)) element.width = Math.round(width * ratio);
      if (element.height !== Math.round(height * ratio)) element.height = Math.round(height * ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      if (isBlank) return;
      streaming = tokens.length > (streaming ? STREAMS_UNTIL : TOKENS_MAX);
      const own = read(runStore.getState());
      const colours = own && isSingle(own) ? palette : paletteOfMany(palette);
      const picture = { context, transform, palette: colours };
      const placed = placedOn(routes.current, tokens);
      if (still.matches) drawLights(picture, placed);
      else if (streaming) drawStreams(picture, placed, phase);
      else drawTokens(picture, placed);
    };

    paint();
    return () => cancelAnimationFrame(request);
  }, [lane, flow]);

  return (
    <div className="tp-tokens" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}
