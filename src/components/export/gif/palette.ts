// At most 255 colours for the pixels of a picture, one more being kept for "as before". Drawings have few colours and
// many blends of them at edges: the most frequent ones are taken as they are, the rest go to the nearest of those.

export const COLOURS_MAX = 255;

export interface Palette {
  /** 0xrrggbb each. */
  colours: readonly number[];
  indexOf: (rgb: number) => number;
}

function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 0xff) - ((other >> 8) & 0xff);
  const blue = (one & 0xff) - (other & 0xff);
  // The eye is most particular about green, least about blue.
  return 3 * red * red + 4 * green * green + 2 * blue * blue;
}

/** `counts`: how many pixels have each colour. */
export function paletteOf(counts: ReadonlyMap<number, number>): Palette {
  const frequent = [...counts].sort(([, one], [, other]) => other - one);
  const colours = frequent.slice(0, COLOURS_MAX).map(([rgb]) => rgb);
  const known = new Map(colours.map((rgb, index) => [rgb, index]));
  const nearest = (rgb: number): number => {
    let best = 0;
    let least = Infinity;
    colours.forEach((colour, index) => {
      const far = distance(rgb, colour);
      if (far >= least) return;
      least = far;
      best = index;
    });
    return best;
  };
  return {
    colours,
    indexOf: (rgb) => {
      const index = known.get(rgb) ?? nearest(rgb);
      known.set(rgb, index);
      return index;
    },
  };
}
