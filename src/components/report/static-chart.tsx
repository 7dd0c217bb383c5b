// A chart as a drawing that needs no script, on the screen as on paper: the shapes of exported charts in the page's own
// colours, so that a printed one can have the paper's.
import { useEffect, useRef } from 'react';
import type { Chart } from '../dock/charts/chart.ts';
import { chartSvg } from '../export/chart-shapes.ts';
import { pageColours } from '../export/colours.ts';
import { NARROW, useMedia } from '../shared/use-media.ts';

const SIZE = { width: 640, height: 240 };
/** Its title still fits. */
const SIZE_NARROW = { width: 360, height: 230 };

export function StaticChart({ chart }: { chart: Chart }) {
  const ref = useRef<HTMLElement>(null);
  const isNarrow = useMedia(NARROW);
  useEffect(() => {
    const text = chartSvg(chart, isNarrow ? SIZE_NARROW : SIZE, pageColours());
    const drawn = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    ref.current?.replaceChildren(document.importNode(drawn, true));
  }, [chart, isNarrow]);
  return <figure ref={ref} className="report__chart" />;
}
