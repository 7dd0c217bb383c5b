// A drawing to take away, as pixels for a slide or as vectors for print.
import { useState } from 'react';
import { runStore } from '../../stores/run-store.ts';
import { countText } from '../shared/format.ts';
import { save } from '../shared/save.ts';
import type { Drawing } from './drawing.ts';
import { fileName } from './file-name.ts';
import { pngOf, scaleFor } from './paint.ts';
import { Preview } from './preview.tsx';
import { svgText } from './svg-text.ts';
import { nameOf } from './use-export.ts';

/** Sharp on a slide: two pixels for each of the drawing's. */
const PNG_SCALE = 2;

export function PicturePart({ drawing, what }: { drawing: Drawing; what: string }) {
  const [problem, setProblem] = useState('');
  const scale = scaleFor(drawing, PNG_SCALE);
  const nameFor = (extension: string) => {
    const state = runStore.getState();
    return fileName(nameOf(state), what, state.clockMs, extension);
  };
  const savePng = () =>
    pngOf(drawing, PNG_SCALE).then(
      (blob) => save(nameFor('png'), 'image/png', blob),
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  return (
    <>
      <Preview drawing={drawing} />
      <div className="export__actions">
        <button type="button" className="button button--ink" onClick={() => void savePng()}>
          Save PNG
        </button>
        <button
          type="button"
          className="button"
          onClick={() => save(nameFor('svg'), 'image/svg+xml', svgText(drawing))}
        >
          Save SVG
        </button>
        <p className="export__note">
          {countText(drawing.width * scale)} × {countText(drawing.height * scale)} pixels, or vectors of any size
        </p>
      </div>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
