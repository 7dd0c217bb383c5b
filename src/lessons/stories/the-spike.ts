// The spike: orders rise past what the synchronous shop can carry, and what the queue does with the same orders.
import type { SceneRun, Story } from '../story.ts';

const run: SceneRun = { comparison: 'rush' };
const email = 'email.order.confirmation';

export const theSpike: Story = {
  id: 'the-spike',
  part: 'Handle traffic spikes',
  title: 'The spike',
  summary:
    'From 60 orders a second to 220 and back. One shop makes its customers wait; the other makes its messages wait.',
  minutes: 4,
  scenes: [
    {
      title: 'A calm day',
      text: ['60 orders a second. The synchronous shop holds each of its 600 slots for 3.9 seconds an order.'],
      question: {
        ask: 'How many orders a second can it carry at most?',
        choices: [
          { label: 'about 60', value: 60 },
          { label: 'about 154', value: 154 },
          { label: 'about 600', value: 600 },
        ],
        measure: '600 / 3.9',
      },
      after: ['600 slots / 3.9 s = {carries}. At 60 a second, {busy} of them are busy.'],
      run,
      fromMs: 0,
      until: { atMs: 6_000 },
      pace: 1.5,
      look: [{ lane: 'a', id: 'AppServers' }],
      figures: {
        carries: { measure: '600 / 3.9', unit: 'decimal' },
        busy: { measure: 'a component AppServers busy', unit: 'count' },
      },
    },
    {
      title: 'It rises',
      text: ['From now on there are more orders each second. Watch the slots of the upper shop.'],
      after: ['At {full} all 600 slots are taken. The next customer stands in line.'],
      run,
      fromMs: 6_000,
      until: { measure: 'a component AppServers waiting', above: 0 },
      pace: 1.5,
      look: [{ lane: 'a', id: 'AppServers' }],
      figures: { full: { measure: 'clock', unit: 'ms' } },
    },
    {
      title: 'The top of it',
      text: ['220 a second, until the fortieth second.'],
      question: {
        ask: 'How long has the last customer above waited, at 40 s?',
        choices: [
          { label: 'about 4 s, as before', value: 4_000 },
          { label: 'about 11 s', value: 11_000 },
          { label: 'about 40 s', value: 40_000 },
        ],
        measure: 'a orders.lastCustomerMs',
      },
      after: ['{slow} above, {fast} below. Above, {line} customers stand in line.'],
      run,
      fromMs: 14_000,
      until: { atMs: 40_000 },
      pace: 3,
      tab: 'charts',
      look: [{ lane: 'a', id: 'AppServers' }],
      figures: {
        slow: { measure: 'a orders.lastCustomerMs', unit: 'ms' },
        fast: { measure: 'b orders.lastCustomerMs', unit: 'ms' },
        line: { measure: 'a component AppServers waiting', unit: 'count' },
      },
    },
    {
      title: 'Who waits below?',
      text: ['Nothing is for free. The lower shop has the same orders, and 160 e-mail workers that send 80 a second.'],
      after: [
        'The messages wait: {ready} e-mails are in the queue, the oldest for {oldest}. Nobody stands in front of a browser for them.',
      ],
      run,
      fromMs: 40_000,
      until: { atMs: 50_000 },
      pace: 3,
      lanes: 'b',
      look: [{ lane: 'b', id: 'Queue', queue: email }],
      figures: {
        ready: { measure: `b queue ${email} ready`, unit: 'count' },
        oldest: { measure: `b queue ${email} oldestMs`, unit: 'ms' },
      },
    },
    {
      title: 'Working it off',
      text: ['The rush is over: 60 a second come in, 80 can be sent.'],
      question: {
        ask: 'Is the e-mail queue empty two minutes later?',
        choices: [
          { label: 'Yes', value: 0 },
          { label: 'No: thousands are left', value: 3_000 },
        ],
        measure: `b queue ${email} ready`,
      },
      after: ['{left} are left. 20 a second more than come in is not much against {peak} at the peak.'],
      run,
      fromMs: 50_000,
      until: { atMs: 170_000 },
      pace: 20,
      lanes: 'b',
      tab: 'charts',
      look: [{ lane: 'b', id: 'Queue', queue: email }],
      figures: {
        left: { measure: `b queue ${email} ready`, unit: 'count' },
        peak: { measure: `b queue ${email} readyMax`, unit: 'count' },
      },
    },
    {
      title: 'What it comes to',
      text: ['The rush is long over in both shops.'],
      after: ['The slowest customer waited {worstA} above and {worstB} below.'],
      run,
      fromMs: 170_000,
      until: { atMs: 299_000 },
      pace: 40,
      tab: 'charts',
      figures: {
        worstA: { measure: 'a orders.customerMs.max', unit: 'ms' },
        worstB: { measure: 'b orders.customerMs.max', unit: 'ms' },
      },
    },
  ],
  tries: [
    {
      label: '440 e-mail workers',
      lookFor: 'The queue stays flat: enough hands for the top of the rush, idle for the rest of the day.',
      run: { comparison: 'rush', sets: { b: { 'EmailWorker.count': 440 } } },
      pace: 4,
    },
    {
      label: 'Five app servers',
      lookFor: 'The upper shop carries more, and is still overrun: slots alone do not shorten 3.9 s.',
      run: { comparison: 'rush', sets: { a: { 'AppServers.replicas': 5 } } },
      pace: 4,
    },
    {
      label: 'Customers leave after 8 s',
      lookFor: 'The line above gets no shorter, for the work goes on: the shop serves people who are gone.',
      run: { comparison: 'rush', sets: { a: { 'Client.patience': 8_000 }, b: { 'Client.patience': 8_000 } } },
      pace: 4,
    },
  ],
};
