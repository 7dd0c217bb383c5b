// The delayed message: a reminder that is to come tomorrow, where it waits until then, and a header that nobody reads.
import type { SceneRun, Story } from '../story.ts';

const run: SceneRun = { comparison: 'cart-reminder' };
const twoReminders: SceneRun = { comparison: 'head-of-line' };
const HOUR = 3_600_000;

export const delayedMessage: Story = {
  id: 'delayed-message',
  part: 'Pattern 3: delayed message',
  title: 'Remind me tomorrow',
  summary: 'A cart is left at ten in the morning, and a reminder is to come a day later. Who keeps it until then?',
  minutes: 3,
  scenes: [
    {
      title: 'A cart is left',
      text: [
        'A customer fills her cart and goes away. The shop would like to remind her; not now, but tomorrow at this time.',
        'Beside an ordinary order, the app server publishes one message for her cart.',
      ],
      after: [
        'At {left} it is in cart.wait. Its messages live for 24 hours (x-message-ttl 86400000), and no worker consumes it.',
      ],
      run,
      fromMs: 0,
      until: { measure: 'a queue cart.wait ready', above: 0 },
      pace: 'follow',
      lanes: 'a',
      look: [{ lane: 'a', id: 'Queue', queue: 'cart.wait' }],
      figures: { left: { measure: 'clock', unit: 'ms' } },
    },
    {
      title: 'Half a day later',
      text: ['Nothing happens, and that is the point.'],
      question: {
        ask: 'Who keeps the message until tomorrow?',
        choices: [
          { label: 'An e-mail worker, with a timer', measure: 'a component EmailWorker held' },
          { label: 'The queue', measure: 'a queue cart.wait ready' },
        ],
      },
      after: [
        '{waiting} message is in the queue, and {held} are in the hands of workers. They do other work, and may be restarted: nothing of the reminder is theirs.',
      ],
      run,
      fromMs: 1_010,
      until: { atMs: 12 * HOUR },
      pace: 10_000,
      lanes: 'a',
      look: [{ lane: 'a', id: 'Queue', queue: 'cart.wait' }],
      figures: {
        waiting: { measure: 'a queue cart.wait ready', unit: 'count' },
        held: { measure: 'a component EmailWorker held', unit: 'count' },
      },
    },
    {
      title: 'The same time, the next day',
      text: ['The message has nowhere to go but out: when its time is up, the queue dead-letters it.'],
      after: [
        '{moved} message went from cart.wait to cart-reminders, a worker took it, and the e-mail is sent. A dead-letter exchange is not only for the dead.',
      ],
      run,
      fromMs: 12 * HOUR,
      until: 'end',
      pace: 10_000,
      lanes: 'a',
      look: [{ lane: 'a', id: 'Queue', queue: 'cart-reminders' }],
      figures: { moved: { measure: 'a queue cart.wait deadLettered', unit: 'count' } },
    },
    {
      title: 'The lesson’s way: a header',
      text: [
        'The lesson needs no second queue: it publishes straight to cart-reminders, with a header x-delay of 86,400,000 ms.',
        'That header belongs to the delayed-message plug-in. Here is the same cart on a broker without it.',
      ],
      question: {
        ask: 'Three seconds after she has left: where is the reminder?',
        choices: [
          { label: 'Waiting for tomorrow', measure: 'b queue cart-reminders ready' },
          { label: 'Sent', measure: 'b queue cart-reminders acknowledged' },
          { label: 'Refused by the broker', measure: 'b queue cart-reminders dropped' },
        ],
      },
      after: [
        'Sent, at {sent}: she was still looking for her credit card. An ordinary exchange ignores x-delay, without an error and without a line in a log.',
      ],
      run,
      fromMs: 0,
      until: { measure: 'b queue cart-reminders acknowledged', above: 0 },
      pace: 'follow',
      lanes: 'b',
      look: [{ lane: 'b', id: 'EmailService' }],
      figures: { sent: { measure: 'clock', unit: 'ms' } },
      notes: 'With the plug-in, and an exchange of type x-delayed-message, the header does what the lesson says.',
    },
    {
      title: 'A short wait behind a long one',
      text: [
        'One wait queue for every delay would be handy, each message with an expiration of its own. At 1 s one is left for 30 s, at 2 s another one for 5 s.',
      ],
      question: {
        ask: 'When does the one with 5 s come out?',
        choices: [
          { label: 'At 7 s', value: 7_010 },
          { label: 'At 31 s', value: 31_010 },
          { label: 'At 36 s', value: 36_010 },
        ],
        measure: 'clock',
      },
      after: [
        'At {late}, and {both} of them together. Only the head of a queue can expire; whoever stands behind it waits for it.',
      ],
      run: twoReminders,
      fromMs: 2_000,
      until: { measure: 'a queue cart-reminders delivered', above: 0 },
      pace: 6,
      lanes: 'a',
      look: [{ lane: 'a', id: 'Queue', queue: 'cart.wait' }],
      figures: {
        late: { measure: 'clock', unit: 'ms' },
        both: { measure: 'a queue cart-reminders delivered', unit: 'count' },
      },
    },
    {
      title: 'One queue for each delay',
      text: [
        'So it is one wait queue for each delay: then the head is always the one that is due first. Here e-mails that failed wait for 1, 2 or 4 s.',
      ],
      after: [
        'Just now {one} waits for one second and {four} for four, and none stands in another’s way. Three delays are three queues; “any delay you like” is the plug-in, or a database.',
      ],
      run: { comparison: 'backoff' },
      fromMs: 0,
      until: { atMs: 20_000 },
      pace: 4,
      lanes: 'b',
      look: [
        { lane: 'b', id: 'Queue', queue: 'email.wait.1s' },
        { lane: 'b', id: 'Queue', queue: 'email.wait.2s' },
        { lane: 'b', id: 'Queue', queue: 'email.wait.4s' },
      ],
      figures: {
        one: { measure: 'b queue email.wait.1s ready', unit: 'count' },
        four: { measure: 'b queue email.wait.4s ready', unit: 'count' },
      },
    },
  ],
  tries: [
    {
      label: 'Remind after an hour',
      lookFor: 'The clock stops at one hour: the delay belongs to the queue, and counts for every message in it.',
      run: { comparison: 'cart-reminder', sets: { a: { 'Queue.cart.wait.ttl': HOUR } } },
      pace: 'follow',
    },
    {
      label: 'Five seconds for both',
      lookFor: 'With one time to live for all, both come after five seconds each: nobody waits behind a longer one.',
      run: { comparison: 'head-of-line', sets: { a: { 'Queue.cart.wait.ttl': 5_000 } } },
      pace: 2,
    },
    {
      label: 'Let the workers wait instead',
      lookFor: 'Upper lane: whoever waits is held by a worker, and the e-mails behind it pile up.',
      run: { comparison: 'backoff' },
      pace: 4,
    },
  ],
};
