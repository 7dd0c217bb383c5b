// The slow checkout: what the customer waits for, step by step, and the restaurant that does it better.
import type { SceneRun, Story } from '../story.ts';

const run: SceneRun = { comparison: 'one-order' };
const wait = 'a orders.customerMs.max';

export const slowCheckout: Story = {
  id: 'slow-checkout',
  part: 'Overview',
  title: 'The slow checkout',
  summary:
    'A customer presses “Place Order” and waits while the shop does everything at once. What is she waiting for?',
  minutes: 3,
  scenes: [
    {
      title: 'One click, five jobs',
      text: [
        'A customer has pressed “Place Order”. The app server stores the order, sends the e-mail, updates the stock, notifies the seller and records the sale.',
        'It does them one after the other, and only then does it answer.',
      ],
      run,
      fromMs: 0,
      until: { atMs: 60 },
      pace: 'follow',
      lanes: 'a',
      look: [{ lane: 'a', id: 'AppServers' }],
      notes: 'The bar at the bottom grows as the customer waits. Nothing has been answered yet.',
    },
    {
      title: 'The order is safe early',
      text: ['Storing the order is the only thing that the customer must be sure of. Watch when it is done.'],
      after: ['Stored after {stored}. From here on she waits for things that are not hers to wait for.'],
      run,
      fromMs: 60,
      until: { atMs: 100 },
      pace: 'follow',
      lanes: 'a',
      look: [{ lane: 'a', id: 'Master' }],
      figures: { stored: { measure: 'clock', unit: 'ms' } },
    },
    {
      title: 'The longest wait',
      text: [
        'Next comes the e-mail. SendGrid is somewhere on the internet; it takes its time, and the server holds the line.',
      ],
      after: ['{email} for an e-mail that she will read in an hour.'],
      run,
      fromMs: 100,
      until: { atMs: 2_100 },
      pace: 'follow',
      lanes: 'a',
      look: [{ lane: 'a', id: 'EmailService' }],
      figures: { email: { measure: 'clock - 100', unit: 'ms' } },
    },
    {
      title: 'And so on, to the end',
      text: ['Stock, seller and sales records are still to come, each waiting for the one before.'],
      question: {
        ask: 'How long has she waited when the answer comes?',
        choices: [
          { label: '2,100 ms: the e-mail is the end of it', value: 2_100 },
          { label: '3,600 ms', value: 3_600 },
          { label: '3,900 ms', value: 3_900 },
        ],
        measure: wait,
      },
      after: [
        '{wait}. It is the sum of all five, because each waits for the one before.',
        'The lesson’s first list of these jobs leaves the sales record out and adds up to 3,600 ms; its total says 3,900.',
      ],
      run,
      fromMs: 2_100,
      until: { atMs: 3_900 },
      pace: 'follow',
      lanes: 'a',
      figures: { wait: { measure: wait, unit: 'ms' } },
    },
    {
      title: 'As in a restaurant',
      text: [
        'In a restaurant you order, get a receipt at once, and the kitchen cooks while you sit. Nobody stands in front of the stove.',
        'The lower lane works like that: it stores the order, hands a note to the kitchen (a message to a queue) and answers.',
      ],
      question: {
        ask: 'Storing takes 100 ms. How long until the lower customer has the answer?',
        choices: [
          { label: '110 ms', value: 110 },
          { label: '410 ms', value: 410 },
          { label: '2,110 ms', value: 2_110 },
        ],
        measure: 'b orders.customerMs.max',
      },
      after: ['{fast}: storing, and 10 ms to hand over the note. The kitchen has only just begun.'],
      run,
      fromMs: 0,
      until: { atMs: 110 },
      pace: 'follow',
      look: [{ lane: 'b', id: 'Queue' }],
      figures: { fast: { measure: 'b orders.customerMs.max', unit: 'ms' } },
    },
    {
      title: 'The same work, another wait',
      text: ['Both lanes do the same five jobs on the same services. What differs is who waits for them.'],
      after: ['{slow} against {fast}: {ratio} shorter. The lesson says 35×; it rounds down.'],
      run,
      fromMs: 110,
      until: 'end',
      pace: 'follow',
      figures: {
        slow: { measure: wait, unit: 'ms' },
        ratio: { measure: 'a orders.customerMs.max / b orders.customerMs.max', unit: 'ratio' },
      },
    },
  ],
  tries: [
    {
      label: 'E-mail in 500 ms',
      lookFor: 'The upper customer waits less by exactly as much; the lower one does not notice.',
      run: {
        comparison: 'one-order',
        sets: { a: { 'EmailService.latency': 500 }, b: { 'EmailService.latency': 500 } },
      },
      pace: 'follow',
    },
    {
      label: 'SendGrid is down',
      lookFor: 'In the upper lane the whole order fails; in the lower one the customer has her answer all the same.',
      run: {
        comparison: 'one-order',
        commands: {
          a: [{ atMs: 0, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } }],
          b: [
            { atMs: 0, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } },
            { atMs: 5_000, type: 'end-fault', component: 'EmailService', fault: 'down' },
          ],
        },
      },
      pace: 'follow',
    },
    {
      label: 'Storing takes 400 ms',
      lookFor: 'Now both wait longer: what stays in the critical path counts in both.',
      run: { comparison: 'one-order', sets: { a: { 'Master.placeOrder': 400 }, b: { 'Master.placeOrder': 400 } } },
      pace: 'follow',
    },
  ],
};
