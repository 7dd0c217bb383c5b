// A small picture for a card, drawn from what it is about: bars of the two waits, a queue that fills, a rush, hands.
const A = 'var(--a)';
const B = 'var(--b)';

const bars = (rows: readonly [x: number, width: number, fill: string][]) =>
  rows.map(([x, width, fill], row) => (
    <rect key={`${x} ${width} ${fill}`} x={16 + x} y={20 + row * 14} width={width} height={9} rx={2} fill={fill} />
  ));

/** Cards waiting, up to a height, at each of some places. */
const stacks = (heights: readonly number[], fill: string, step = 14) =>
  heights.map((height, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the places never change.
    <rect key={index} x={16 + index * step} y={80 - height} width={step - 4} height={height} rx={1.5} fill={fill} />
  ));

const line = (d: string, stroke: string) => (
  <path key={d} d={d} fill="none" stroke={stroke} strokeWidth="2.5" strokeLinejoin="round" />
);
const dots = (places: readonly [number, number][], fill: string) =>
  places.map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r="5" fill={fill} />);

const PICTURES: Readonly<Record<string, React.ReactNode>> = {
  'slow-checkout': bars([
    [0, 8, A],
    [8, 90, A],
    [98, 22, A],
    [120, 45, A],
    [165, 14, A],
  ]),
  'what-changed': [
    ...bars([
      [0, 180, A],
      [0, 6, B],
    ]),
    ...dots(
      [
        [30, 72],
        [60, 72],
        [90, 72],
      ],
      'var(--b-soft)',
    ),
  ],
  'place-one-order': bars([
    [0, 8, B],
    [8, 100, 'var(--b-soft)'],
    [8, 26, 'var(--b-soft)'],
    [8, 52, 'var(--b-soft)'],
    [8, 16, 'var(--b-soft)'],
  ]),
  'asynchronous-work': [
    ...bars([[0, 8, B]]),
    ...bars([
      [0, 0, B],
      [30, 120, 'var(--b-soft)'],
      [60, 30, 'var(--b-soft)'],
      [80, 60, 'var(--b-soft)'],
    ]),
  ],
  'publish-subscribe': [
    ...dots([[32, 48]], B),
    ...['M44 48 L150 18', 'M44 48 L150 38', 'M44 48 L150 58', 'M44 48 L150 78'].map((d) => line(d, 'var(--edge)')),
    ...dots(
      [
        [156, 18],
        [156, 38],
        [156, 58],
        [156, 78],
      ],
      'var(--b-soft)',
    ),
  ],
  'work-queue': [
    ...stacks([18, 18, 18, 18, 18, 18], 'var(--ready)'),
    ...dots(
      [
        [130, 24],
        [150, 24],
        [130, 48],
        [150, 48],
        [130, 72],
        [150, 72],
      ],
      'var(--hand)',
    ),
  ],
  'the-spike': [
    line('M16 70 H50 L80 20 H140 L170 70 H200', 'var(--text-3)'),
    line('M16 74 H74 L160 30 L200 46', A),
    line('M16 78 H200', B),
  ],
  'business-case': [
    line('M16 74 C 70 70 120 52 200 22', 'var(--text-2)'),
    ...dots([[30, 73]], B),
    ...dots([[180, 31]], A),
  ],
  'one-order': bars([
    [0, 180, A],
    [0, 6, B],
    [6, 92, 'var(--b-soft)'],
  ]),
  rush: [line('M16 74 H60 L140 24 L200 40', A), line('M16 78 H200', B)],
  month: stacks([8, 14, 20, 26, 32, 38, 44, 50, 56, 62, 64, 64, 64], 'var(--ready)'),
  '115-or-116': [line('M16 76 L200 40', A), line('M16 78 H200', B)],
  realistic: [
    line('M16 50 L36 40 L52 56 L70 30 L90 46 L108 34 L128 52 L150 28 L172 44 L200 36', A),
    line('M16 78 H200', B),
  ],
  'as-written': [...stacks([60, 60, 60, 60, 60], A), ...stacks([0, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10], B)],
};

/** A contract: what is promised, and where it stands. */
const contract = (values: readonly [x: number, fill: string][]) => [
  line('M140 14 V84', 'var(--text-3)'),
  ...values.map(([x, fill], row) => (
    <rect key={`${x} ${fill}`} x={16} y={22 + row * 20} width={x} height={10} rx={2} fill={fill} />
  )),
];
const MET = 'var(--done)';
const BROKEN = 'var(--dead)';
const CONTRACTS: Readonly<Record<string, React.ReactNode>> = {
  'empty-queues': contract([
    [40, MET],
    [176, BROKEN],
    [90, MET],
  ]),
  'through-the-spike': contract([
    [30, MET],
    [160, BROKEN],
    [110, MET],
  ]),
  'without-a-queue': contract([
    [182, BROKEN],
    [20, MET],
  ]),
  'narrow-database': contract([
    [170, BROKEN],
    [24, MET],
  ]),
  'a-short-outage': contract([
    [34, MET],
    [150, BROKEN],
    [60, MET],
  ]),
  'a-provider-with-limits': contract([
    [28, MET],
    [186, BROKEN],
    [100, MET],
  ]),
};

/** For what has no picture of its own: messages on their way through a queue, some of which fail; pages, one of them old. */
const TOPICS: Readonly<Record<string, React.ReactNode>> = {
  failures: [
    ...stacks([24, 24, 24, 24], 'var(--ready)'),
    line('M84 68 C 110 20 150 20 176 66', 'var(--retry)'),
    ...dots([[180, 72]], 'var(--dead)'),
  ],
  messages: [
    ...stacks([24, 24, 24, 24, 24, 24], 'var(--ready)'),
    line('M110 68 H150', 'var(--edge)'),
    ...dots(
      [
        [160, 68],
        [176, 68],
      ],
      'var(--hand)',
    ),
  ],
  pages: [
    ...[16, 64, 112, 160].map((x, index) => (
      <rect key={x} x={x} y={22} width={36} height={48} rx={3} fill={index === 2 ? 'var(--retry)' : 'var(--b-soft)'} />
    )),
    line('M16 82 H196', 'var(--edge)'),
  ],
};

export function Picture({ of, topic = '' }: { of: string; topic?: string }) {
  return (
    <svg className="card__picture" viewBox="0 0 216 96" aria-hidden="true">
      {PICTURES[of] ?? CONTRACTS[of] ?? TOPICS[topic]}
    </svg>
  );
}
