// The work queue: many workers on one queue, each message to one of them; and how many workers are enough.
import type { SceneRun, Story } from '../story.ts';

const run: SceneRun = { comparison: '115-or-116' };
const month: SceneRun = { comparison: 'month' };
const email = 'email.order.confirmation';

export const workQueue: Story = {
  id: 'work-queue',
  part: 'Pattern 2: work queue',
  title: 'How many workers?',
  summary:
    'Workers share one queue and each message goes to one of them. One worker too few, and the queue grows for ever.',
  minutes: 4,
  scenes: [
    {
      title: 'Five workers',
      text: ['Five e-mail workers, two seconds for each e-mail, 57.87 orders a second.'],
      question: {
        ask: 'How many e-mails wait after half a minute?',
        choices: [
          { label: 'about 100', value: 100 },
          { label: 'about 1,700', value: 1_700 },
          { label: 'about 10,000', value: 10_000 },
        ],
        measure: `b queue ${email} ready`,
      },
      after: ['{waiting}. Five workers send 2.5 a second; all the others queue up, and the customers do not notice.'],
      run: month,
      fromMs: 0,
      until: { atMs: 30_000 },
      pace: 6,
      lanes: 'b',
      look: [{ lane: 'b', id: 'Queue', queue: email }],
      figures: { waiting: { measure: `b queue ${email} ready`, unit: 'count' } },
    },
    {
      title: 'Offered load',
      text: ['How many are enough? Orders a second times seconds for each: that many workers must be busy on average.'],
      after: ['57.87 × 2 s = {offered}. So 115 are not enough, and 116 are.'],
      run: month,
      fromMs: 30_000,
      until: { atMs: 31_000 },
      pace: 1,
      lanes: 'b',
      look: [{ lane: 'b', id: 'EmailWorker' }],
      figures: { offered: { measure: 'b component EmailWorker offered', unit: 'decimal' } },
    },
    {
      title: 'One worker decides',
      text: ['115 above, 116 below, the same orders. For a minute they look alike.'],
      after: ['{few} wait above, {enough} below.'],
      run,
      fromMs: 0,
      until: { atMs: 60_000 },
      pace: 15,
      look: [
        { lane: 'a', id: 'EmailWorker' },
        { lane: 'b', id: 'EmailWorker' },
      ],
      figures: {
        few: { measure: `a queue ${email} ready`, unit: 'count' },
        enough: { measure: `b queue ${email} ready`, unit: 'count' },
      },
    },
    {
      title: 'Four minutes later',
      text: ['The difference is less than one e-mail a second. It adds up.'],
      question: {
        ask: 'In which lane does the queue still grow?',
        choices: [
          { label: 'Above, with 115', measure: `a queue ${email} readyMax` },
          { label: 'Below, with 116', measure: `b queue ${email} readyMax` },
        ],
      },
      after: ['Above: {fewEnd} wait now, and the oldest has waited {oldest}. Below: {enoughEnd}.'],
      run,
      fromMs: 60_000,
      until: { atMs: 290_000 },
      pace: 40,
      tab: 'charts',
      figures: {
        fewEnd: { measure: `a queue ${email} ready`, unit: 'count' },
        enoughEnd: { measure: `b queue ${email} ready`, unit: 'count' },
        oldest: { measure: `a queue ${email} oldestMs`, unit: 'ms' },
      },
    },
    {
      title: 'The worker as it is written',
      text: [
        'The lesson’s e-mail worker sets no prefetch, and its handler is asynchronous: it takes whatever comes, all at once.',
        'Above are five of those, below 116 that take one at a time.',
      ],
      question: {
        ask: 'Where do messages wait above?',
        choices: [
          { label: 'In the queue', measure: `a queue ${email} ready` },
          { label: 'In the workers’ hands', measure: `a queue ${email} unacknowledged` },
        ],
      },
      after: [
        'In the workers’ hands: {held} e-mails are under way in five workers, and the queue is empty. It is fast, and SendGrid sees {held} calls at once.',
      ],
      run: { comparison: 'as-written' },
      fromMs: 0,
      until: { atMs: 20_000 },
      pace: 5,
      look: [
        { lane: 'a', id: 'EmailWorker' },
        { lane: 'b', id: 'EmailWorker' },
      ],
      figures: { held: { measure: `a queue ${email} unacknowledged`, unit: 'count' } },
    },
  ],
  tries: [
    {
      label: 'SendGrid answers 50 at once',
      lookFor: 'More workers no longer help: the provider is the bottleneck now.',
      run: { comparison: '115-or-116', sets: { b: { 'EmailService.concurrency': 50 } } },
      pace: 15,
    },
    {
      label: 'Prefetch 10',
      lookFor: 'Workers hold more than they handle; the queue looks shorter than the work is.',
      run: { comparison: '115-or-116', sets: { b: { 'EmailWorker.prefetch': 10 } } },
      pace: 15,
    },
    {
      label: 'By chance instead of evenly',
      lookFor: '116 are no longer comfortable: chance makes queues even where the average fits.',
      run: {
        comparison: '115-or-116',
        sets: { a: { 'orders.pattern': 'poisson' }, b: { 'orders.pattern': 'poisson' } },
      },
      pace: 15,
    },
  ],
};
