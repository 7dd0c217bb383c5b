// What customers see and meet with: a page that still shows stock, a second order, a server that is lost, a provider with a limit.
import { expect, poll, test } from './page.ts';

test('the page still shows stock where a replica lags, and not where it does not', async ({ app }) => {
  await app.choose('Why does the page still show stock?');
  await app.finish();
  await app.pick('A', 'Redis cache');
  await expect(app.inspector.figure('old when shown')).toHaveText(/^61 · /);
  await expect(app.inspector.figure('old since they were put here')).toHaveText('60');
  await app.pick('B', 'Redis cache');
  await expect(app.inspector.figure('old when shown')).toHaveText(/^1 · /);
  await expect(app.lane.A.node('Replicas')).toHaveAccessibleName(/up to date/);
});

test('told that it did not work, customers order again: two orders stored on one side, none on the other', async ({
  app,
}) => {
  await app.choose('Ordered twice');
  await app.finish();
  await expect(app.result.getByRole('row', { name: 'Ordered twice' }).getByRole('cell')).toHaveText([/^\d{3}$/, '0']);
  const twice = async (letter: 'A' | 'B') => {
    await app.pick(letter, 'User browser');
    return app.inspector.figure('customers with two orders stored');
  };
  expect(Number(await (await twice('A')).innerText())).toBeGreaterThan(100);
  await expect(await twice('B')).toHaveCount(0);
});

test('one server is taken down and brought back by hand, in one lane', async ({ app }) => {
  await app.choose('One event, four queues');
  await app.pick('A', 'App servers');
  await app.inspector.root.getByRole('button', { name: 'A alone' }).click();
  const down = app.inspector.root.getByRole('switch', { name: 'One server down' });
  await down.click();
  await expect(down).toHaveAttribute('aria-checked', 'true');
  await expect(app.lane.A.node('App servers')).toHaveAccessibleName(/1 down/);
  await expect(app.lane.B.node('App servers')).not.toHaveAccessibleName(/1 down/);
  await expect(app.lane.A.chips).toContainText(['App servers: replica down']);
  await down.click();
  await expect(app.lane.A.node('App servers')).not.toHaveAccessibleName(/1 down/);
});

test('a provider that takes so many calls a second turns the others away', async ({ app }) => {
  await app.choose('The e-mail provider goes down');
  await app.pick('A', 'SendGrid');
  await app.inspector.root.getByRole('switch', { name: 'Rate limit' }).click();
  await expect(app.lane.A.node('SendGrid')).toHaveAccessibleName(/limited|DOWN/);
  await poll(() => app.lane.A.count('failed')).toBeGreaterThan(10);
  expect(await app.lane.B.count('failed')).toBe(0);
});
