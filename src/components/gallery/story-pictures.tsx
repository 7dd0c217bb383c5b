// The pictures of the stories, in their order.
import type { ReactNode } from 'react';
import { A, B, bars, box, cards, DEAD, dots, FAINT, HAND, line, READY, RETRY, stacks } from './picture-parts.tsx';

export const STORY_PICTURES: Readonly<Record<string, ReactNode>> = {
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
    ...['M44 48 L150 18', 'M44 48 L150 38', 'M44 48 L150 58', 'M44 48 L150 78'].map((d) => line(d, FAINT)),
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
    ...stacks([18, 18, 18, 18, 18, 18], READY),
    ...dots(
      [
        [130, 24],
        [150, 24],
        [130, 48],
        [150, 48],
        [130, 72],
        [150, 72],
      ],
      HAND,
    ),
  ],
  // A message, a clock's way round, and the message again.
  'delayed-message': [
    ...cards(1, 20, 40, () => RETRY),
    line('M40 48 H76', FAINT),
    <circle key="clock" cx={104} cy={48} r={24} fill="none" stroke={RETRY} strokeWidth="2.5" />,
    line('M104 48 V32 M104 48 L116 54', RETRY),
    line('M132 48 H168', FAINT),
    ...cards(1, 176, 40, () => HAND),
  ],
  'retry-and-dead-letters': [
    ...bars([[0, 34, DEAD]]),
    line('M50 24 H66 M66 24', FAINT),
    <rect key="second" x={74} y={20} width={14} height={9} rx={2} fill={DEAD} />,
    <rect key="third" x={118} y={20} width={14} height={9} rx={2} fill={DEAD} />,
    line('M52 25 H70 M92 25 H114', RETRY),
    line('M136 25 H180 V58', RETRY),
    ...cards(8, 72, 64, () => DEAD),
  ],
  // A threshold, and what crosses it.
  monitoring: [
    line('M16 40 H200', FAINT),
    line('M16 78 C 60 78 90 66 118 40', READY),
    line('M118 40 C 140 22 170 16 200 14', DEAD),
    ...dots([[118, 40]], DEAD),
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
  // Nine doors, one of which leads round and round.
  traps: [
    ...cards(9, 48, 62, (index) => (index === 0 ? DEAD : READY)),
    line('M54 56 C 54 22 100 14 112 30 C 122 44 84 50 60 54', DEAD),
    line('M68 48 L58 56 L68 60', DEAD),
  ],
  'still-missing': [
    box(20, 26, 44, 44, A),
    line('M24 64 L36 46 L46 58 L52 50 L60 64', A),
    line('M76 48 H104', FAINT),
    box(116, 22, 80, 52, FAINT),
    ...dots(
      [
        [132, 36],
        [148, 36],
        [164, 36],
        [180, 36],
        [132, 60],
        [148, 60],
        [164, 60],
      ],
      A,
    ),
    ...dots([[180, 60]], B),
  ],
};
