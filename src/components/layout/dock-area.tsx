// The room of the dock under the lanes: its height is dragged, or moved with the arrow keys.
import { type ReactNode, useEffect, useState } from 'react';
import { Dock } from '../dock/dock.tsx';
import { useView } from '../shared/use-run.ts';
import { defaultHeight, HEIGHT_MIN, heightMax, recallHeight, rememberHeight } from './dock-height.ts';

const STEP = 24;
const FOLDED_PX = 35;
recallHeight();

function Resizer({ height, onChange }: { height: number; onChange: (height: number) => void }) {
  const set = (wanted: number) => onChange(Math.min(heightMax(), Math.max(HEIGHT_MIN, wanted)));
  const drag = (event: React.PointerEvent<HTMLDivElement>) => {
    const bar = event.currentTarget;
    const startY = event.clientY;
    bar.setPointerCapture(event.pointerId);
    const moved = (at: PointerEvent) => set(height + startY - at.clientY);
    const ended = () => {
      bar.removeEventListener('pointermove', moved);
      bar.removeEventListener('lostpointercapture', ended);
    };
    bar.addEventListener('pointermove', moved);
    bar.addEventListener('lostpointercapture', ended);
  };
  const keyed = (event: React.KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    set(height + (event.key === 'ArrowUp' ? STEP : -STEP));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is not a thematic break.
    <div
      className="resizer"
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the dock"
      aria-valuenow={height}
      aria-valuemin={HEIGHT_MIN}
      aria-valuemax={heightMax()}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={keyed}
    />
  );
}

/** Of the window, for as long as nobody has said otherwise. */
function useDefaultHeight(): number {
  const tab = useView((state) => state.tab);
  const [, setResized] = useState(0);
  useEffect(() => {
    const resized = () => setResized(window.innerHeight);
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);
  return defaultHeight(tab);
}

export function DockArea({ notes }: { notes: ReactNode }) {
  const isOpen = useView((state) => state.dockOpen);
  const chosen = useView((state) => state.dockHeight);
  const usual = useDefaultHeight();
  const height = Math.min(chosen ?? usual, heightMax());
  return (
    <div className="dock-area" style={{ height: isOpen ? height : FOLDED_PX }}>
      {isOpen && <Resizer height={height} onChange={rememberHeight} />}
      <Dock />
      {notes}
    </div>
  );
}
