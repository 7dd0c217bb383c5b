// Where a designer wants things, as relations and not as coordinates: who stands left of whom, who above whom, who in line
// with whom. Sizes may change, nodes may come and go, and the relations still say what the picture is.

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** Node ids in reading order; a number between two is the distance of their borders in px, otherwise a default is taken. */
export type Chain = readonly (string | number)[];

export interface Arrangement {
  /** Left to right. */
  across: readonly Chain[];
  /** Top to bottom. */
  down: readonly Chain[];
  /** Centres share one vertical line. */
  sameX: readonly (readonly string[])[];
  /** Centres share one horizontal line. */
  sameY: readonly (readonly string[])[];
  /** Where edges leave and arrive when geometry alone would choose worse; keys are `from->to`. */
  sides?: Readonly<Record<string, readonly [Side, Side]>>;
  /** Of ways that cost the same: bend near the start, so that the long run is at the end, or the other way round (default). */
  bend?: 'near-start' | 'near-end';
}

/** Distances in px that all arrangements share. */
export const spacing = {
  margin: 2,
  frame: { top: 18, side: 6, bottom: 6 },
  titleHeight: 16,
  betweenFrames: 8,
  down: 12,
  across: 40,
} as const;
