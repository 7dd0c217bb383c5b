// What changed from step 3: before and after side by side, and three of the benefits, each looked at.
import type { SceneRun, Story } from '../story.ts';

const run: SceneRun = { comparison: 'one-order' };
const outage: SceneRun = {
  comparison: 'one-order',
  commands: {
    a: [{ atMs: 0, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } }],
    b: [
      { atMs: 0, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } },
      { atMs: 1_000, type: 'end-fault', component: 'EmailService', fault: 'down' },
    ],
  },
};

export const whatChanged: Story = {
  id: 'what-changed',
  part: 'What changed from step 3',
  title: 'What changed',
  summary: 'A queue and four pools of workers are new. Three of the promises that come with them are looked at here.',
  minutes: 3,
  scenes: [
    {
      title: 'Two new layers',
      text: [
        'The database, the cache and the services are the same in both lanes.',
        'New below are the message queue, which holds one queue for each job, and the workers that empty them.',
      ],
      run,
      fromMs: 0,
      until: { atMs: 0 },
      pace: 'follow',
      look: [
        { lane: 'b', id: 'Queue' },
        { lane: 'b', id: 'EmailWorker' },
      ],
    },
    {
      title: 'Faster answers',
      text: ['First promise: a faster checkout.'],
      after: ['Kept: {fast} below; above, the e-mail is still under way.'],
      run,
      fromMs: 0,
      until: { atMs: 1_000 },
      pace: 'follow',
      figures: { fast: { measure: 'b orders.customerMs.max', unit: 'ms' } },
    },
    {
      title: 'The work has not gone away',
      text: ['Fast answers are not fast work. The e-mail below starts after the answer and takes as long as above.'],
      question: {
        ask: 'When is all the work of the lower order done?',
        choices: [
          { label: '110 ms', value: 110 },
          { label: '2,110 ms', value: 2_110 },
          { label: '3,900 ms', value: 3_900 },
        ],
        measure: 'b orders.workMs.max',
      },
      after: [
        '{work}: the four jobs run beside each other now, so the longest one decides. Above it is their sum, {sum}.',
      ],
      run,
      fromMs: 1_000,
      until: 'end',
      pace: 'follow',
      figures: {
        work: { measure: 'b orders.workMs.max', unit: 'ms' },
        sum: { measure: 'a orders.workMs.max', unit: 'ms' },
      },
    },
    {
      title: 'Services let go of each other',
      text: [
        'Second promise: an e-mail service that is down does not block orders. SendGrid fails from the first millisecond.',
      ],
      question: {
        ask: 'Which customer gets an order?',
        choices: [
          { label: 'The upper one', measure: 'a orders.replied' },
          { label: 'The lower one', measure: 'b orders.replied' },
        ],
      },
      after: ['The lower one, after {answer}. Above the checkout has failed, with the order already in the database.'],
      run: outage,
      fromMs: 0,
      until: { atMs: 900 },
      pace: 'follow',
      look: [
        { lane: 'a', id: 'EmailService' },
        { lane: 'b', id: 'EmailService' },
      ],
      figures: { answer: { measure: 'b orders.customerMs.max', unit: 'ms' } },
    },
    {
      title: 'Tried again by itself',
      text: ['Third promise: failed work is tried again. SendGrid comes back after a second.'],
      after: [
        'Done after {retried}, and nobody had to do anything: the message went back to its queue {again} times until it worked.',
      ],
      run: outage,
      fromMs: 900,
      until: 'end',
      pace: 1,
      look: [{ lane: 'b', id: 'Queue', queue: 'email.order.confirmation' }],
      figures: {
        retried: { measure: 'b orders.workMs.max', unit: 'ms' },
        again: { measure: 'b queue email.order.confirmation redelivered', unit: 'count' },
      },
      notes: 'Requeued at once: a hot loop. That it tries so often is a trap of its own.',
    },
  ],
  tries: [
    {
      label: 'Down for ten seconds',
      lookFor: 'How often the same message is tried: nothing here waits between two attempts.',
      run: {
        comparison: 'one-order',
        commands: {
          b: [
            { atMs: 0, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } },
            { atMs: 10_000, type: 'end-fault', component: 'EmailService', fault: 'down' },
          ],
        },
      },
      pace: 1,
    },
    {
      label: 'Analytics hangs',
      lookFor: 'The upper customer waits with it; below only the analytics queue does.',
      run: {
        comparison: 'one-order',
        commands: {
          a: [{ atMs: 0, type: 'start-fault', component: 'AnalyticsDB', fault: { type: 'slow', factor: 10 } }],
          b: [{ atMs: 0, type: 'start-fault', component: 'AnalyticsDB', fault: { type: 'slow', factor: 10 } }],
        },
      },
      pace: 'follow',
    },
    {
      label: 'Publishing takes 500 ms',
      lookFor: 'The broker is in the critical path: a slow one is felt by every customer.',
      run: { comparison: 'one-order', sets: { b: { 'Queue.publish': 500 } } },
      pace: 'follow',
    },
  ],
};
