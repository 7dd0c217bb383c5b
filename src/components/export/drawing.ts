// A picture as a list of shapes in layout pixels, colours written out: what is drawn once is written as an SVG file and
// painted on a canvas alike, so that a file, a PNG and a moving clip cannot differ. Knows no page and no run.

export interface Look {
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  dash?: readonly number[];
  dashOffset?: number;
  opacity?: number;
}
export type Anchor = 'start' | 'middle' | 'end';

export type Shape =
  | ({ type: 'rect'; x: number; y: number; width: number; height: number; radius?: number } & Look)
  | ({ type: 'circle'; x: number; y: number; radius: number } & Look)
  /** `d` as SVG has it; the other three place it. */
  | ({ type: 'path'; d: string; x?: number; y?: number; degrees?: number } & Look)
  | {
      type: 'text';
      x: number;
      /** Of the base line. */
      y: number;
      text: string;
      size: number;
      weight: number;
      fill: string;
      anchor?: Anchor;
      /** A ground around the letters, so that lines below do not disturb them. */
      halo?: string;
    }
  | { type: 'group'; x: number; y: number; shapes: readonly Shape[] };

export interface Drawing {
  width: number;
  height: number;
  /** What the picture shows, for those who do not see it. */
  title: string;
  ground: string;
  shapes: readonly Shape[];
}

export const FONT = '"Inter Variable", Inter, system-ui, sans-serif';
/** Around letters, in px to each side. */
export const HALO_PX = 2;
