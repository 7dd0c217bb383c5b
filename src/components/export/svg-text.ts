// A drawing as the text of an SVG file. Whatever a scenario names is escaped, so that it stays text. Pure.
import { type Drawing, FONT, HALO_PX, type Look, type Shape } from './drawing.ts';

type Attributes = Record<string, string | number | undefined>;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML does not allow at all becomes a space: control characters, halves of pairs. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const escaped = (text: string): string =>
  text.replaceAll(FORBIDDEN, ' ').replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

const short = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value);

const element = (name: string, attributes: Attributes, content = ''): string => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${short(value)}"`],
  );
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
};

const lookOf = ({ fill, stroke, strokeWidth, dash, dashOffset, opacity }: Look): Attributes => ({
  fill: fill ?? 'none',
  stroke,
  'stroke-width': stroke === undefined ? undefined : (strokeWidth ?? 1),
  'stroke-dasharray': dash && dash.length > 0 ? dash.join(' ') : undefined,
  'stroke-dashoffset': dashOffset,
  opacity,
});

function written(shape: Shape): string {
  switch (shape.type) {
    case 'rect': {
      const { x, y, width, height, radius } = shape;
      return element('rect', { x, y, width, height, rx: radius, ...lookOf(shape) });
    }
    case 'circle':
      return element('circle', { cx: shape.x, cy: shape.y, r: shape.radius, ...lookOf(shape) });
    case 'path': {
      const { d, x, y, degrees } = shape;
      const moved = x === undefined ? [] : [`translate(${short(x)} ${short(y ?? 0)})`];
      const turned = degrees ? [`rotate(${short(degrees)})`] : [];
      const transform = [...moved, ...turned].join(' ') || undefined;
      return element('path', { d, transform, ...lookOf(shape) });
    }
    case 'text': {
      const { x, y, text, size, weight, fill, anchor, halo } = shape;
      const ground = halo && {
        stroke: halo,
        'stroke-width': HALO_PX * 2,
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
      };
      const place = { x, y, 'text-anchor': anchor === 'start' ? undefined : anchor };
      return element('text', { ...place, 'font-size': size, 'font-weight': weight, fill, ...ground }, escaped(text));
    }
    case 'group':
      return element('g', { transform: `translate(${short(shape.x)} ${short(shape.y)})` }, svgOf(shape.shapes));
  }
}

const svgOf = (shapes: readonly Shape[]): string => shapes.map(written).join('');

export function svgText({ width, height, title, ground, shapes }: Drawing): string {
  const page = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${short(width)} ${short(height)}`,
    role: 'img',
    'font-family': FONT.replaceAll('"', "'"),
    'font-variant-numeric': 'tabular-nums',
  };
  const named = `<title>${escaped(title)}</title>`;
  return element('svg', page, named + element('rect', { width, height, fill: ground }) + svgOf(shapes));
}
