// A drawing on the page, as it will be in the file.
import { useEffect, useRef } from 'react';
import type { Drawing } from './drawing.ts';
import { paint, scaleFor } from './paint.ts';

const SCALE = 2;

export function Preview({ drawing }: { drawing: Drawing }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const scale = scaleFor(drawing, SCALE);
    canvas.width = Math.round(drawing.width * scale);
    canvas.height = Math.round(drawing.height * scale);
    paint(context, drawing, scale);
  }, [drawing]);
  return <canvas ref={ref} className="export__preview" role="img" aria-label={drawing.title} />;
}
