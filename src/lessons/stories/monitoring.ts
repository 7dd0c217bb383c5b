// Monitoring and alerts: which figure says what, which of them rings first, and which rings when it is too late.
import type { SceneRun, Story } from '../story.ts';

const day: SceneRun = { comparison: 'dashboard' };
const month: SceneRun = { comparison: 'month' };
const outage: SceneRun = { comparison: 'email-outage' };
const email = 'email.order.confirmation';
const HOUR = 3_600_000;

export const monitoring: Story = {
  id: 'monitoring',
  part: 'Monitoring & observability',
  title: 'Which figure rings first?',
  summary: 'Pending, processed, failed, processing time, workers: five figures on a wall. Which of them warns in time?',
  minutes: 4,
  scenes: [
    {
      title: 'The lesson’s dashboard',
      text: [
        '1,024 pending, 50,000 processed today, 12 failed, 2,000 ms each, 5 workers. Do these go together? Here are 50,000 orders a day on five e-mail workers.',
      ],
      question: {
        ask: 'How many e-mails are pending at noon?',
        choices: [
          { label: 'None', value: 0 },
          { label: 'about 100', value: 100 },
          { label: '1,024', value: 1_024 },
        ],
        measure: `a queue ${email} ready`,
      },
      after: [
        '{noon} are pending. {needed} workers would be enough, and five send {times} as many e-mails as there are: 1,024 pending must have had a cause.',
      ],
      run: day,
      fromMs: 0,
      until: { atMs: 12 * HOUR - 1_000 },
      pace: 10_000,
      lanes: 'a',
      tab: 'monitoring',
      look: [{ lane: 'a', id: 'Queue', queue: email }],
      figures: {
        noon: { measure: `a queue ${email} ready`, unit: 'count' },
        needed: { measure: 'a component EmailWorker offered', unit: 'decimal' },
        times: { measure: 'a component EmailWorker capacity / a component EmailWorker offered', unit: 'ratio' },
      },
    },
    {
      title: 'Half an hour without workers',
      text: ['At noon the e-mail workers stop, and come back half an hour later.'],
      after: [
        '{pending} pending, the oldest for {oldest}: that is what 1,024 means in this shop. The checkout answers in {answer}, as ever; nobody complains but the dashboard.',
      ],
      run: day,
      fromMs: 12 * HOUR - 1_000,
      until: { atMs: 44_967_400 },
      pace: 400,
      lanes: 'a',
      tab: 'monitoring',
      look: [{ lane: 'a', id: 'EmailWorker' }],
      figures: {
        pending: { measure: `a queue ${email} ready`, unit: 'count' },
        oldest: { measure: `a queue ${email} oldestMs`, unit: 'ms' },
        answer: { measure: 'a orders.lastCustomerMs', unit: 'ms' },
      },
    },
    {
      title: 'The first second',
      text: ['Now the lesson’s month, 57.87 orders a second, on the same five workers. One second has passed.'],
      question: {
        ask: 'Which figure already says that this cannot go well?',
        choices: [
          { label: 'Queue depth, of the 10,000 allowed', measure: `b queue ${email} ready / 10000` },
          { label: 'Error rate, of the 1 % allowed', measure: 'b component EmailWorker errorShare / 0.01' },
          {
            label: 'Offered load, of the workers there are',
            measure: 'b component EmailWorker offered / b component EmailWorker capacity',
          },
        ],
      },
      after: [
        'The load: {offered} workers would be busy, and there are {have}. “Worker count should match load” is the only one of the lesson’s rules that looks ahead.',
      ],
      run: month,
      fromMs: 0,
      until: { atMs: 1_000 },
      pace: 0.5,
      lanes: 'b',
      tab: 'load',
      look: [{ lane: 'b', id: 'EmailWorker' }],
      figures: {
        offered: { measure: 'b component EmailWorker offered', unit: 'decimal' },
        have: { measure: 'b component EmailWorker capacity', unit: 'count' },
      },
    },
    {
      title: 'A minute later',
      text: ['The lesson asks for fewer than 1,000 pending, and its alarm is set to 10,000.'],
      after: [
        '{ready} pending: is that much? {age} says more: so long has the next customer waited for her e-mail. The age of the oldest message is a promise kept or broken.',
      ],
      run: month,
      fromMs: 1_000,
      until: { atMs: 60_000 },
      pace: 12,
      lanes: 'b',
      tab: 'monitoring',
      look: [{ lane: 'b', id: 'Queue', queue: email }],
      figures: {
        ready: { measure: `b queue ${email} ready`, unit: 'count' },
        age: { measure: `b queue ${email} oldestMs`, unit: 'ms' },
      },
    },
    {
      title: 'The alarm',
      text: ['“Email queue backlog! Add more workers.” It rings above 10,000.'],
      question: {
        ask: 'How long after the start does it ring?',
        choices: [
          { label: 'after 19 s', value: 19_000 },
          { label: 'after 3 minutes', value: 180_000 },
          { label: 'after 10 minutes', value: 600_000 },
        ],
        measure: 'b alerts.1.sinceMs',
      },
      after: [
        'After {rang}. The load had said it in the first second, and the 1,000 were passed after {earlier}. By now {backlog} e-mails wait for five workers that send 2.5 a second.',
      ],
      run: month,
      fromMs: 60_000,
      until: { atMs: 182_000 },
      pace: 30,
      lanes: 'b',
      tab: 'monitoring',
      look: [{ lane: 'b', id: 'Queue', queue: email }],
      figures: {
        rang: { measure: 'b alerts.1.sinceMs', unit: 'ms' },
        earlier: { measure: 'b alerts.0.sinceMs', unit: 'ms' },
        backlog: { measure: `b queue ${email} ready`, unit: 'count' },
      },
    },
    {
      title: 'A queue that looks empty',
      text: ['The worker as the lesson writes it sets no prefetch: whatever comes is handed to it at once.'],
      question: {
        ask: 'How many messages are ready in its queue?',
        choices: [
          { label: 'None', value: 0 },
          { label: 'about 116', value: 116 },
          { label: 'more than 1,000', value: 1_100 },
        ],
        measure: `a queue ${email} ready`,
      },
      after: [
        '{seen} ready, {hidden} unacknowledged. Watch both: workers that hang with {hidden} e-mails in their hands leave an empty queue behind.',
      ],
      run: { comparison: 'as-written' },
      fromMs: 0,
      until: { atMs: 20_000 },
      pace: 5,
      lanes: 'a',
      tab: 'monitoring',
      look: [{ lane: 'a', id: 'Queue', queue: email }],
      figures: {
        seen: { measure: `a queue ${email} ready`, unit: 'count' },
        hidden: { measure: `a queue ${email} unacknowledged`, unit: 'count' },
      },
    },
    {
      title: 'SendGrid fails',
      text: ['At 10 s SendGrid goes down. Retries begin, and after some seconds the first e-mails die.'],
      question: {
        ask: 'Which rule has been broken a second later?',
        choices: [
          { label: 'Fewer than 1,000 pending', measure: `b queue ${email} ready / 1000` },
          { label: 'At most 100 dead letters', measure: 'b queue email.dead ready / 100' },
          { label: 'At most 1 % errors', measure: 'b component EmailWorker errorShare / 0.01' },
        ],
      },
      after: [
        'The error rate: {errors} of the attempts failed. No message waits, and none is dead; whoever watches depth alone sees a quiet shop.',
      ],
      run: outage,
      fromMs: 8_000,
      until: { atMs: 11_000 },
      pace: 1,
      lanes: 'b',
      tab: 'monitoring',
      look: [{ lane: 'b', id: 'EmailWorker' }],
      figures: { errors: { measure: 'b component EmailWorker errorShare', unit: 'percent' } },
    },
    {
      title: 'The last to ring',
      text: [
        '“High email failure rate! Check SendGrid API” is bound to more than 100 messages in the dead-letter queue.',
      ],
      after: [
        'It rang at {dlq}, {late} after the error rate. An e-mail is dead only when it has been tried four times: a rule on dead letters says what was lost, not what is going wrong.',
      ],
      run: outage,
      fromMs: 11_000,
      until: { atMs: 30_000 },
      pace: 5,
      lanes: 'b',
      tab: 'monitoring',
      look: [{ lane: 'b', id: 'Queue', queue: 'email.dead' }],
      figures: {
        dlq: { measure: 'b alerts.0.sinceMs', unit: 'ms' },
        late: { measure: 'b alerts.0.sinceMs - b alerts.1.sinceMs', unit: 'ms' },
      },
    },
  ],
  tries: [
    {
      label: 'Pools that keep up',
      lookFor: 'The load is just below the workers there are, and no rule rings however long you wait.',
      run: {
        comparison: 'month',
        sets: {
          b: {
            'EmailWorker.count': 116,
            'InventoryWorker.count': 29,
            'NotificationWorker.count': 58,
            'AnalyticsWorker.count': 18,
          },
        },
      },
      pace: 10,
    },
    {
      label: 'SendGrid at a third of its speed',
      lookFor: 'Each attempt takes 6 s: processing time is the figure that knows why the queue grows.',
      run: {
        comparison: '115-or-116',
        commands: {
          a: [{ atMs: 10_000, type: 'start-fault', component: 'EmailService', fault: { type: 'slow', factor: 3 } }],
          b: [{ atMs: 10_000, type: 'start-fault', component: 'EmailService', fault: { type: 'slow', factor: 3 } }],
        },
      },
      pace: 5,
    },
    {
      label: 'One e-mail in fifty fails',
      lookFor:
        'The error rate rings, nothing else does: retries mend it, so that neither depth nor dead letters show it.',
      run: { comparison: 'retry-laboratory', sets: { a: { 'EmailWorker.errors': 0.02 } } },
      pace: 3,
    },
  ],
};
