// The pictures of the comparisons: what their lanes show, drawn from what they come to.
import type { ReactNode } from 'react';
import { A, B, bars, box, cards, DEAD, dots, FAINT, HAND, line, READY, RETRY, stacks } from './picture-parts.tsx';

const exchange = (bound: number, loose = 0) => [
  ...dots([[32, 48]], B),
  ...Array.from({ length: bound }, (_, index) => line(`M44 48 L150 ${14 + index * 17}`, FAINT)),
  ...dots(
    Array.from({ length: bound }, (_, index): [number, number] => [156, 14 + index * 17]),
    'var(--b-soft)',
  ),
  ...Array.from({ length: loose }, (_, index) => line(`M44 48 L150 ${14 + (bound + index) * 17}`, RETRY)),
  ...dots(
    Array.from({ length: loose }, (_, index): [number, number] => [156, 14 + (bound + index) * 17]),
    RETRY,
  ),
];

export const SCENARIO_PICTURES: Readonly<Record<string, ReactNode>> = {
  'one-order': bars([
    [0, 180, A],
    [0, 6, B],
    [6, 92, 'var(--b-soft)'],
  ]),
  rush: [line('M16 74 H60 L140 24 L200 40', A), line('M16 78 H200', B)],
  month: stacks([8, 14, 20, 26, 32, 38, 44, 50, 56, 62, 64, 64, 64], READY),
  '115-or-116': [line('M16 76 L200 40', A), line('M16 78 H200', B)],
  realistic: [
    line('M16 50 L36 40 L52 56 L70 30 L90 46 L108 34 L128 52 L150 28 L172 44 L200 36', A),
    line('M16 78 H200', B),
  ],
  'as-written': [...stacks([60, 60, 60, 60, 60], A), ...stacks([0, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10], B)],
  pictures: [line('M16 74 H66 L200 16', A), line('M16 78 H200', B), box(22, 18, 30, 24, FAINT)],
  'fan-out': exchange(4),
  'one-queue': [...cards(4, 30, 22, () => READY), ...stacks([18, 34, 26, 40], HAND)],
  'email-outage': [
    ...cards(13, 18, 20, (index) => (index < 4 || index > 9 ? HAND : DEAD)),
    line('M16 70 H72 L80 78 H150 L158 70 H200', A),
  ],
  'slow-dependency': [line('M16 72 H60 C 90 72 90 24 120 22 H150 C 170 24 176 60 200 68', A), line('M16 78 H200', B)],
  poison: [
    ...cards(9, 44, 60, (index) => (index === 0 ? DEAD : READY)),
    line('M48 54 C 44 20 96 18 96 38 C 96 50 76 52 58 54', DEAD),
    line('M66 47 L56 54 L66 59', DEAD),
  ],
  backoff: [
    ...bars([
      [0, 26, DEAD],
      [0, 0, DEAD],
      [0, 26, DEAD],
    ]),
    line('M46 24 H120', RETRY),
    ...cards(5, 128, 16, () => READY),
    line('M46 52 C 70 52 70 76 96 76 C 150 76 160 52 190 52', RETRY),
  ],
  'retry-laboratory': [
    ...bars([
      [0, 24, DEAD],
      [40, 24, DEAD],
      [104, 24, HAND],
    ]),
    line('M42 24 C 52 24 48 38 56 38', RETRY),
    line('M82 38 C 104 38 96 52 120 52', RETRY),
  ],
  duplicate: [
    ...cards(1, 30, 38, () => HAND),
    line('M46 46 H84 L112 28 H150', FAINT),
    line('M84 46 L112 64 H150', RETRY),
    ...cards(1, 158, 20, () => HAND),
    ...cards(1, 158, 56, () => RETRY),
  ],
  'broker-restart': [
    ...cards(6, 22, 24, () => READY),
    line('M112 16 V80', DEAD),
    line('M122 16 V80', DEAD),
    ...cards(5, 134, 24, () => READY),
    ...cards(6, 22, 56, () => READY),
  ],
  exclusive: [
    box(30, 26, 78, 44, DEAD, true),
    ...cards(4, 44, 40, () => FAINT),
    line('M124 48 H160', FAINT),
    line('M172 40 L188 56 M188 40 L172 56', DEAD),
  ],
  confirms: [
    ...cards(6, 100, 16, () => READY),
    line('M30 24 H88', FAINT),
    line('M88 36 H34 L42 30 M34 36 L42 42', A),
    ...cards(6, 100, 58, () => READY),
    line('M30 66 H88', FAINT),
  ],
  'new-subscriber': exchange(4, 1),
  'late-workers': [
    ...stacks([64, 64, 64], A),
    ...dots(
      [
        [92, 72],
        [108, 72],
      ],
      FAINT,
    ),
    ...[132, 146, 160, 174, 188].map((x) => <rect key={x} x={x} y={50} width={10} height={30} rx={1.5} fill={B} />),
  ],
  attention: [
    ...cards(11, 22, 14, () => HAND),
    ...cards(6, 22, 40, () => 'var(--b-soft)'),
    ...cards(2, 22, 66, () => FAINT),
  ],
  batch: [
    box(24, 18, 104, 60, HAND, true),
    ...cards(6, 34, 26, () => READY),
    ...cards(4, 34, 52, () => READY),
    line('M144 48 H190', FAINT),
  ],
  ttl: [
    ...cards(9, 24, 20, (index) => (index < 3 ? FAINT : READY)),
    line('M36 44 C 36 66 60 70 90 70', RETRY),
    ...cards(3, 98, 62, () => DEAD),
  ],
  'head-of-line': [
    <rect key="long" x={24} y={26} width={96} height={16} rx={2} fill={RETRY} />,
    <rect key="short" x={128} y={26} width={16} height={16} rx={2} fill={HAND} />,
    line('M136 50 V66 H28', FAINT),
  ],
  'cart-reminder': [
    line('M24 60 C 60 12 140 12 176 60', RETRY),
    line('M168 52 L177 61 L182 49', RETRY),
    ...cards(1, 18, 62, () => READY),
    ...cards(1, 172, 62, () => HAND),
  ],
  'queue-full': [
    box(36, 30, 124, 34, READY),
    ...cards(8, 42, 39, () => READY),
    line('M32 47 H14 L20 41 M14 47 L20 53', DEAD),
    ...cards(1, 176, 39, () => A),
  ],
  'low-stock': [
    ...cards(5, 24, 24, () => READY),
    line('M100 32 H130', FAINT),
    ...dots([[142, 32]], HAND),
    line('M142 42 V62 H112', RETRY),
    ...cards(1, 96, 55, () => RETRY),
  ],
  spike: [
    ...stacks([4, 6, 64, 62, 54, 46, 38, 30, 24, 18, 12, 8, 5], READY),
    line('M16 80 H42 V12 H58 V80 H200', 'var(--text-3)'),
  ],
  dashboard: [
    box(20, 16, 52, 28, FAINT),
    box(82, 16, 52, 28, FAINT),
    box(144, 16, 52, 28, FAINT),
    line('M20 74 H96 L108 54 L124 74 H196', READY),
  ],
  'order-again': [
    ...bars([
      [0, 70, A],
      [86, 70, A],
      [0, 6, B],
    ]),
    line('M88 25 C 96 25 94 38 102 38', DEAD),
  ],
  'product-pages': [
    ...dots([[32, 48]], B),
    line('M44 44 L96 28', FAINT),
    box(100, 16, 30, 24, DEAD),
    line('M44 52 L96 66', FAINT),
    line('M132 66 H156', FAINT),
    box(100, 54, 30, 24, FAINT),
    box(160, 54, 30, 24, FAINT),
  ],
  'stale-page': [
    ...[24, 72, 120, 168].map((x, index) => (
      <rect key={x} x={x} y={20} width={32} height={44} rx={3} fill={index === 2 ? RETRY : 'var(--b-soft)'} />
    )),
    line('M16 80 H196', FAINT),
  ],
  'page-behind-queue': [
    ...cards(7, 20, 20, () => READY),
    line('M122 28 H150', FAINT),
    <rect key="page" x={158} y={12} width={32} height={44} rx={3} fill={RETRY} />,
    line('M16 76 H196', FAINT),
  ],
  'all-queues': Array.from({ length: 4 }, (_, row) =>
    cards([12, 8, 5, 10][row]!, 22, 12 + row * 20, (index) => (index === 0 ? HAND : READY)),
  ),
};
