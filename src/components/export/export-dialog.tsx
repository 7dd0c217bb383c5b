// Everything that can be taken away from a run as a file: the picture of this moment, its charts, its numbers, and a clip
// of what has just passed.
import { useMemo, useState } from 'react';
import { Dialog } from '../shared/dialog.tsx';
import { clockText } from '../shared/format.ts';
import { Segmented } from '../shared/segmented.tsx';
import { usePaused } from '../shared/use-paused.ts';
import { useRun } from '../shared/use-run.ts';
import { ChartsPart } from './charts-part.tsx';
import { ClipPart } from './clip-part.tsx';
import { NumbersPart } from './numbers-part.tsx';
import { PicturePart } from './picture-part.tsx';
import type { RunPicture } from './run-picture.ts';
import { drawingNow, usePicture } from './use-export.ts';
import './export.css';

type Part = 'picture' | 'charts' | 'numbers' | 'clip';
const PARTS = [
  { value: 'picture', label: 'Picture' },
  { value: 'charts', label: 'Charts' },
  { value: 'numbers', label: 'Numbers' },
  { value: 'clip', label: 'Clip' },
] as const;

function Topology({ picture }: { picture: RunPicture }) {
  const frame = useRun((state) => state.frame);
  const clockMs = useRun((state) => state.clockMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture is of this frame and this instant
  const drawing = useMemo(() => drawingNow(picture), [picture, frame, clockMs]);
  return drawing && <PicturePart drawing={drawing} what="topology" />;
}

export default function ExportDialog({ onClose }: { onClose: () => void }) {
  const [part, setPart] = useState<Part>('picture');
  usePaused();
  const picture = usePicture();
  const clock = useRun((state) => clockText(state.clockMs));
  const drawn = (show: (picture: RunPicture) => React.ReactNode) => {
    if (picture === null) return <p className="export__empty">Laying out the drawing …</p>;
    return typeof picture === 'string' ? <p className="problem">{picture}</p> : show(picture);
  };
  return (
    <Dialog title={`Export, at ${clock}`} onClose={onClose} wide>
      <div className="export">
        <Segmented label="What to export" value={part} choices={PARTS} onChange={setPart} />
        {part === 'picture' && drawn((made) => <Topology picture={made} />)}
        {part === 'charts' && <ChartsPart />}
        {part === 'numbers' && <NumbersPart />}
        {part === 'clip' && drawn((made) => <ClipPart picture={made} />)}
      </div>
    </Dialog>
  );
}
