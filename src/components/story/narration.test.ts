import { expect, test } from 'vitest';
import type { LaneFrame } from '../../protocol/frame.ts';
import { scenarioById } from '../../scenario/library/library.ts';
import { call, component, frameAt, orders, queue, times } from '../shared/frame-for-tests.ts';
import { narrationOf } from './narration.ts';

const one = [scenarioById('one-order-sync')!, scenarioById('one-order-async')!];
const rush = [scenarioById('rush-sync')!, scenarioById('rush-async')!];
const waiting = orders({ placed: 1, open: 1 });
const answered = orders({ placed: 1, open: 1, replied: 1, lastCustomerMs: 110 });
const settled = (customerMs: number) =>
  orders({ placed: 1, replied: 1, settled: 1, lastCustomerMs: customerMs, lastWorkMs: 2_110 });
const broker = component('Queue', 'rabbitmq');
const storing = component('Master', 'store', { busy: 1, calls: [call(1, 'store order')] });
const calling = (id: string, label: string) => component(id, 'service', { busy: 1, calls: [call(1, label)] });
const tell = (a: Partial<LaneFrame>, b: Partial<LaneFrame>) => narrationOf(frameAt(500, [a, b]), one).sentences;

test('at first both store the order', () => {
  expect(tell({ orders: waiting, components: [storing] }, { orders: waiting, components: [storing, broker] })).toEqual([
    'The order is being stored in both.',
    'Both customers wait for it.',
  ]);
});

test('then A sends the e-mail while B publishes the event', () => {
  const a = { orders: waiting, components: [calling('EmailService', 'e-mail')] };
  expect(tell(a, { orders: waiting, components: [broker] })).toEqual([
    'A is sending the e-mail, and the customer waits.',
    'B is publishing the event, and the customer waits.',
  ]);
});

test('the same e-mail in both, and only one customer waits for it', () => {
  const a = { orders: waiting, components: [calling('EmailService', 'e-mail')] };
  const b = {
    orders: answered,
    components: [broker, calling('EmailService', 'e-mail'), calling('Inventory', 'stock')],
  };
  expect(tell(a, b)).toEqual([
    'The e-mail is being sent in both.',
    'In A the customer waits for it; in B the customer has had the answer.',
    'B’s workers are also updating the stock.',
  ]);
});

test('in the end both waits are told', () => {
  expect(tell({ orders: settled(3_900) }, { orders: settled(110) })).toEqual([
    'All work is done: the customer of A waited 3,900 ms and the customer of B waited 110 ms.',
  ]);
});

test('with the provider down the message goes round and round', () => {
  const down = component('EmailService', 'service', { faults: ['down'] });
  const said = tell(
    { orders: orders({ placed: 1, failed: 1, settled: 1 }), components: [down] },
    {
      orders: answered,
      components: [broker, down],
      queues: [queue('email.order.confirmation', { redelivered: 12, ready: 1 })],
    },
  );
  expect(said).toEqual([
    'SendGrid is down in A.',
    'SendGrid is down in B: its message goes back to the queue and out again, 12 times so far.',
    'In A the order failed: the customer got an error.',
    'B has answered; 1 message waits in line.',
  ]);
});

const busyServer = (busy: number, waitingInLine: number) =>
  component('AppServers', 'server', { capacity: 600, busy, waiting: waitingInLine });
const emailPool = (count: number, offered: number) =>
  component('EmailWorker', 'workers', { capacity: count, busy: count, offered });
const underTraffic = orders({
  placed: 5_000,
  replied: 4_000,
  open: 1_000,
  oldestOpenMs: 8_200,
  customerMs: times(110, 4_000),
});

test('under traffic a lane tells its line, the pool that is too small, and why', () => {
  const rushed = { ...underTraffic, perSecond: 220 };
  const a = { orders: rushed, components: [{ ...busyServer(600, 1_204), offered: 858 }] };
  const components = [busyServer(22, 0), broker, emailPool(160, 440)];
  const b = { orders: rushed, components, queues: [queue('email.order.confirmation', { ready: 4_100 })] };
  expect(narrationOf(frameAt(20_000, [a, b]), rush).sentences).toEqual([
    'A: all 600 slots are held, and 1,204 orders wait in line.',
    'The line grows: 600 slots ÷ 3.9 s = 153.8 orders a second; 220 come.',
    'B: 22 of 600 slots are held. So far half of the customers have waited 110 ms or less.',
    'B’s e-mail queue grows: 4,100 messages wait. 160 workers ÷ 2 s = 80 orders a second; 220 come.',
  ]);
});

test('while a fault is in force no rate is told that holds without it', () => {
  const slow = component('EmailService', 'service', { faults: ['slow'] });
  const a = {
    orders: { ...underTraffic, perSecond: 60 },
    components: [{ ...busyServer(600, 410), offered: 234 }, slow],
  };
  expect(narrationOf(frameAt(66_900, [a, {}]), rush).sentences.slice(0, 2)).toEqual([
    'SendGrid is slow in A.',
    'A: all 600 slots are held, and 410 orders wait in line.',
  ]);
});

test('a queue that has a limit does not grow for ever', () => {
  const limited = (args: object) => {
    const spec = structuredClone(rush);
    const broker = spec[1]!.components.Queue;
    if (broker?.kind === 'rabbitmq') Object.assign(broker.queues['email.order.confirmation']!, args);
    const b = {
      orders: { ...underTraffic, perSecond: 57.87 },
      components: [emailPool(5, 115.74)],
      queues: [queue('email.order.confirmation', { ready: 998 })],
    };
    return narrationOf(frameAt(37_000, [{}, b]), spec).sentences.at(-1);
  };
  const rates = '5 workers ÷ 2 s = 2.5 orders a second; 57.9 come.';
  expect(limited({ maxLength: 1_000 })).toBe(`B’s e-mail queue holds 1,000 at most: 998 messages wait. ${rates}`);
  expect(limited({ messageTtlMs: 5_000 })).toBe(
    `B’s e-mail queue keeps nothing for longer than 5,000 ms: 998 messages wait. ${rates}`,
  );
  expect(limited({ maxLength: 5_000 })).toBe(`B’s e-mail queue grows: 998 messages wait. ${rates}`);
});

test('a fault is told by what it does: errors in A, second tries in B', () => {
  const down = component('EmailService', 'service', { faults: ['down'] });
  const a = { orders: { ...underTraffic, failed: 12 }, components: [down] };
  const queues = [queue('email.order.confirmation', { redelivered: 40 })];
  const b = { orders: underTraffic, components: [down], queues };
  expect(narrationOf(frameAt(20_000, [a, b]), rush).sentences).toEqual([
    'SendGrid is down in both.',
    '12 customers of A got an error.',
    'In B messages go back to their queue: 40 deliveries again.',
  ]);
});

test('new numbers are no new matter, a drained queue is', () => {
  const at = (ready: number, offered: number) => {
    const components = [busyServer(22, 0), broker, emailPool(160, offered)];
    return narrationOf(
      frameAt(1, [
        { orders: underTraffic },
        { orders: underTraffic, components, queues: [queue('email.order.confirmation', { ready })] },
      ]),
      rush,
    ).key;
  };
  expect(at(4_100, 440)).toBe(at(4_200, 440));
  expect(at(4_100, 440)).not.toBe(at(4_100, 120));
  expect(at(4_100, 120)).not.toBe(at(0, 120));
});

const poolOf = (id: string, capacity: number, offered: number) =>
  component(id, 'workers', { capacity, busy: capacity, offered });
const toldOfPools = (rest: Partial<LaneFrame>, atMs = 43_000) =>
  narrationOf(frameAt(atMs, [{}, { orders: { ...underTraffic, perSecond: 100 }, ...rest }]), rush).sentences.filter(
    (sentence) => !/^No order|customers/.test(sentence),
  );

test('a queue that grows is told before a deeper one that drains, and no other is forgotten', () => {
  const components = [
    poolOf('EmailWorker', 357, 200),
    poolOf('InventoryWorker', 40, 50),
    poolOf('NotificationWorker', 100, 150),
    poolOf('AnalyticsWorker', 10, 20),
  ];
  const queues = [
    queue('email.order.confirmation', { ready: 9_000 }),
    queue('inventory.update', { ready: 300 }),
    queue('notifications.order', { ready: 800 }),
    queue('analytics.events', { ready: 20 }),
  ];
  expect(toldOfPools({ components, queues }).slice(-3)).toEqual([
    'B’s notify queue grows: 800 messages wait. 100 workers ÷ 1.5 s = 66.7 orders a second; 100 come.',
    'Inventory and analytics grow, too.',
    'B’s e-mail queue drains: 9,000 messages left.',
  ]);
});

test('a queue also grows where enough workers get their messages back: by what it was before', () => {
  const components = [poolOf('EmailWorker', 200, 150), component('EmailService', 'service', { faults: ['down'] })];
  const told = (before: number) =>
    toldOfPools({
      components,
      queues: [queue('email.order.confirmation', { ready: 3_000 })],
      series: {
        intervalMs: 1_000,
        count: 44,
        placed: [],
        replied: [],
        customerP50: [],
        customerP95: [],
        ready: { 'email.order.confirmation': Array.from({ length: 44 }, (_, index) => (index === 38 ? before : 0)) },
        utilisation: {},
      },
    }).at(-1);
  expect(told(2_000)).toBe('B’s e-mail queue grows: 3,000 messages wait.');
  expect(told(4_000)).toBe('B’s e-mail queue drains: 3,000 messages left.');
});

test('dead letters, lost messages and doubled effects are told, and then nobody says that the queues keep up', () => {
  const a = { components: [component('AppServers', 'server', { capacity: 600 })] };
  const told = (rest: Partial<LaneFrame>) =>
    narrationOf(
      frameAt(500, [a, { components: [broker, component('EmailWorker', 'workers', { capacity: 5 })], ...rest }]),
      rush,
    ).sentences.filter((sentence) => /\bB\b/.test(sentence));
  expect(told({ queues: [queue('email.order.confirmation')] })).toEqual(['B’s queues keep up.']);
  const died = queue('email.order.confirmation', { deadLettered: 2, dropped: 1 });
  const dead = queue('email.dead', { ready: 2, deadLettersFrom: ['email.order.confirmation'] });
  const components = [
    broker,
    component('EmailWorker', 'workers', { capacity: 5, backingOff: 1 }),
    component('EmailService', 'service', { duplicates: 3 }),
  ];
  expect(told({ queues: [died, dead], components })).toEqual([
    'In B 1 message is held back before the next attempt.',
    'In B 2 dead letters wait for somebody to look at them.',
    'In B 1 message has been lost for good.',
    'In B work was done again that had been done for the same order: by SendGrid 3 times.',
  ]);
});

test('where other work shares the slots, it is no orders that wait, and no order that holds them all', () => {
  const pictures = [scenarioById('pictures')!];
  const servers = component('AppServers', 'server', { capacity: 600, busy: 600, waiting: 12_687, offered: 726.37 });
  const lane = { orders: orders({ placed: 1_737, open: 300, perSecond: 57.87 }), components: [servers] };
  expect(narrationOf(frameAt(30_000, [lane]), pictures).sentences.slice(0, 2)).toEqual([
    'A: all 600 slots are held, and 12,687 requests wait in line.',
    'The line grows: 726.4 slots would be busy, and there are 600.',
  ]);
});

test('an order that is done is not all the work where messages of another kind wait, or are worked on', () => {
  const reminder = [scenarioById('head-of-line')!];
  const end = (rest: Partial<LaneFrame>) =>
    narrationOf(frameAt(20_000, [{ orders: settled(110), ...rest }]), reminder).sentences;
  expect(end({ queues: [queue('cart.wait', { ready: 2, oldestMs: 19_000 })] })).toEqual([
    'The order is done: the customer of A waited 110 ms.',
    'In A 2 messages wait in cart.wait, the oldest for 19.0 s.',
  ]);
  const pool = component('EmailWorker', 'workers', { capacity: 5, busy: 2 });
  expect(end({ components: [pool] })).toEqual([
    'The order is done: the customer of A waited 110 ms.',
    'In A e-mail workers have 2 messages in hand.',
  ]);
});
