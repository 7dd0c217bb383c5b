// The traps: what the lesson's own code would do on a real broker. What the simulator cannot run (a wrong field name, a
// process that dies) is shown by what it comes to, and the scene says so.
import type { SceneRun, Story } from '../story.ts';

const email = 'email.order.confirmation';
const events = 'analytics.events';
const batch: SceneRun = { comparison: 'batch' };

export const traps: Story = {
  id: 'traps',
  part: 'The lesson’s code, read closely',
  title: 'Nine traps',
  summary:
    'Code that looks right, runs in every demonstration, and fails in production without a sound. All of it is the lesson’s.',
  minutes: 5,
  scenes: [
    {
      title: 'The hot requeue loop',
      text: [
        'When sending fails, the lesson’s first worker calls nack(msg, false, true): back into the queue, try again. The very first e-mail here can never be sent.',
      ],
      question: {
        ask: 'How many of the other 20 e-mails does the upper worker send in ten seconds?',
        choices: [
          { label: 'None', value: 0 },
          { label: 'about half', value: 10 },
          { label: 'nearly all', value: 19 },
        ],
        measure: `a queue ${email} acknowledged`,
      },
      after: [
        '{sentA}. A classic queue puts it back where it was, at the head: it was delivered {loops} times, and the others never. Below, a quorum queue gives up after its delivery limit, and {sentB} are sent.',
      ],
      run: { comparison: 'poison' },
      fromMs: 0,
      until: { atMs: 10_000 },
      pace: 2,
      look: [
        { lane: 'a', id: 'EmailWorker' },
        { lane: 'b', id: 'Queue', queue: 'email.dead' },
      ],
      figures: {
        sentA: { measure: `a queue ${email} acknowledged`, unit: 'count' },
        sentB: { measure: `b queue ${email} acknowledged`, unit: 'count' },
        loops: { measure: `a queue ${email} delivered`, unit: 'count' },
      },
    },
    {
      title: 'A batch that never fills',
      text: ['Analytics collects 100 events before it writes. Today 251 orders come, and then the shop closes.'],
      question: {
        ask: 'How many events are never written in the upper lane?',
        choices: [
          { label: 'None', value: 0 },
          { label: '51', value: 51 },
          { label: '151', value: 151 },
        ],
        measure: `a queue ${events} unacknowledged`,
      },
      after: [
        '{kept} are in the worker’s hands, unacknowledged, until there are a hundred of them. Below, a timer writes what there is after a second: {flushed} are left.',
      ],
      run: batch,
      fromMs: 0,
      until: { atMs: 60_000 },
      pace: 12,
      look: [
        { lane: 'a', id: 'AnalyticsWorker' },
        { lane: 'b', id: 'AnalyticsWorker' },
      ],
      figures: {
        kept: { measure: `a queue ${events} unacknowledged`, unit: 'count' },
        flushed: { measure: `b queue ${events} unacknowledged`, unit: 'count' },
      },
    },
    {
      title: '… and fails when it is full',
      text: [
        'It keeps events, not messages, in its batch. So after the insert it calls ack(event), which throws: an event has no delivery tag. The catch block calls nack(event) and throws, too. The process dies, and all 100 messages come back.',
        'Above, each batch is written and then fails, and a worker is there again at once; a real process takes some seconds to start.',
      ],
      question: {
        ask: 'How often are the first hundred events written in a minute?',
        choices: [
          { label: 'never', value: 0 },
          { label: 'once', value: 1 },
          { label: 'again and again', value: 166 },
        ],
        measure: 'a component AnalyticsDB served',
      },
      after: [
        '{written} times the same hundred rows, and {behind} other events never have their turn. Keep the messages; acknowledge the last one with allUpTo.',
      ],
      run: { comparison: 'batch', sets: { a: { 'AnalyticsWorker.errors': 1 } } },
      fromMs: 0,
      until: { atMs: 60_000 },
      pace: 12,
      look: [{ lane: 'a', id: 'AnalyticsDB' }],
      figures: {
        written: { measure: 'a component AnalyticsDB served', unit: 'count' },
        behind: { measure: `a queue ${events} ready`, unit: 'count' },
      },
    },
    {
      title: 'x-delay, read by nobody',
      text: [
        'A reminder is to come tomorrow: the message has the header x-delay. The broker has no plug-in that reads it.',
      ],
      after: ['Sent at {sent}. No error, no warning; “Remind me tomorrow” has the whole story.'],
      run: { comparison: 'cart-reminder' },
      fromMs: 0,
      until: { measure: 'b queue cart-reminders acknowledged', above: 0 },
      pace: 'follow',
      lanes: 'b',
      look: [{ lane: 'b', id: 'EmailService' }],
      figures: { sent: { measure: 'clock', unit: 'ms' } },
    },
    {
      title: 'The exclusive queue',
      text: [
        'Each subscriber of the lesson declares its queue with exclusive: true. The queue belongs to that one connection. From 10 s to 20 s its owner is away.',
      ],
      question: {
        ask: 'How many orders fail meanwhile?',
        choices: [
          { label: 'None', value: 0 },
          { label: 'about 50', value: 50 },
        ],
        measure: 'a orders.failed',
      },
      after: [
        '{failed} fail. The queue is deleted with its owner, {dropped} messages in it are gone, and {nowhere} more were confirmed and went nowhere. A second worker could not even have opened it: 405 RESOURCE_LOCKED.',
      ],
      run: { comparison: 'exclusive' },
      fromMs: 8_000,
      until: { atMs: 19_900 },
      pace: 3,
      lanes: 'a',
      look: [{ lane: 'a', id: 'NotificationWorker' }],
      figures: {
        failed: { measure: 'a orders.failed', unit: 'count' },
        dropped: { measure: 'a queue notifications.order dropped', unit: 'count' },
        nowhere: { measure: 'a orders.replied - a queue notifications.order published', unit: 'count' },
      },
    },
    {
      title: 'Stock taken twice',
      text: [
        'The order’s transaction runs UPDATE products SET stock = stock - qty. Then the event goes to the inventory worker, and the lesson’s worker subtracts the quantity, too.',
      ],
      question: {
        ask: 'One article is ordered. How many are taken from the stock?',
        choices: [
          { label: '1', value: 1 },
          { label: '2', value: 2 },
        ],
        measure: 'b component Master served + b component Inventory served',
      },
      after: [
        '{taken}: one by the transaction, one by the worker; and each time a message is delivered again it is one more. One place owns the stock, and whoever counts must remember what it has counted.',
      ],
      run: { comparison: 'one-order' },
      fromMs: 0,
      until: { atMs: 700 },
      pace: 'follow',
      lanes: 'b',
      look: [
        { lane: 'b', id: 'Master' },
        { lane: 'b', id: 'InventoryWorker' },
      ],
      figures: { taken: { measure: 'b component Master served + b component Inventory served', unit: 'count' } },
    },
    {
      title: 'email is published, userEmail is read',
      text: [
        'The publisher writes { orderId, userId, total, email }. The worker reads event.userEmail, which is undefined, and SendGrid sends nothing to nobody.',
        'No simulator knows field names. What it comes to is that every e-mail is poison, and that is what runs here.',
      ],
      question: {
        ask: 'How many e-mails are sent in half a minute?',
        choices: [
          { label: 'None', value: 0 },
          { label: 'about 75, as many as five workers can', value: 75 },
        ],
        measure: `b queue ${email} acknowledged`,
      },
      after: [
        '{delivered} of {orders}. Five workers made {attempts} attempts, all in vain; customers are answered in {answer}. Only the error rate tells: it is at {errors}.',
      ],
      run: { comparison: 'month', sets: { b: { 'EmailWorker.poisonEvery': 1 } } },
      fromMs: 0,
      until: { atMs: 30_000 },
      pace: 6,
      lanes: 'b',
      look: [{ lane: 'b', id: 'EmailWorker' }],
      figures: {
        orders: { measure: 'b orders.placed', unit: 'count' },
        delivered: { measure: `b queue ${email} acknowledged`, unit: 'count' },
        attempts: { measure: 'b component EmailService served', unit: 'count' },
        answer: { measure: 'b orders.lastCustomerMs', unit: 'ms' },
        errors: { measure: 'b component EmailWorker errorShare', unit: 'percent' },
      },
    },
    {
      title: 'Declared again, with other arguments',
      text: [
        'One function declares email.order.confirmation with a dead-letter exchange and a time to live; the worker declares it plainly. Whoever comes second is told 406 PRECONDITION_FAILED, and its channel is closed.',
        'So the queue is there, and its workers are not: here they are down from the start.',
      ],
      after: [
        '{unread} e-mails after 20 s, and nobody to take them. The checkout answers in {fast}. Declare a queue in one place, or check it with checkQueue.',
      ],
      run: {
        comparison: '115-or-116',
        commands: { b: [{ atMs: 0, type: 'start-fault', component: 'EmailWorker', fault: { type: 'down' } }] },
      },
      fromMs: 0,
      until: { atMs: 20_000 },
      pace: 5,
      lanes: 'b',
      look: [{ lane: 'b', id: 'EmailWorker' }],
      figures: {
        unread: { measure: `b queue ${email} ready`, unit: 'count' },
        fast: { measure: 'b orders.lastCustomerMs', unit: 'ms' },
      },
    },
    {
      title: 'No confirm channel',
      text: [
        'createChannel, not createConfirmChannel: publish returns at once, and what the broker says is never heard. Here the e-mail queue may hold 1,000 and refuses the rest; above the publisher waits for the answer, below it does not.',
      ],
      question: {
        ask: 'After a minute, how many customers below have been told that something went wrong?',
        choices: [
          { label: 'None', value: 0 },
          { label: 'about 2,300, as above', value: 2_316 },
        ],
        measure: 'b orders.failed',
      },
      after: [
        '{toldB} below, {toldA} above. Both shops lost as many e-mails; the lower one has {unheard} of them on its conscience and does not know it.',
      ],
      run: { comparison: 'confirms' },
      fromMs: 0,
      until: { atMs: 60_000 },
      pace: 12,
      look: [
        { lane: 'a', id: 'Client' },
        { lane: 'b', id: 'Queue', queue: email },
      ],
      figures: {
        toldA: { measure: 'a orders.failed', unit: 'count' },
        toldB: { measure: 'b orders.failed', unit: 'count' },
        unheard: { measure: `b orders.replied - b queue ${email} published`, unit: 'count' },
      },
    },
  ],
  tries: [
    {
      label: 'Reject instead of requeue',
      lookFor:
        'Upper lane: one e-mail is given up, all others are sent. With a dead-letter exchange not even that one is lost.',
      run: { comparison: 'poison', sets: { a: { 'EmailWorker.onFailure': 'reject' } } },
      pace: 2,
    },
    {
      label: 'Prefetch 50 under a batch of 100',
      lookFor: 'Upper lane: not one batch is ever written. It waits for the hundredth event and may hold fifty.',
      run: { comparison: 'batch', sets: { a: { 'AnalyticsWorker.prefetch': 50 } } },
      pace: 6,
    },
    {
      label: 'Not durable',
      lookFor:
        'A restart of the broker, with durable queues above and without below: see what is lost, and who is told.',
      run: { comparison: 'broker-restart' },
      pace: 4,
    },
  ],
};
