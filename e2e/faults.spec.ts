// The e-mail provider goes down and comes back: who notices, and who does not.
import { expect, poll, test } from './page.ts';

test('one order: the synchronous customer gets an error, the asynchronous one an answer and, later, the e-mail', async ({
  app,
}) => {
  await app.finish();
  await app.setPace('1× real time');
  await app.result.getByRole('button', { name: 'Fail e-mail provider' }).click();
  await expect(app.lane.A.figureNote).toHaveText('the customer got an error');
  await expect(app.lane.A.figure).toHaveText('150 ms');
  await expect(app.lane.B.figure).toHaveText('110 ms');
  await expect(app.lane.B.figureNote).toHaveText('work goes on behind the answer');
  await expect(app.lane.B.node('SendGrid')).toHaveAccessibleName(/DOWN/);
  await expect(app.lane.A.chips).toHaveText(['SendGrid: down']);

  await app.strip.getByRole('button', { name: 'Restore provider' }).click();
  await expect(app.lane.B.node('SendGrid')).not.toHaveAccessibleName(/DOWN/);
  await expect(app.note).toContainText('SendGrid works again');
  await app.finish();
  await expect(app.lane.B.figureNote).toHaveText(/^work done after [\d,.]+ m?s$/);
  await expect(app.lane.A.figureNote).toHaveText('the customer got an error');
});

test('under traffic: synchronous orders fail, asynchronous ones are answered in 110 ms; restored, it recovers', async ({
  app,
}) => {
  await app.choose('150 million orders a month');
  await poll(() => app.lane.A.ms('median')).toBe(3_900);
  expect(await app.lane.A.count('failed')).toBe(0);
  const fail = app.strip.getByRole('button', { name: 'Fail e-mail provider' });
  const restore = app.strip.getByRole('button', { name: 'Restore provider' });
  await fail.click();
  await poll(() => app.lane.A.count('failed')).toBeGreaterThan(300);
  await expect(app.lane.A.node('SendGrid')).toHaveAccessibleName(/DOWN/);
  expect(await app.lane.B.count('failed')).toBe(0);
  await expect(app.lane.B.number('p95')).toHaveText('110 ms');

  await restore.click();
  await expect(app.lane.A.node('SendGrid')).toHaveAccessibleName(/in call/);
  await expect(app.lane.A.chips).toHaveText([]);
  const failedAtLast = await app.lane.A.count('failed');
  await app.pick('A', 'User browser');
  const answered = async () => Number((await app.inspector.figure('answered').innerText()).replaceAll(',', ''));
  const before = await answered();
  await poll(answered).toBeGreaterThan(before + 500);
  // Those whose call was cut at the very end are the last to fail.
  expect(await app.lane.A.count('failed')).toBeLessThan(failedAtLast + 100);
});

test('a service is made slow in the inspector, in one lane alone', async ({ app }) => {
  await app.finish();
  await app.pick('A', 'Twilio');
  await app.inspector.root.getByRole('button', { name: 'A alone' }).click();
  await app.inspector.root.getByRole('switch', { name: 'Slow' }).click();
  await app.ended();
  await expect(app.lane.A.figure).toHaveText('5,900 ms');
  await expect(app.lane.B.figureNote).toHaveText('work done after 2,110 ms');
  await expect(app.inspector.root.getByRole('switch', { name: 'Slow' })).toHaveAttribute('aria-checked', 'true');
});
