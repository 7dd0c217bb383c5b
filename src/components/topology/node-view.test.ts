import { expect, test } from 'vitest';
import type { Fact } from '../../protocol/fact.ts';
import type { ComponentFrame, LaneFrame } from '../../protocol/frame.ts';
import {
  callView,
  clientView,
  mostUrgent,
  offView,
  replicaView,
  serverView,
  wholeText,
  workersView,
} from './node-view.ts';
import { queueView } from './queue-view.ts';

const orders = { placed: 1, replied: 0, failed: 0, gone: 0, open: 1, perSecond: 0 };
const frameOf = (rest: object = {}, facts: object[] = []): LaneFrame =>
  ({
    orders: { ...orders },
    queues: [],
    alerts: [],
    followed: facts.map((fact, id) => ({ id, orderId: 1, condition: null, ...fact }) as unknown as Fact),
    ...rest,
  }) as unknown as LaneFrame;
const componentOf = (rest: object): ComponentFrame =>
  ({
    id: 'EmailService',
    busy: 0,
    capacity: null,
    waiting: 0,
    faults: [],
    calls: [],
    workers: [],
    held: 0,
    backingOff: 0,
    replicas: [],
    replicasDown: [],
    products: null,
    ...rest,
  }) as unknown as ComponentFrame;
const placed = { type: 'order-placed', atMs: 0 };
const calling = { type: 'call-started', atMs: 100, from: 'AppServers', to: 'EmailService', label: 'e-mail' };

test('the customer waits by the clock, then is answered', () => {
  expect(wholeText(clientView(frameOf({}, [placed])), 1_240)).toBe('waiting 1,240 ms');
  expect(wholeText(clientView(frameOf({}, [placed, { type: 'replied', atMs: 110 }])), 500)).toBe('waited 110 ms');
});

test('a call under way shows its progress, and no further than its end', () => {
  const component = componentOf({
    busy: 1,
    calls: [{ orderId: 1, label: 'e-mail', startedAtMs: 100, endsAtMs: 2_100 }],
  });
  const view = callView(frameOf({}, [placed, calling]), component);
  expect(view.tone).toBe('hand');
  expect(wholeText(view, 1_240)).toBe('e-mail 1,140 of 2,000 ms');
  expect(wholeText(view, 9_999)).toBe('e-mail 2,000 of 2,000 ms');
});

test('what is not reached, done or failed says so', () => {
  const ended = { ...calling, type: 'call-ended', atMs: 2_100 };
  const failed = { ...calling, type: 'call-failed', atMs: 150 };
  expect(callView(frameOf({}, [placed]), componentOf({})).text).toBe('not reached yet');
  expect(wholeText(callView(frameOf({}, [placed, calling, ended]), componentOf({})), 0)).toBe('done at 2,100 ms');
  expect(callView(frameOf({}, [placed, calling, failed]), componentOf({})).tone).toBe('ill');
});

test('a cache says how often it finds something, a replica whether it is up to date, both how much of it is old', () => {
  const cache = { as: 'cache', reads: 9, misses: 1, behind: 0 };
  const told = (products: object) => wholeText(callView(frameOf(), componentOf({ products })), 0);
  expect(told({ ...cache, reads: 0, misses: 0 })).toBe('empty');
  expect(told(cache)).toBe('90 % hits');
  expect(told({ ...cache, behind: 3 })).toBe('3 old, 90 % hits');
  expect(told({ as: 'replica', behind: 0 })).toBe('up to date');
  expect(told({ as: 'replica', behind: 1 })).toBe('1 old');
});

test('beside one order, who is busy with other work is told in numbers', () => {
  const pool = componentOf({ id: 'ImageWorker', kind: 'workers', busy: 3, capacity: 4 });
  expect(wholeText(workersView(frameOf({}, [placed]), pool), 0)).toBe('busy 3 / 4');
  expect(wholeText(workersView(frameOf({}, [placed]), { ...pool, busy: 0 }), 0)).toBe('idle');
  expect(wholeText(callView(frameOf({}, [placed]), componentOf({ busy: 3 })), 0)).toBe('3 in call');
});

test('what the order has long finished with is not said to be done while other work goes on there', () => {
  const handled = [
    { type: 'handling-started', atMs: 110, component: 'EmailWorker', queue: 'email.order.confirmation' },
    { type: 'message-acknowledged', atMs: 2_110, component: 'EmailWorker' },
  ];
  const pool = componentOf({ id: 'EmailWorker', kind: 'workers', busy: 2, capacity: 5 });
  expect(wholeText(workersView(frameOf({}, [placed, ...handled]), pool), 0)).toBe('busy 2 / 5');
  expect(wholeText(workersView(frameOf({}, [placed, ...handled]), { ...pool, busy: 0 }), 0)).toBe('done at 2,110 ms');
  const called = [calling, { type: 'call-ended', atMs: 2_100, from: 'AppServers', to: 'EmailService' }];
  expect(wholeText(callView(frameOf({}, [placed, ...called]), componentOf({ busy: 1 })), 0)).toBe('1 in call');
});

test('of several servers the one that is down says so, and the stack how many are', () => {
  const servers = componentOf({ busy: 3, capacity: 400, replicas: [2, 0, 1], replicasDown: [1] });
  expect(wholeText(serverView(frameOf(), servers), 0)).toBe('3/400, 1 down');
  expect(wholeText(replicaView(frameOf(), servers, 1, 200), 0)).toBe('DOWN');
  expect(wholeText(replicaView(frameOf(), servers, 2, 200), 0)).toBe('1/200');
});

test('a fault is said first, the worst of several', () => {
  const view = callView(frameOf(), componentOf({ faults: ['slow', 'down'], waiting: 3 }));
  expect([view.tone, view.text, view.aside]).toEqual(['dead', 'DOWN', '3 waiting']);
  expect(callView(frameOf(), componentOf({ faults: ['slow'] })).tone).toBe('ill');
});

test('under traffic nodes speak in numbers', () => {
  const busy = frameOf({ orders: { ...orders, placed: 900, replied: 674, perSecond: 57.87 } });
  expect(clientView(busy)).toMatchObject({ word: 'orders', text: '57.9/s', aside: '226 waiting' });
  expect(serverView(busy, componentOf({ busy: 600, capacity: 600, waiting: 1_204 }))).toMatchObject({
    text: '600/600',
    aside: '1,204 waiting',
    isAlarming: true,
  });
  expect(workersView(busy, componentOf({ busy: 5, capacity: 5, held: 12_340 }))).toMatchObject({
    word: 'busy',
    text: '5 / 5',
    aside: 'holds 12,340',
  });
  expect(workersView(busy, componentOf({ busy: 5, capacity: 5, backingOff: 2 })).tone).toBe('retry');
});

test('of several components the most urgent is shown', () => {
  const calm = callView(frameOf(), componentOf({}));
  const down = callView(frameOf(), componentOf({ faults: ['down'] }));
  expect(mostUrgent([calm, down])).toBe(down);
  expect(mostUrgent([])).toBe(offView);
});

test('a node of several components tells the last thing that happened there, and before it what is under way', () => {
  const [store, stock] = [componentOf({ id: 'Master' }), componentOf({ id: 'Inventory' })];
  const stored = { atMs: 0, from: 'AppServers', to: 'Master', label: 'store order' };
  const updated = { atMs: 110, from: 'InventoryWorker', to: 'Inventory', label: 'stock' };
  const facts = [placed, { ...stored, type: 'call-started' }, { ...stored, atMs: 100, type: 'call-ended' }];
  const told = (...more: object[]) =>
    wholeText(mostUrgent([store, stock].map((one) => callView(frameOf({}, [...facts, ...more]), one))), 500);
  const started = { ...updated, type: 'call-started' };
  expect(told()).toBe('done at 100 ms');
  expect(told(started)).toBe('stock 390 ms');
  expect(told(started, { ...updated, atMs: 610, type: 'call-ended' })).toBe('done at 610 ms');
  const failed = { ...updated, atMs: 200, type: 'call-failed' };
  expect(told(started, failed)).toBe('failed at 200 ms');
  expect(told(started, failed, { ...started, atMs: 400 })).toBe('stock 100 ms');
  expect(told({ ...stored, atMs: 300, type: 'call-started' }, started, failed)).toBe('store order 200 ms');
});

test('a queue passes the thresholds that are alerted', () => {
  const queue = {
    name: 'mail',
    ready: 1_200,
    unacknowledged: 5,
    deleted: false,
    deadLettersTo: [],
    deadLettersFrom: [],
  };
  const alert = { queue: 'mail', above: 1_000, measure: 'ready' };
  const slow = { queue: 'mail', above: 20_000, measure: 'handling-ms' };
  expect(queueView(frameOf({ queues: [queue] }), 'mail').level).toBe('some');
  expect(queueView(frameOf({ queues: [queue], alerts: [alert, slow] }), 'mail')).toEqual({
    ready: 1_200,
    held: 5,
    level: 'high',
    role: 'work',
    isDeleted: false,
    above: 1_000,
  });
  expect(queueView(frameOf({ queues: [queue], alerts: [alert, { ...alert, above: 10_000 }] }), 'mail').level).toBe(
    'over',
  );
  expect(queueView(null, 'mail').level).toBe('empty');
});

test('a queue that nobody takes from is a wait or the end: by where its dead letters go', () => {
  const queue = {
    name: 'dead',
    ready: 0,
    unacknowledged: 0,
    deleted: false,
    deadLettersTo: [],
    deadLettersFrom: ['mail'],
  };
  const roleOf = (rest: object, consumed: string[]) =>
    queueView(frameOf({ queues: [{ ...queue, ...rest }] }), 'dead', consumed).role;
  expect(roleOf({}, ['mail'])).toBe('dead');
  expect(roleOf({}, ['mail', 'dead'])).toBe('work');
  expect(roleOf({ deadLettersTo: ['mail'] }, ['mail'])).toBe('wait');
  expect(roleOf({ deadLettersFrom: [] }, ['mail'])).toBe('idle');
});

test('killed workers are said before all else, a pool that is all killed is dead, a single one that waits shows it', () => {
  const crashed = { state: 'crashed', orderId: null };
  const many = frameOf({ orders: { ...orders, placed: 9 } });
  expect(workersView(many, componentOf({ capacity: 2, backingOff: 1, workers: [crashed] })).aside).toBe('1 killed');
  expect(workersView(many, componentOf({ capacity: 2, faults: ['down'] })).tone).toBe('dead');
  const resting = { state: 'backing-off', orderId: 1, startedAtMs: 100, endsAtMs: 1_100 };
  expect(wholeText(workersView(frameOf({}, [placed]), componentOf({ workers: [resting] })), 350)).toBe(
    'backs off 250 / 1,000',
  );
});
