// A course of both lanes as a drawing that needs no script: for paper as for the screen. Lane A is a line, lane B a dashed
// one, so that they are told apart without colours.
import { heightOf, linearScale } from '../dock/charts/value-scale.ts';
import { countText, msText } from '../shared/format.ts';
import { laneLetter } from '../shared/labels.ts';
import { NARROW, useMedia } from '../shared/use-media.ts';
import type { Course } from './report.ts';

/** As wide as it is drawn, so that its words keep their size. */
const WIDTH = 640;
const WIDTH_NARROW = 300;
const HEIGHT = 200;
const LEFT = 68;
const RIGHT = 84;
const TOP = 12;
const BOTTOM = 28;

const secondsText = (ms: number): string =>
  ms < 120_000 ? `${countText(ms / 1_000)} s` : `${countText(ms / 60_000)} min`;

export function CourseChart({ course }: { course: Course }) {
  const { title, unit, lines } = course;
  const isNarrow = useMedia(NARROW);
  const width = isNarrow ? WIDTH_NARROW : WIDTH;
  const points = lines.flatMap((line) => line.points);
  const scale = linearScale(Math.max(...points.map(([, value]) => value)));
  const untilMs = Math.max(1, ...points.map(([atMs]) => atMs));
  const xOf = (atMs: number) => LEFT + (atMs / untilMs) * (width - LEFT - RIGHT);
  const yOf = (value: number) => HEIGHT - BOTTOM - heightOf(scale, value) * (HEIGHT - TOP - BOTTOM);
  const written = unit === 'ms' ? msText : countText;
  // Two names at one height would hide each other.
  const ends = lines.flatMap(({ lane, points: own }) => {
    const last = own.at(-1);
    return last ? [{ lane, y: yOf(last[1]), text: `${laneLetter(lane)} ${written(last[1])}` }] : [];
  });
  const apart = ends.length === 2 && Math.abs(ends[0]!.y - ends[1]!.y) < 14;
  return (
    <figure className="report__chart">
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={`${title}: ${ends.map(({ text }) => text).join(', ')} at the end`}
      >
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line className="report__grid" x1={LEFT} x2={width - RIGHT} y1={yOf(tick)} y2={yOf(tick)} />
            <text className="report__tick" x={LEFT - 8} y={yOf(tick) + 4} textAnchor="end">
              {written(tick)}
            </text>
          </g>
        ))}
        {(isNarrow ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]).map((share) => (
          <text key={share} className="report__tick" x={xOf(share * untilMs)} y={HEIGHT - 8} textAnchor="middle">
            {secondsText(Math.round((share * untilMs) / 1_000) * 1_000)}
          </text>
        ))}
        {lines.map(({ lane, points: own }) => (
          <polyline
            key={lane}
            className={`report__line report__line--${lane}`}
            points={own.map(([atMs, value]) => `${xOf(atMs).toFixed(1)},${yOf(value).toFixed(1)}`).join(' ')}
          />
        ))}
        {ends.map(({ lane, y, text }, index) => (
          <text
            key={lane}
            className={`report__end report__end--${lane}`}
            x={width - RIGHT + 8}
            y={Math.max(TOP + 6, y) + 4 + (apart ? (index === 0 ? -8 : 8) : 0)}
          >
            {text}
          </text>
        ))}
      </svg>
    </figure>
  );
}
