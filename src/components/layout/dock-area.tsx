// The room of the dock under the lanes: its height is dragged, or moved with the arrow keys.
import { useState } from 'react';
import { Dock } from '../dock/dock.tsx';
import { useView } from '../shared/use-run.ts';

const HEIGHT_MIN = 120;
const STEP = 24;
const initialHeight = () => Math.round(Math.min(260, Math.max(168, window.innerHeight * 0.23)) / 4) * 4;
const heightMax = () => Math.max(HEIGHT_MIN, Math.round(window.innerHeight * 0.6));

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

export function DockArea() {
  const isOpen = useView((state) => state.dockOpen);
  const [height, setHeight] = useState(initialHeight);
  return (
    <div className="dock-area" style={{ height: isOpen ? height : 35 }}>
      {isOpen && <Resizer height={height} onChange={setHeight} />}
      <Dock />
    </div>
  );
}
