// The plan of faults as a person reads and writes it: both lanes as one row, and nothing taken that the run would refuse.
import { expect, test } from 'vitest';
import { comparisonById, comparisonSpec } from '../../scenario/library/library.ts';
import { type Draft, faultRows, planned } from './fault-rows.ts';

const spec = comparisonSpec(comparisonById('rush')!);
const draft: Draft = {
  component: 'EmailService',
  type: 'down',
  factor: '3',
  percent: '20',
  perSecond: '5',
  server: '1',
  from: '10s',
  until: '30s',
  lanes: ['a', 'b'],
};
const made = (part: Partial<Draft>, of = spec) => {
  const result = planned(of, { ...draft, ...part });
  if (Array.isArray(result)) throw new Error(JSON.stringify(result));
  return result.spec;
};
const refused = (part: Partial<Draft>, of = spec) => {
  const result = planned(of, { ...draft, ...part });
  return Array.isArray(result) ? result.map(({ path }) => path) : 'taken';
};

test('a fault in both lanes is one row, one that is in a lane alone is that lane’s', () => {
  const both = made({});
  expect(faultRows(both).map(({ lanes }) => lanes.map(({ lane }) => lane).join(''))).toEqual(['ab']);
  const more = made({ lanes: ['b'], type: 'slow', from: '1s', until: '2s' }, both);
  expect(faultRows(more).map(({ lanes, fault }) => [lanes.map(({ lane }) => lane).join(''), fault.fault])).toEqual([
    ['b', { type: 'slow', factor: 3 }],
    ['ab', { type: 'down' }],
  ]);
});

test('a component that one lane has is planned there alone', () => {
  const one = made({ component: 'EmailWorker' });
  expect(one.lanes.map(({ commands }) => commands.length)).toEqual([0, 2]);
});

test('servers are lost one by one: two of them may be down at once, the same one may not', () => {
  const first = made({ component: 'AppServers', type: 'replica-down', server: '1' });
  expect(faultRows(first)[0]!.fault.fault).toEqual({ type: 'replica-down', replica: 0 });
  const second = { component: 'AppServers', type: 'replica-down' as const, from: '20s', until: '40s' };
  expect(refused({ ...second, server: '1' }, first)).toEqual(['From']);
  const both = made({ ...second, server: '2' }, first);
  expect(faultRows(both).map(({ fault: { fromMs, untilMs } }) => [fromMs, untilMs])).toEqual([
    [10_000, 30_000],
    [20_000, 40_000],
  ]);
});

test('what is not a time, ends before it begins, overlaps or cannot be is refused with its place', () => {
  expect(refused({ from: 'soon', until: '' })).toEqual(['From', 'Until']);
  expect(refused({ until: '5s' })).toEqual(['Until']);
  expect(refused({ from: '20s', until: '40s' }, made({}))).toEqual(['From']);
  expect(refused({ from: '30s', until: '40s' }, made({}))).toBe('taken');
  expect(refused({ type: 'errors', percent: '250' })).not.toBe('taken');
  expect(refused({ type: 'slow', factor: 'fast' })).not.toBe('taken');
  expect(refused({ component: 'EmailWorker', type: 'slow' })).not.toBe('taken');
  expect(refused({ type: 'rate-limit', perSecond: 'some' })).not.toBe('taken');
  expect(refused({ component: 'AppServers', type: 'replica-down', server: '0' })).not.toBe('taken');
});
