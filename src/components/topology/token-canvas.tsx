// The layer of messages on their way: one canvas per lane over the drawing, painted in its own animation frame, from the
// clock, the hops near it and React Flow's transform. It paints only when one of them has changed.
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneOf, runStore } from '../../stores/run-store.ts';
import { drawLights, drawPulses, drawTokens, type Palette, type PlacedToken, TOKENS_MAX } from './draw-tokens.ts';
import { createHopMotion, hopWindowMs, lookOf, type Token } from './hop-motion.ts';
import type { RouteOf } from './hop-routes.ts';
import { createRateMeter } from './rate-meter.ts';

/** Pulses go on until there are clearly fewer, so that a rate around the limit does not flicker. */
const PULSES_UNTIL = 350;
const RATIO_MAX = 2;

function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    trip: colour('--lane'),
    work: colour('--hand'),
    back: colour('--lane'),
    failure: colour('--dead'),
    retry: colour('--retry'),
    surface: colour('--surface'),
    text: colour('--text'),
  };
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
    const motion = createHopMotion();
    const meter = createRateMeter();
    const read = laneOf(lane);
    let taken: unknown = null;
    let painted = '';
    let theme = '';
    let palette = paletteOf(element);
    let pulsing = false;
    let isBlank = true;
    let request = 0;

    const place = (tokens: Token[]): PlacedToken[] =>
      tokens.flatMap(({ hop, fraction }) => {
        const route = routes.current(hop);
        return route ? [{ route, fraction, look: lookOf(hop.kind) }] : [];
      });

    const take = () => {
      const { frame } = runStore.getState();
      if (frame === taken) return;
      taken = frame;
      const own = read(runStore.getState());
      if (frame && own) motion.accept({ epoch: frame.epoch, atMs: frame.atMs, hops: own.hops });
    };

    const paint = () => {
      request = requestAnimationFrame(paint);
      const { clockMs, holdProgress, pace } = runStore.getState();
      const measuredRate = meter.at(performance.now(), clockMs);
      const { transform, width, height } = flow.getState();
      const shownTheme = document.documentElement.dataset['theme'] ?? '';
      if (shownTheme !== theme) {
        theme = shownTheme;
        palette = paletteOf(element);
      }
      const ratio = Math.min(RATIO_MAX, window.devicePixelRatio || 1);
      const now = `${clockMs} ${holdProgress} ${transform.join()} ${width} ${height} ${ratio} ${theme} ${motion.size}`;
      if (now === painted) return;
      painted = now;
      const windowMs = hopWindowMs(pace, measuredRate);
      const tokens = motion.tokensAt(clockMs, windowMs, holdProgress);
      if (tokens.length === 0 && isBlank) return;
      isBlank = tokens.length === 0;
      if (element.width !== Math.round(width * ratio)) element.width = Math.round(width * ratio);
      if (element.height !== Math.round(height * ratio)) element.height = Math.round(height * ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      if (isBlank) return;
      pulsing = tokens.length > (pulsing ? PULSES_UNTIL : TOKENS_MAX);
      const picture = { context, transform, palette };
      const placed = place(tokens);
      if (still.matches) drawLights(picture, placed);
      else if (pulsing) drawPulses(picture, placed, windowMs > 0 ? (clockMs / windowMs) % 1_000 : 0);
      else drawTokens(picture, placed);
    };

    const stop = runStore.subscribe(take);
    take();
    paint();
    return () => {
      stop();
      cancelAnimationFrame(request);
    };
  }, [lane, flow]);

  return (
    <div className="tp-tokens" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}
