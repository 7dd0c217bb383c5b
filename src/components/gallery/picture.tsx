// A small picture for a card, drawn from what it is about: bars of the two waits, a queue that fills, a rush, hands.
import { DEAD, DONE, line } from './picture-parts.tsx';
import { SCENARIO_PICTURES } from './scenario-pictures.tsx';
import { STORY_PICTURES } from './story-pictures.tsx';

/** A contract: what is promised, and where it stands. */
const contract = (values: readonly [x: number, fill: string][]) => [
  line('M140 14 V84', 'var(--text-3)'),
  ...values.map(([x, fill], row) => (
    <rect key={`${x} ${fill}`} x={16} y={22 + row * 20} width={x} height={10} rx={2} fill={fill} />
  )),
];

const CHALLENGE_PICTURES: Readonly<Record<string, React.ReactNode>> = {
  'empty-queues': contract([
    [40, DONE],
    [176, DEAD],
    [90, DONE],
  ]),
  'through-the-spike': contract([
    [30, DONE],
    [160, DEAD],
    [110, DONE],
  ]),
  'without-a-queue': contract([
    [182, DEAD],
    [20, DONE],
  ]),
  'narrow-database': contract([
    [170, DEAD],
    [24, DONE],
  ]),
  'a-short-outage': contract([
    [34, DONE],
    [150, DEAD],
    [60, DONE],
  ]),
  'a-provider-with-limits': contract([
    [28, DONE],
    [186, DEAD],
    [100, DONE],
  ]),
};

export const PICTURES: Readonly<Record<string, React.ReactNode>> = {
  ...STORY_PICTURES,
  ...SCENARIO_PICTURES,
  ...CHALLENGE_PICTURES,
};

export function Picture({ of }: { of: string }) {
  return (
    <svg className="card__picture" viewBox="0 0 216 96" aria-hidden="true">
      {PICTURES[of]}
    </svg>
  );
}
