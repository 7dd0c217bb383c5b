// A share between 0 and 1 over time, small: a line on a hairline frame, without numbers.
const WIDTH = 84;
const HEIGHT = 18;
const POINTS = 60;

/** Peaks of equal stretches, so that a short saturation is still seen. */
function peaks(values: readonly number[]): number[] {
  if (values.length <= POINTS) return [...values];
  return Array.from({ length: POINTS }, (_, index) =>
    Math.max(
      ...values.slice(Math.floor((index * values.length) / POINTS), Math.floor(((index + 1) * values.length) / POINTS)),
    ),
  );
}

export function Sparkline({ values, colour }: { values: readonly number[]; colour: string }) {
  const few = peaks(values);
  const x = (index: number) => (few.length < 2 ? WIDTH : (index / (few.length - 1)) * WIDTH);
  const y = (value: number) => 1 + (1 - Math.min(1, Math.max(0, value))) * (HEIGHT - 2);
  const line = few.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}M0 .5H${WIDTH}`} stroke="var(--line)" />
      {few.length > 0 && (
        <polyline
          points={few.length === 1 ? `0,${y(few[0]!)} ${line}` : line}
          fill="none"
          stroke={colour}
          strokeWidth="1.5"
        />
      )}
    </svg>
  );
}
