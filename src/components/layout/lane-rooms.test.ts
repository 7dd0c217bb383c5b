import { describe, expect, test } from 'vitest';
import { laneRooms, scrolledHeights } from './lane-rooms.ts';

const flat = [{ width: 1_000, height: 200 }];
const high = [{ width: 1_000, height: 300 }];

describe('two lanes share the height', () => {
  test('so that both are drawn equally large', () => {
    const { heights, zoom } = laneRooms({ width: 1_400, height: 516 }, [flat, high]);
    expect(zoom).toBeCloseTo(1, 5);
    expect(heights.map(Math.round)).toEqual([208, 308]);
  });

  test('and what the width forbids to one goes to the other', () => {
    const wide = [{ width: 2_000, height: 200 }];
    const { heights } = laneRooms({ width: 1_024, height: 376 }, [wide, high]);
    expect(heights.map(Math.round)).toEqual([108, 268]);
  });

  test('room to spare is shared', () => {
    const { heights } = laneRooms({ width: 524, height: 1_000 }, [flat, flat]);
    expect(heights).toEqual([500, 500]);
  });

  test('of two layouts the one that comes out larger is meant', () => {
    const both = [
      { width: 1_000, height: 200 },
      { width: 500, height: 400 },
    ];
    expect(laneRooms({ width: 524, height: 1_000 }, [both, both]).zoom).toBeGreaterThan(0.9);
  });
});

test('where one can scroll, each drawing is as wide as the room', () => {
  expect(scrolledHeights(524, [flat, [{ width: 500, height: 400 }]])).toEqual([108, 408]);
});
