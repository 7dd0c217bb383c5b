// The whole run under the hand: dragged, pressed, or moved by keys; the newest place asked for wins. Behind it a thin
// picture of backlog and latency, and marks where something was changed, failed, was answered, or where two lanes part.
import { memo, useMemo, useRef, useState } from 'react';
import { LANES } from '../../scenario/run-spec.ts';
import { type RunState, runStore } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { announced } from '../shared/announced.ts';
import { clockText, countText, msText } from '../shared/format.ts';
import { laneLetter } from '../shared/labels.ts';
import { useRun, useSampled } from '../shared/use-run.ts';
import { type Course, coursesOf, readingAt } from './overview.ts';
import { lineEndMs, lineMarks, type Mark } from './run-line.ts';
import './timeline.css';

const endOf = ({ spec, frame, known }: RunState): number => (spec && frame ? lineEndMs(spec, frame, known.atMs) : 1);
const percentOf = (atMs: number, endMs: number) => `${Math.min(100, (100 * atMs) / endMs)}%`;
/** A page key moves by this share of the line. */
const PAGE = 0.05;
const NEAR_PX = 5;

const Picture = memo(function Picture() {
  const endMs = useRun(endOf);
  const series = useSampled(({ known }) => known.series, 400);
  const courses: Course[] = useMemo(() => coursesOf(series, endMs), [series, endMs]);
  return (
    <svg className="timeline__picture" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      {courses.map(
        ({ lane, backlog }) => backlog && <path key={lane} className={`timeline__backlog--${lane}`} d={backlog} />,
      )}
      {courses.map(
        ({ lane, latency }) => latency && <path key={lane} className={`timeline__latency--${lane}`} d={latency} />,
      )}
    </svg>
  );
});

const Marks = memo(function Marks() {
  const endMs = useRun(endOf);
  const marks: Mark[] = useSampled(
    ({ spec, frame, known }) => (spec && frame ? lineMarks(announced(spec), frame, known.alerts) : []),
    200,
  );
  return marks
    .filter(({ atMs }) => atMs <= endMs)
    .map(({ key, atMs, lane, kind }) => (
      <span
        key={key}
        className={`timeline__mark timeline__mark--${kind} timeline__mark--${lane}`}
        style={{ left: percentOf(atMs, endMs) }}
      />
    ));
});

function Reached({ handMs }: { handMs: number | null }) {
  const endMs = useRun(endOf);
  const clockMs = useRun((state) => state.clockMs);
  const knownMs = useRun(({ known }) => known.atMs);
  const atMs = handMs ?? clockMs;
  return (
    <div className="timeline__line">
      <div className="timeline__known" style={{ width: percentOf(knownMs, endMs) }} />
      <div className="timeline__reached" style={{ width: percentOf(atMs, endMs) }} />
      <div className="timeline__now" style={{ left: percentOf(atMs, endMs) }} />
    </div>
  );
}

interface Pointed {
  atMs: number;
  share: number;
}

function Tip({ pointed, widthPx }: { pointed: Pointed; widthPx: number }) {
  const state = runStore.getState();
  const { spec, frame, known } = state;
  if (!spec || !frame) return null;
  const endMs = endOf(state);
  const near = lineMarks(announced(spec), frame, known.alerts).filter(
    ({ atMs }) => Math.abs(atMs / endMs - pointed.share) * widthPx <= NEAR_PX,
  );
  return (
    <div
      className="timeline__tip"
      style={{ left: `clamp(72px, ${pointed.share * 100}%, calc(100% - 72px))` }}
      aria-hidden="true"
    >
      <strong>{clockText(pointed.atMs)}</strong>
      {known.series.map((series, index) => {
        const reading = readingAt(series, pointed.atMs, known.atMs);
        const lane = LANES[index];
        const parts = [
          ...(reading?.backlog ? [`${reading.isCounted ? '' : '≈ '}${countText(reading.backlog)} ready`] : []),
          ...(reading?.p95 != null ? [`p95 ${msText(reading.p95)}`] : []),
        ];
        return lane && parts.length > 0 ? (
          <span key={lane} className={`timeline__reading--${lane}`}>
            {laneLetter(lane)} {parts.join(' · ')}
          </span>
        ) : null;
      })}
      {near.slice(0, 4).map(({ key, text }) => (
        <span key={key}>{text}</span>
      ))}
    </div>
  );
}

export default function Timeline() {
  const session = useSession();
  const track = useRef<HTMLDivElement>(null);
  const [handMs, setHandMs] = useState<number | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const endMs = useRun(endOf);
  const heard = useSampled((state) => clockText(state.clockMs), 500);
  const heardMs = useSampled((state) => Math.round(state.clockMs), 500);

  const placeOf = (clientX: number): Pointed => {
    const { left, width } = track.current!.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (clientX - left) / Math.max(1, width)));
    return { share, atMs: share * endMs };
  };
  const goTo = (atMs: number) => {
    setHandMs(atMs);
    session.seek({ atMs });
  };
  const pressed = (event: React.PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    session.holdClock(true);
    goTo(placeOf(event.clientX).atMs);
  };
  const moved = (event: React.PointerEvent<HTMLDivElement>) => {
    const place = placeOf(event.clientX);
    setPointed(place);
    if (handMs !== null) goTo(place.atMs);
  };
  const released = () => {
    setHandMs(null);
    session.holdClock(false);
  };
  const keyed = (event: React.KeyboardEvent) => {
    const way = { PageUp: 1, PageDown: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    session.seek({ atMs: Math.min(endMs, Math.max(0, runStore.getState().clockMs + way * PAGE * endMs)) });
  };
  return (
    <div
      ref={track}
      className="timeline"
      role="slider"
      aria-label="Simulated time"
      aria-valuemin={0}
      aria-valuemax={Math.round(endMs)}
      aria-valuenow={Math.min(heardMs, Math.round(endMs))}
      aria-valuetext={heard}
      tabIndex={0}
      onPointerDown={pressed}
      onPointerMove={moved}
      onPointerLeave={() => setPointed(null)}
      onLostPointerCapture={released}
      onKeyDown={keyed}
    >
      <Picture />
      <Reached handMs={handMs} />
      <Marks />
      {pointed && <Tip pointed={pointed} widthPx={track.current?.clientWidth ?? 1} />}
    </div>
  );
}
