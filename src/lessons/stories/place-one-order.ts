// One order, event by event, through the asynchronous checkout: the lesson's sequence diagram and its timeline.
import type { SceneRun, Story } from '../story.ts';

const run: SceneRun = { comparison: 'one-order' };

export const placeOneOrder: Story = {
  id: 'place-one-order',
  part: 'Message queue flow',
  title: 'Place one order',
  summary:
    'The lesson’s sequence diagram as it happens: a transaction, one event, an answer, and four workers at once.',
  minutes: 4,
  scenes: [
    {
      title: 'The transaction',
      text: [
        'BEGIN, two INSERTs, an UPDATE and COMMIT: one transaction on the Master, which holds one of its connections.',
        'This is the critical path. The customer waits for it, and should.',
      ],
      after: ['Committed after {stored}.'],
      run,
      fromMs: 0,
      until: { atMs: 100 },
      pace: 'follow',
      lanes: 'b',
      look: [{ lane: 'b', id: 'Master' }],
      figures: { stored: { measure: 'clock', unit: 'ms' } },
    },
    {
      title: 'One event, four copies',
      text: [
        'Now the server publishes OrderPlaced once, to an exchange. Every queue that is bound to it gets a copy of its own.',
      ],
      question: {
        ask: 'How many messages are there for this one order?',
        choices: [
          { label: '1', value: 1 },
          { label: '4', value: 4 },
          { label: '5', value: 5 },
        ],
        measure: 'b queues published',
      },
      after: ['The confirm comes after 10 ms, and with it the four copies.'],
      run,
      fromMs: 100,
      until: { atMs: 110 },
      pace: 'follow',
      lanes: 'b',
      look: [{ lane: 'b', id: 'Queue' }],
    },
    {
      title: 'The answer',
      text: ['At the confirm, and not before, the server answers.'],
      after: ['{answer}. What comes now is nobody’s wait.'],
      run,
      fromMs: 110,
      until: { atMs: 200 },
      pace: 'follow',
      lanes: 'b',
      look: [{ lane: 'b', id: 'Client' }],
      figures: { answer: { measure: 'b orders.customerMs.max', unit: 'ms' } },
    },
    {
      title: 'Four workers at once',
      text: ['Each queue has a pool of workers of its own. All four started at the same instant.'],
      question: {
        ask: 'Which is done first?',
        choices: [
          { label: 'The e-mail', measure: 'b queue email.order.confirmation acknowledged' },
          { label: 'The stock', measure: 'b queue inventory.update acknowledged' },
          { label: 'The sales record', measure: 'b queue analytics.events acknowledged' },
        ],
      },
      after: ['The sales record, at {first}: 300 ms after it began.'],
      run,
      fromMs: 200,
      until: { atMs: 410 },
      pace: 'follow',
      lanes: 'b',
      look: [{ lane: 'b', id: 'AnalyticsWorker' }],
      figures: { first: { measure: 'clock', unit: 'ms' } },
    },
    {
      title: 'Acknowledged, and gone',
      text: ['A worker acknowledges a message when its work is done. Only then does the broker forget it.'],
      after: ['Stock and seller are done too: at {now} one message is left, the e-mail.'],
      run,
      fromMs: 410,
      until: { atMs: 1_110 },
      pace: 'follow',
      lanes: 'b',
      look: [
        { lane: 'b', id: 'InventoryWorker' },
        { lane: 'b', id: 'NotificationWorker' },
      ],
      figures: { now: { measure: 'clock', unit: 'ms' } },
    },
    {
      title: 'All done',
      text: ['The e-mail takes its two seconds. The customer has long closed the page.'],
      after: [
        'All work is done after {work}.',
        'The lesson’s timeline says T500, T2000 and T3000 for stock, e-mail and SMS: a sketch. Its own durations give 610, 2,110 and 1,110.',
      ],
      run,
      fromMs: 1_110,
      until: { atMs: 2_110 },
      pace: 'follow',
      lanes: 'b',
      look: [{ lane: 'b', id: 'EmailWorker' }],
      figures: { work: { measure: 'b orders.workMs.max', unit: 'ms' } },
    },
  ],
  tries: [
    {
      label: 'Twilio takes 3 s',
      lookFor: 'The last to finish is another one now; the answer stays where it was.',
      run: { comparison: 'one-order', sets: { b: { 'SMSService.latency': 3_000 } } },
      pace: 'follow',
    },
    {
      label: 'One database connection',
      lookFor: 'Nothing changes for one order: a limit is only felt by those who meet it.',
      run: { comparison: 'one-order', sets: { b: { 'Master.connections': 1 } } },
      pace: 'follow',
    },
    {
      label: 'Five orders a second',
      lookFor: 'The same path, many at once: the worker pools fill.',
      run: { comparison: 'one-order', sets: { b: { 'orders.pattern': 'constant' } } },
      pace: 1,
    },
  ],
};
