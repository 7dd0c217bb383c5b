// A drawing painted on a canvas: for pictures made of pixels, one or many after another.
import { type Drawing, FONT, HALO_PX, type Look, type Shape } from './drawing.ts';

type Context = CanvasRenderingContext2D;

function inkOf(context: Context, look: Look, path: Path2D): void {
  const { fill, stroke, strokeWidth = 1, dash = [], dashOffset = 0, opacity = 1 } = look;
  context.globalAlpha = opacity;
  if (fill !== undefined && fill !== 'none') {
    context.fillStyle = fill;
    context.fill(path);
  }
  if (stroke !== undefined) {
    context.strokeStyle = stroke;
    context.lineWidth = strokeWidth;
    context.setLineDash([...dash]);
    context.lineDashOffset = dashOffset;
    context.stroke(path);
  }
  context.globalAlpha = 1;
}

function paintText(context: Context, shape: Extract<Shape, { type: 'text' }>): void {
  const { x, y, text, size, weight, fill, anchor = 'start', halo } = shape;
  context.font = `${weight} ${size}px ${FONT}`;
  context.textAlign = anchor === 'middle' ? 'center' : anchor;
  if (halo !== undefined) {
    context.setLineDash([]);
    context.lineJoin = 'round';
    context.lineWidth = HALO_PX * 2;
    context.strokeStyle = halo;
    context.strokeText(text, x, y);
  }
  context.fillStyle = fill;
  context.fillText(text, x, y);
}

function paintShape(context: Context, shape: Shape): void {
  const path = new Path2D();
  switch (shape.type) {
    case 'text':
      return paintText(context, shape);
    case 'rect':
      path.roundRect(shape.x, shape.y, Math.max(0, shape.width), Math.max(0, shape.height), shape.radius ?? 0);
      return inkOf(context, shape, path);
    case 'circle':
      path.arc(shape.x, shape.y, shape.radius, 0, Math.PI * 2);
      return inkOf(context, shape, path);
    case 'path':
      context.save();
      context.translate(shape.x ?? 0, shape.y ?? 0);
      context.rotate(((shape.degrees ?? 0) * Math.PI) / 180);
      inkOf(context, shape, new Path2D(shape.d));
      return context.restore();
    case 'group':
      context.save();
      context.translate(shape.x, shape.y);
      for (const inner of shape.shapes) paintShape(context, inner);
      return context.restore();
  }
}

/** `scale` pixels of the canvas for one of the drawing; the canvas has the drawing's size already. */
export function paint(context: Context, drawing: Drawing, scale: number): void {
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = drawing.ground;
  context.fillRect(0, 0, drawing.width, drawing.height);
  for (const shape of drawing.shapes) paintShape(context, shape);
}

/** Browsers paint no larger pictures than this to a side. */
const SIDE_PX_MAX = 8_192;

/** As many pixels as fit, at most `scale` for each of the drawing's. */
export const scaleFor = ({ width, height }: Pick<Drawing, 'width' | 'height'>, scale: number): number =>
  Math.min(scale, SIDE_PX_MAX / Math.max(width, height));

export function canvasFor(drawing: Pick<Drawing, 'width' | 'height'>, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(drawing.width * scale);
  canvas.height = Math.round(drawing.height * scale);
  return canvas;
}

/** The drawing as a PNG; rejects where the browser has no canvas to give. */
export async function pngOf(drawing: Drawing, wanted: number): Promise<Blob> {
  const scale = scaleFor(drawing, wanted);
  const canvas = canvasFor(drawing, scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to paint on.');
  await document.fonts.ready;
  paint(context, drawing, scale);
  return new Promise((done, failed) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : failed(new Error('This browser could not write the PNG.'))),
      'image/png',
    ),
  );
}
