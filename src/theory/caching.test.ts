import { describe, expect, test } from 'vitest';
import { hitShare, staleShare } from './caching.ts';

describe('hits', () => {
  test('of an entry that is looked up once a second and lives for a minute, sixty of sixty-one', () => {
    expect(hitShare(1, 60_000, 0)).toBeCloseTo(60 / 61, 12);
  });

  test('without a time to live, one for each deletion is a miss', () => {
    expect(hitShare(9, Infinity, 1)).toBeCloseTo(0.9, 12);
    expect([hitShare(1, Infinity, 0), hitShare(0, 60_000, 1)]).toEqual([1, 0]);
  });
});

describe('what is out of date', () => {
  test('nothing while nothing changes, nearly everything when it changes all the time', () => {
    expect(staleShare(60_000, 0)).toBe(0);
    expect(staleShare(60_000, 1_000)).toBeGreaterThan(0.9999);
  });

  test('everything once nothing is deleted any more, and nothing however long it stays while nothing changes', () => {
    expect([staleShare(Infinity, 0.1), staleShare(Infinity, 0)]).toEqual([1, 0]);
  });

  test('read from a copy that lags, an entry is as old as the lag when it is put there', () => {
    expect(staleShare(1e-6, 0.1, 10_000)).toBeCloseTo(1 - Math.exp(-1), 6);
  });

  test('for few changes half of c × T: on average an entry has been there for half its time', () => {
    expect(staleShare(1_000, 0.001) / 0.001).toBeCloseTo(0.5, 3);
  });
});
