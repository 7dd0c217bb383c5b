// What is still missing: pictures and static files share the app servers with the checkout, and a message queue does not
// help. The step after this one; what is beyond this simulator (distance, bandwidth) is said.
import type { Command } from '../../scenario/run-spec.ts';
import type { SceneRun, Story } from '../story.ts';

const run: SceneRun = { comparison: 'pictures' };
const email = 'email.order.confirmation';
const asked = (atMs: number, perSecond: number): readonly Command[] => [
  { atMs, type: 'set', path: 'pictures.perSecond', value: perSecond },
];

export const stillMissing: Story = {
  id: 'still-missing',
  part: 'What’s still missing, and Step 5',
  title: 'What is still missing',
  summary:
    'The checkout is fast, and its servers still carry every picture of the shop. A queue of messages is no help there.',
  minutes: 3,
  scenes: [
    {
      title: 'What has been reached',
      text: ['The lesson’s month, 57.87 orders a second, with pools that keep up.'],
      after: [
        'p95 of the checkout {p95}, {line} e-mails waiting, {workers} workers. If SendGrid fails, messages wait; if a rush comes, queues take it. What can still go wrong?',
      ],
      run: { comparison: '115-or-116' },
      fromMs: 0,
      until: { atMs: 20_000 },
      pace: 6,
      lanes: 'b',
      look: [{ lane: 'b', id: 'Queue' }],
      figures: {
        p95: { measure: 'b orders.customerMs.p95', unit: 'ms' },
        line: { measure: `b queue ${email} ready`, unit: 'count' },
        workers: { measure: 'b workers', unit: 'count' },
      },
    },
    {
      title: 'Who else is at the counter',
      text: [
        'Product pictures, style sheets and scripts come from the same app servers. Say, 1,000 a second, 200 ms each; the lesson names the 200 ms, the rate is ours.',
      ],
      question: {
        ask: 'How many of the 600 slots are busy?',
        choices: [
          { label: 'about 6: files are small', value: 6 },
          { label: 'about 200', value: 206 },
          { label: 'all 600', value: 600 },
        ],
        measure: 'a component AppServers busy',
      },
      after: ['{busy}. 1,000 × 0.2 s for pictures, and about six for the orders; {load} by the formula.'],
      run,
      fromMs: 0,
      until: { atMs: 9_900 },
      pace: 3,
      lanes: 'a',
      look: [{ lane: 'a', id: 'AppServers' }],
      figures: {
        busy: { measure: 'a component AppServers busy', unit: 'count' },
        load: { measure: 'a component AppServers offered', unit: 'decimal' },
      },
    },
    {
      title: 'Everybody looks, as many buy',
      text: ['At 10 s an advertisement begins: 3,600 pictures a second. Orders come as before.'],
      question: {
        ask: 'How long does a customer wait for her order at 30 s?',
        choices: [
          { label: '110 ms, as before', value: 110 },
          { label: 'about 400 ms', value: 400 },
          { label: 'about 3.6 s', value: 3_600 },
        ],
        measure: 'a orders.lastCustomerMs',
      },
      after: [
        '{slow}: nearly what it was before there was a queue. {waiting} requests stand in line for a slot, orders among pictures.',
      ],
      run,
      fromMs: 9_900,
      until: { atMs: 30_000 },
      pace: 4,
      lanes: 'a',
      tab: 'charts',
      look: [{ lane: 'a', id: 'AppServers' }],
      figures: {
        slow: { measure: 'a orders.lastCustomerMs', unit: 'ms' },
        waiting: { measure: 'a component AppServers waiting', unit: 'count' },
      },
    },
    {
      title: 'Not a matter for the queue',
      text: ['A picture is wanted now. It cannot be published as a message and be done later.'],
      after: [
        'Look at the broker: {ready} e-mails wait. It has nothing to do with this line, and no worker can shorten it. Such work must not come to these servers at all.',
      ],
      run,
      fromMs: 30_000,
      until: { atMs: 32_000 },
      pace: 1,
      lanes: 'a',
      look: [{ lane: 'a', id: 'Queue' }],
      figures: { ready: { measure: `a queue ${email} ready`, unit: 'count' } },
    },
    {
      title: 'Nine in ten from the edge',
      text: [
        'Step 5 puts a CDN before the servers, and keeps nine in ten requests away from them; below, that tenth is what is left. The CDN itself is not drawn: nothing of it runs in this shop.',
      ],
      question: {
        ask: 'How many slots are busy below, at the same advertisement?',
        choices: [
          { label: 'about 78', value: 78 },
          { label: 'about 300', value: 300 },
          { label: 'about 540', value: 540 },
        ],
        measure: 'b component AppServers busy',
      },
      after: ['{few}, and an order takes {fast} there, {slowly} above.'],
      run,
      fromMs: 10_000,
      until: { atMs: 30_000 },
      pace: 5,
      look: [
        { lane: 'a', id: 'AppServers' },
        { lane: 'b', id: 'AppServers' },
      ],
      figures: {
        few: { measure: 'b component AppServers busy', unit: 'count' },
        fast: { measure: 'b orders.lastCustomerMs', unit: 'ms' },
        slowly: { measure: 'a orders.lastCustomerMs', unit: 'ms' },
      },
    },
    {
      title: 'A cold cache',
      text: [
        'A release gives every file a new name, and at 12 s half of the requests miss the cache. The hit rate is a figure like any other: it decides about the load.',
      ],
      after: [
        '{missed} slots are busy, and an order takes {still}. At no hits at all both lanes would be alike.',
        'Here this simulator ends: 20 ms from the edge instead of 200 across an ocean, and bandwidth by the gigabyte, are the next step’s subject.',
      ],
      run: { ...run, commands: { b: asked(12_000, 1_800) } },
      fromMs: 10_000,
      until: { atMs: 30_000 },
      pace: 5,
      lanes: 'b',
      look: [{ lane: 'b', id: 'AppServers' }],
      figures: {
        missed: { measure: 'b component AppServers busy', unit: 'count' },
        still: { measure: 'b orders.lastCustomerMs', unit: 'ms' },
      },
    },
  ],
  tries: [
    {
      label: 'A fourth app server',
      lookFor: 'Upper lane: 800 slots are enough for this advertisement, and not for the next one.',
      run: { comparison: 'pictures', sets: { a: { 'AppServers.replicas': 4 } } },
      pace: 3,
    },
    {
      label: 'The cache is gone',
      lookFor: 'Lower lane: from 15 s on every request reaches the servers, and both lanes wait alike.',
      run: { comparison: 'pictures', commands: { b: asked(15_000, 3_600) } },
      pace: 3,
    },
    {
      label: 'Customers leave after 2 s',
      lookFor: 'Upper lane: those who give up are counted; their orders are stored all the same, some seconds later.',
      run: { comparison: 'pictures', sets: { a: { 'Client.patience': 2_000 }, b: { 'Client.patience': 2_000 } } },
      pace: 3,
    },
  ],
};
