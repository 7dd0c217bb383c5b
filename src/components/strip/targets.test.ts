import { expect, test } from 'vitest';
import { scenarioById } from '../../scenario/library/library.ts';
import { isShared, type LaneScenarios, lanesWith, poolsOf } from './targets.ts';

const lanes = (a: string, b: string): LaneScenarios => ({ a: scenarioById(a)!, b: scenarioById(b)! });
const checkouts = lanes('one-order-sync', 'one-order-async');
const copies = lanes('month-staffed', 'month-staffed');

test('a knob is turned in the lanes that have it', () => {
  expect(lanesWith(checkouts, 'EmailWorker', 'both')).toEqual(['b']);
  expect(lanesWith(checkouts, 'EmailService', 'both')).toEqual(['a', 'b']);
  expect(lanesWith(checkouts, 'orders', 'both')).toEqual(['a', 'b']);
});

test('a target counts only where both lanes have it', () => {
  expect(lanesWith(copies, 'EmailWorker', 'a')).toEqual(['a']);
  expect(lanesWith(checkouts, 'EmailWorker', 'a')).toEqual(['b']);
});

test('pools are listed once, and shared when both lanes have them', () => {
  expect(poolsOf(copies).map(({ title }) => title)).toEqual(poolsOf(checkouts).map(({ title }) => title));
  expect([isShared(copies), isShared(checkouts)]).toEqual([true, false]);
});
