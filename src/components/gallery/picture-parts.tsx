// What the small pictures of cards are made of: bars of waits, queues that fill, lines over time, hands and messages.
export const A = 'var(--a)';
export const B = 'var(--b)';
export const READY = 'var(--ready)';
export const HAND = 'var(--hand)';
export const RETRY = 'var(--retry)';
export const DEAD = 'var(--dead)';
export const DONE = 'var(--done)';
export const FAINT = 'var(--edge)';

export const bars = (rows: readonly [x: number, width: number, fill: string][]) =>
  rows.map(([x, width, fill], row) => (
    <rect key={`${x} ${width} ${fill}`} x={16 + x} y={20 + row * 14} width={width} height={9} rx={2} fill={fill} />
  ));

/** Cards waiting, up to a height, at each of some places. */
export const stacks = (heights: readonly number[], fill: string, step = 14) =>
  heights.map((height, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the places never change.
    <rect key={index} x={16 + index * step} y={80 - height} width={step - 4} height={height} rx={1.5} fill={fill} />
  ));

export const line = (d: string, stroke: string) => (
  <path key={d} d={d} fill="none" stroke={stroke} strokeWidth="2.5" strokeLinejoin="round" />
);
export const dots = (places: readonly [number, number][], fill: string) =>
  places.map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r="5" fill={fill} />);

/** A message waiting in a row, from the left; some of another colour. */
export const cards = (count: number, x: number, y: number, fill: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the places never change.
    <rect key={index} x={x + index * 14} y={y} width={10} height={16} rx={1.5} fill={fill(index)} />
  ));

export const box = (x: number, y: number, width: number, height: number, stroke: string, dashed = false) => (
  <rect
    key={`${x} ${y}`}
    x={x}
    y={y}
    width={width}
    height={height}
    rx={4}
    fill="none"
    stroke={stroke}
    strokeWidth="2"
    {...(dashed ? { strokeDasharray: '5 4' } : {})}
  />
);
