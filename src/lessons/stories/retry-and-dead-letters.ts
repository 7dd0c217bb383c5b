// Retry and dead letters: an outage from the first failed e-mail to the replayed one, and what trying again costs.
import type { Command } from '../../scenario/run-spec.ts';
import type { SceneRun, Story } from '../story.ts';

const run: SceneRun = { comparison: 'email-outage' };
const email = 'email.order.confirmation';
/** Under way when SendGrid goes down. */
const UNLUCKY = 12_430;
const replay = (atMs: number, keepRetryCount: boolean): readonly Command[] => [
  { atMs, type: 'replay-dead-letters', queue: 'email.dead', count: 0, perSecond: 20, keepRetryCount },
];

export const retryAndDeadLetters: Story = {
  id: 'retry-and-dead-letters',
  part: 'Retry & error handling',
  title: 'Try again, and then?',
  summary: 'SendGrid is down for half a minute. Each e-mail is tried four times; then somebody has to look at it.',
  minutes: 4,
  scenes: [
    {
      title: 'SendGrid goes down',
      text: [
        'Ten orders a second. At 10 s SendGrid goes down; the worker catches the error, waits, and publishes the e-mail again: after 1, 2 and 4 s. Below is what happens to order 12430.',
      ],
      after: ['{backing} e-mails are waiting for their next attempt, each in the hands of a worker.'],
      run,
      fromMs: 8_000,
      until: { atMs: 12_000 },
      pace: 1,
      lanes: 'b',
      tab: 'retries',
      follow: UNLUCKY,
      look: [{ lane: 'b', id: 'EmailWorker' }],
      figures: { backing: { measure: 'b component EmailWorker backingOff', unit: 'count' } },
    },
    {
      title: 'After the fourth attempt',
      text: ['SendGrid stays down. The worker rejects an e-mail that has failed four times: nack, without requeue.'],
      question: {
        ask: 'Where does the first of them go?',
        choices: [
          { label: 'It is thrown away', measure: `b queue ${email} dropped` },
          { label: 'Into email.dead', measure: 'b queue email.dead ready' },
          { label: 'Back to the head of its queue', measure: `b queue ${email} redelivered` },
        ],
      },
      after: [
        'Into email.dead, at {first}. The queue was declared with a dead-letter exchange; the message keeps its order, and x-death says why it is there.',
      ],
      run,
      fromMs: 12_000,
      until: { measure: 'b queue email.dead ready', above: 0 },
      pace: 2,
      lanes: 'b',
      tab: 'retries',
      follow: UNLUCKY,
      look: [{ lane: 'b', id: 'Queue', queue: 'email.dead' }],
      figures: { first: { measure: 'clock', unit: 'ms' } },
    },
    {
      title: 'Half a minute is long',
      text: ['At 40 s SendGrid is back. Since 10 s about 300 orders have come.'],
      question: {
        ask: 'How many e-mails are dead by then?',
        choices: [
          { label: 'about 30', value: 30 },
          { label: 'about 180', value: 180 },
          { label: 'about 300, all of them', value: 300 },
        ],
        measure: 'b queue email.dead ready',
      },
      after: [
        '{dead} are dead, {holding} more are held between two attempts, and {behind} wait behind them: all {busy} workers are busy, most of them with waiting.',
      ],
      run,
      fromMs: 20_000,
      until: { atMs: 40_000 },
      pace: 4,
      lanes: 'b',
      tab: 'retries',
      follow: UNLUCKY,
      look: [{ lane: 'b', id: 'Queue', queue: 'email.dead' }],
      figures: {
        dead: { measure: 'b queue email.dead ready', unit: 'count' },
        holding: { measure: 'b component EmailWorker backingOff', unit: 'count' },
        behind: { measure: `b queue ${email} ready`, unit: 'count' },
        busy: { measure: 'b component EmailWorker busy', unit: 'count' },
      },
    },
    {
      title: 'Meanwhile, at the checkout',
      text: ['The same outage in both shops. Above, the e-mail is sent while the customer waits.'],
      question: {
        ask: 'How many customers of the lower shop have seen an error?',
        choices: [
          { label: 'None', value: 0 },
          { label: 'about 180, those whose e-mail is dead', value: 180 },
          { label: 'about 320', value: 320 },
        ],
        measure: 'b orders.failed',
      },
      after: [
        '{failedB} below, {failedA} above. There the order was stored before the e-mail failed: those customers read an error for an order that exists, and some will order again.',
      ],
      run,
      fromMs: 40_000,
      until: { atMs: 45_000 },
      pace: 2,
      tab: 'charts',
      look: [
        { lane: 'a', id: 'Client' },
        { lane: 'b', id: 'Client' },
      ],
      figures: {
        failedA: { measure: 'a orders.failed', unit: 'count' },
        failedB: { measure: 'b orders.failed', unit: 'count' },
      },
    },
    {
      title: 'A job for a person',
      text: [
        'New e-mails go out again. The dead stay where they are: somebody has to read why they died, mend the cause, and send them back.',
      ],
      after: [
        '{left} are still there. The desk below groups them by reason; one can be opened, and its whole history read.',
      ],
      run,
      fromMs: 45_000,
      until: { atMs: 60_000 },
      pace: 5,
      lanes: 'b',
      tab: 'dead-letters',
      look: [{ lane: 'b', id: 'Queue', queue: 'email.dead' }],
      figures: { left: { measure: 'b queue email.dead ready', unit: 'count' } },
    },
    {
      title: 'Sent back',
      text: [
        'They are replayed, twenty a second beside the ten of new orders, with their count of retries cleared. 60 workers send thirty a second.',
      ],
      after: ['{rest} dead, and {line} in line. Every customer of the outage has her e-mail, a minute late.'],
      run: { ...run, commands: { b: replay(60_000, false) } },
      fromMs: 60_000,
      until: { atMs: 75_000 },
      pace: 3,
      lanes: 'b',
      tab: 'dead-letters',
      look: [{ lane: 'b', id: 'Queue', queue: email }],
      figures: {
        rest: { measure: 'b queue email.dead ready', unit: 'count' },
        line: { measure: `b queue ${email} ready`, unit: 'count' },
      },
    },
    {
      title: 'Waiting in the hand, or in a queue',
      text: [
        'Another shop: every fifth e-mail can never be sent. Above, the worker holds it while it waits, as in the lesson; below it goes to a wait queue that leads back.',
      ],
      question: {
        ask: 'In which lane do the other e-mails pile up?',
        choices: [
          { label: 'Above', measure: `a queue ${email} ready` },
          { label: 'Below', measure: `b queue ${email} ready` },
        ],
      },
      after: [
        '{readyA} wait above, {readyB} below. A worker with a prefetch of 1 that waits four seconds has done nothing for four seconds.',
      ],
      run: { comparison: 'backoff' },
      fromMs: 0,
      until: { atMs: 60_000 },
      pace: 12,
      look: [
        { lane: 'a', id: 'EmailWorker' },
        { lane: 'b', id: 'Queue', queue: 'email.wait.4s' },
      ],
      figures: {
        readyA: { measure: `a queue ${email} ready`, unit: 'count' },
        readyB: { measure: `b queue ${email} ready`, unit: 'count' },
      },
    },
    {
      title: 'What trying again costs',
      text: ['Not an outage now, but a provider that fails three times in ten.'],
      question: {
        ask: 'How many attempts does an e-mail cost on average, with three retries?',
        choices: [
          { label: 'about 1.4', value: 1.4 },
          { label: 'about 2', value: 2 },
          { label: '4', value: 4 },
        ],
        measure: `a queue ${email} published / a orders.placed`,
      },
      after: [
        '{attempts} so far; 1 + 0.3 + 0.09 + 0.027 = 1.417 are to be expected. {lost} of {orders} e-mails have died. In an outage all fail, and each costs four: just when the provider can bear it least.',
      ],
      run: { comparison: 'retry-laboratory' },
      fromMs: 0,
      until: { atMs: 120_000 },
      pace: 25,
      lanes: 'a',
      tab: 'retries',
      look: [{ lane: 'a', id: 'EmailWorker' }],
      figures: {
        attempts: { measure: `a queue ${email} published / a orders.placed`, unit: 'decimal' },
        lost: { measure: 'a queue email.dead ready', unit: 'count' },
        orders: { measure: 'a orders.placed', unit: 'count' },
      },
    },
  ],
  tries: [
    {
      label: 'Ten retries instead of three',
      lookFor:
        'No e-mail dies: the last wait is longer than the outage. See how the queue fills behind the waiting workers.',
      run: { comparison: 'email-outage', sets: { b: { 'EmailWorker.retries': 10 } } },
      pace: 4,
    },
    {
      label: 'Replayed too early',
      lookFor: 'At 30 s SendGrid is still down, and they keep their count: each fails once and is dead again.',
      run: { comparison: 'email-outage', commands: { b: replay(30_000, true) } },
      pace: 4,
    },
    {
      label: 'A hand that is free, and prefetch 10',
      lookFor: 'Above nothing piles up any more: the handler does not wait, and the worker may hold others meanwhile.',
      run: { comparison: 'backoff', sets: { a: { 'EmailWorker.retryWaits': false, 'EmailWorker.prefetch': 10 } } },
      pace: 8,
    },
  ],
};
