import { describe, expect, test } from 'vitest';
import type { Alert, AlertTurn, Frame } from '../../../protocol/frame.ts';
import { frameAt } from '../../shared/frame-for-tests.ts';
import { type AlertPeriod, alertPeriods, placePeriods } from './alert-periods.ts';

const turn = (id: string, atMs: number, raised: boolean): AlertTurn => ({
  id,
  title: `${id} too high`,
  queue: 'mail',
  atMs,
  raised,
});
const firing = (id: string, sinceMs: number): Alert => ({
  id,
  title: `${id} too high`,
  queue: 'mail',
  measure: 'ready',
  value: 2,
  above: 1,
  sinceMs,
});
const shown = (turns: AlertTurn[], alerts: Alert[] = [], atMs = 60_000): Frame =>
  frameAt(atMs, [{ alertTurns: turns, alerts }]);

describe('periods', () => {
  test('an alert that began and cleared is one, with its own title', () => {
    expect(alertPeriods(shown([turn('depth', 5_000, true), turn('depth', 9_000, false)]))).toEqual([
      {
        fromMs: 5_000,
        untilMs: 9_000,
        label: 'depth too high',
        said: 'depth too high in mail, 00:05.000 to 00:09.000',
        turns: [
          { atMs: 5_000, raised: true },
          { atMs: 9_000, raised: false },
        ],
      },
    ]);
  });

  test('those that fire at once are one, until the last has cleared', () => {
    const turns = [
      turn('depth', 5_000, true),
      turn('errors', 7_000, true),
      turn('depth', 9_000, false),
      turn('errors', 20_000, false),
      turn('depth', 30_000, true),
    ];
    const periods = alertPeriods(shown(turns, [firing('depth', 30_000)]));
    expect(periods.map(({ fromMs, untilMs, label }) => [fromMs, untilMs, label])).toEqual([
      [5_000, 20_000, '2 alerts'],
      [30_000, null, 'depth too high'],
    ]);
  });

  test('what is known only to have cleared began before everything that is known', () => {
    const periods = alertPeriods(shown([turn('errors', 8_000, true), turn('depth', 9_000, false)]));
    expect(periods.map(({ fromMs, untilMs }) => [fromMs, untilMs])).toEqual([[8_000, 9_000]]);
  });
});

describe('labels', () => {
  const period = (fromMs: number, untilMs: number | null): AlertPeriod => ({
    fromMs,
    untilMs,
    label: 'deep',
    said: '',
    turns: [],
  });
  const labelled = (...periods: AlertPeriod[]) => placePeriods(periods, 100_000, 400).map((placed) => placed.labelled);

  test('stand on a period that is wide enough, else behind it, else before it', () => {
    expect(labelled(period(0, 50_000))).toEqual(['on']);
    expect(labelled(period(0, 1_000))).toEqual(['behind']);
    expect(labelled(period(99_000, null))).toEqual(['before']);
  });

  test('never over another period or its label', () => {
    expect(labelled(period(0, 1_000), period(2_000, 3_000))).toEqual([null, 'behind']);
    expect(labelled(period(90_000, 90_500), period(99_000, null))).toEqual(['behind', null]);
  });
});
