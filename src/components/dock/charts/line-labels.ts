// Names at the ends of lines instead of a legend: where each goes, so that none covers another. Pure.

export interface LineLabel {
  key: string;
  text: string;
  /** Where the line ends, in pixels from the top. */
  y: number;
}

/** The same labels, moved as little as it takes to be `gap` apart and between `top` and `bottom`; in order of height. */
export function spread<T extends LineLabel>(labels: readonly T[], gap: number, top: number, bottom: number): T[] {
  const placed = [...labels].sort((one, other) => one.y - other.y).map((label) => ({ ...label }));
  let least = top;
  for (const label of placed) {
    label.y = Math.max(label.y, least);
    least = label.y + gap;
  }
  let most = bottom;
  for (const label of placed.toReversed()) {
    label.y = Math.min(label.y, most);
    most = label.y - gap;
  }
  return placed;
}
