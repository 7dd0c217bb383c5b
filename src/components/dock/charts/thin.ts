// Fewer points for a chart, without losing what a person would see: of each stretch the lowest and the highest point
// stay, in their order, and the first and last point always. Pure.

export interface ChartPoint {
  x: number;
  [series: string]: number | null;
}

/** At most `most` points. `keys` are the series whose peaks must survive. */
export function thin(points: readonly ChartPoint[], keys: readonly string[], most: number): ChartPoint[] {
  if (points.length <= most || most < 4) return [...points];
  const perStretch = Math.max(1, keys.length) * 2;
  const stretches = Math.max(1, Math.floor((most - 2) / perStretch));
  const inner = points.length - 2;
  const kept = new Set<number>([0, points.length - 1]);
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const from = 1 + Math.floor((stretch * inner) / stretches);
    const to = 1 + Math.floor(((stretch + 1) * inner) / stretches);
    for (const key of keys) keepExtremes(points, key, from, to, kept);
  }
  return [...kept].sort((one, other) => one - other).map((index) => points[index]!);
}

function keepExtremes(points: readonly ChartPoint[], key: string, from: number, to: number, kept: Set<number>): void {
  let lowest = -1;
  let highest = -1;
  for (let index = from; index < to; index += 1) {
    const value = points[index]?.[key];
    if (value === null || value === undefined) continue;
    if (lowest < 0 || value < points[lowest]![key]!) lowest = index;
    if (highest < 0 || value > points[highest]![key]!) highest = index;
  }
  if (lowest >= 0) kept.add(lowest);
  if (highest >= 0) kept.add(highest);
}
