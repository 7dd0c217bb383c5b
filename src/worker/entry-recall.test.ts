// Figures and the orders that make them agree exactly: what is held adds up to the utilisation shown, who stands in line
// to the depth, and the wait nearest to a quantile is one of a histogram's width from it.
import { describe, expect, test } from 'vitest';
import { comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import { simulationOf } from '../sim-engine/testing/runs.ts';
import { answer } from './entry-recall.ts';

describe.each(['realistic', 'month', 'rush'])('%s', (id) => {
  const spec = comparisonSpec(comparisonById(id)!);
  const watched = simulationOf(spec);
  watched.advance(20_000, Infinity);
  const frame = watched.frame(0, {});
  const recalled = simulationOf(spec);

  test('what orders held adds up to how busy a component was on average', () => {
    frame.lanes.forEach((lane, index) => {
      for (const { id: component, kind, busyMean } of lane.components) {
        if (kind === 'client' || kind === 'rabbitmq' || (kind === 'store' && busyMean === 0)) continue;
        const until = lane.facts;
        const { msTotal } = answer(recalled, {
          ask: 'held',
          lane: index,
          until,
          atMs: frame.atMs,
          component,
          limit: 3,
        });
        expect(msTotal / frame.atMs, component).toBeCloseTo(busyMean, 9);
      }
    });
  });

  test('the messages in line are as many as the queue is deep, and the oldest as old', () => {
    frame.lanes.forEach((lane, index) => {
      for (const { name, ready } of lane.queues) {
        const query = {
          ask: 'ready',
          lane: index,
          until: lane.facts,
          atMs: frame.atMs,
          queue: name,
          limit: 1,
        } as const;
        expect(answer(recalled, query).count, name).toBe(ready);
      }
    });
  });

  test('the order nearest to a quantile is within its bound', () => {
    frame.lanes.forEach((lane, index) => {
      const { count, p95 } = lane.orders.customerMs;
      const range = { fromMs: 0, untilMs: Infinity, nearMs: p95, limit: 1 };
      const found = answer(recalled, { ask: 'answered', lane: index, until: lane.facts, ...range });
      expect(found.count).toBe(count);
      expect(Math.abs(found.orders[0]!.ms / p95 - 1)).toBeLessThan(0.016);
    });
  });

  test('a list of facts goes on where it left off, in the order of the run', () => {
    const until = frame.lanes.map(({ facts }) => facts);
    const base = { ask: 'page', lanes: [0, 1], until, filter: { types: ['replied'] } } as const;
    const first = answer(recalled, { ...base, lanes: [0, 1], from: [0, 0], forwards: true, limit: 40 }).told;
    const back = answer(recalled, { ...base, lanes: [0, 1], from: until, forwards: false, limit: 40 }).told;
    for (const told of [first, back]) {
      expect(told).toHaveLength(40);
      const times = told.map(({ fact }) => fact.atMs);
      expect(times).toEqual([...times].sort((one, other) => one - other));
    }
    expect(back.at(-1)!.fact.atMs).toBeGreaterThan(first.at(-1)!.fact.atMs);
  });
});
