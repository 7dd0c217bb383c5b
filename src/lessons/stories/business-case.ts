// The business case: what a shorter wait is worth, and where the lesson's arithmetic needs a second look.
import type { SceneRun, Story } from '../story.ts';

const run: SceneRun = { comparison: 'month' };

export const businessCase: Story = {
  id: 'business-case',
  part: 'Performance improvements and business impact',
  title: 'The business case',
  summary:
    '15 % of customers leave, or 5 %. The lesson makes $750 million a month of it. What is measured, and what is assumed?',
  minutes: 4,
  scenes: [
    {
      title: 'The month',
      text: ['150 million orders in thirty days are 57.87 a second, if they come evenly.'],
      after: ['After {now}: {slow} above, {fast} below, for everybody.'],
      run,
      fromMs: 0,
      until: { atMs: 10_000 },
      pace: 3,
      figures: {
        now: { measure: 'clock', unit: 'ms' },
        slow: { measure: 'a orders.customerMs.p50', unit: 'ms' },
        fast: { measure: 'b orders.customerMs.p50', unit: 'ms' },
      },
    },
    {
      title: 'Who leaves is assumed',
      text: [
        'The waits are measured. That 15 % leave at 3,900 ms and 5 % at 110 ms is what the lesson says; the Business tab draws a curve through the two points.',
        'You can move them there, and everything follows.',
      ],
      run,
      fromMs: 10_000,
      until: { atMs: 12_000 },
      pace: 3,
      tab: 'business',
    },
    {
      title: 'Two thirds, not seventy',
      text: ['The lesson calls 15 % to 5 % “70 % improvement”.'],
      question: {
        ask: 'By how much did the share fall, relative to itself?',
        choices: [
          { label: '10 %', value: 0.1 },
          { label: '66.7 %', value: 0.667 },
          { label: '70 %', value: 0.7 },
        ],
        measure: '10 / 15',
      },
      after: ['(15 − 5) / 15 = {fell}. Ten percentage points, two thirds of those who left.'],
      run,
      fromMs: 12_000,
      until: { atMs: 13_000 },
      pace: 3,
      tab: 'business',
      figures: { fell: { measure: '10 / 15', unit: 'percent' } },
    },
    {
      title: 'Started or placed?',
      text: [
        'Ten percentage points of 150 million times $50 are $750 million, if 150 million checkouts are started.',
        'If 150 million orders are placed today, by the 85 % who stay, then 95 % would place more.',
      ],
      after: [
        '95 / 85 = {factor} times as many: 17.65 million more orders, $882 million. The tab shows both readings.',
      ],
      run,
      fromMs: 13_000,
      until: { atMs: 14_000 },
      pace: 3,
      tab: 'business',
      figures: { factor: { measure: '95 / 85', unit: 'decimal' } },
    },
    {
      title: 'And what it costs',
      text: ['The lower shop answers fast on five workers a pool. It does not do the work.'],
      after: [
        'After a minute {unsent} e-mails are unsent. It takes {needed} e-mail workers busy all the time to send them as they come.',
      ],
      run,
      fromMs: 14_000,
      until: { atMs: 60_000 },
      pace: 10,
      tab: 'load',
      look: [{ lane: 'b', id: 'EmailWorker' }],
      figures: {
        unsent: { measure: 'b queue email.order.confirmation ready', unit: 'count' },
        needed: { measure: 'b component EmailWorker offered', unit: 'decimal' },
      },
    },
  ],
  tries: [
    {
      label: 'Enough workers',
      lookFor: 'Open “115 or 116” side by side: fast answers and empty queues, for 221 workers in all.',
      run: { comparison: '115-or-116', sets: { a: { 'EmailWorker.count': 116 } } },
      pace: 10,
    },
    {
      label: 'A database of 300 ms',
      lookFor: 'Both shops lose customers, by the same curve; look at the Business tab.',
      run: { comparison: 'month', sets: { a: { 'Master.placeOrder': 300 }, b: { 'Master.placeOrder': 300 } } },
      pace: 5,
    },
    {
      label: 'The rush instead of the month',
      lookFor: 'An average day hides the worst hour: compare what leaves above and below.',
      run: { comparison: 'rush' },
      pace: 4,
    },
  ],
};
