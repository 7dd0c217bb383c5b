// The e-mail provider goes down, e-mails die, somebody mends it and replays them: on the desk of dead letters, by mouse and
// by keyboard, undone and done again.
import type { Locator } from '@playwright/test';
import { type App, expect, poll, test } from './page.ts';
import { numberIn } from './parts.ts';

const OUTAGE = 'The e-mail provider goes down';

const openTab = (app: App, name: string) => app.dock.getByRole('tab', { name }).click();
const dead = (app: App): Locator => app.dock.getByRole('region', { name: 'Dead letters', exact: true });
const countOf = async (app: App) => numberIn(await dead(app).locator('.desk__count').innerText());
const button = (app: App, name: RegExp) => app.dock.getByRole('button', { name });

async function untilMs(app: App, ms: number) {
  await poll(() => app.clockMs(), { timeout: 30_000 }).toBeGreaterThan(ms);
}

/** The outage under way: dead letters there, the run paused. */
async function outage(app: App, atMs = 25_000) {
  await app.choose(OUTAGE);
  await app.setPace('5×');
  await openTab(app, 'Dead letters');
  await untilMs(app, atMs);
  await app.pause.click();
  await app.heldAtMs();
}

test('failed by hand, watched, mended and replayed: every e-mail is sent in the end, and no order stays open', async ({
  app,
}) => {
  await app.choose(OUTAGE);
  await app.setPace('5×');
  await app.strip.getByRole('button', { name: 'Fail e-mail provider' }).click();
  await openTab(app, 'Dead letters');
  await poll(() => countOf(app), { timeout: 30_000 }).toBeGreaterThan(20);
  await expect(dead(app)).toContainText('rejected by its worker');
  await expect(dead(app)).toContainText('before the alert');
  await expect(app.lane.B.queue('email.dead')).toContainText('dead letters');
  await expect(dead(app)).toContainText('Alert since', { timeout: 30_000 });

  await app.strip.getByRole('button', { name: 'Restore provider' }).click();
  await button(app, /^Replay/).click();
  await poll(() => countOf(app)).toBe(0);
  await expect(app.note).toContainText('All dead letters in email.dead replayed in B');
  await expect(dead(app)).toContainText('Quiet');

  await app.finish();
  await poll(() => countOf(app)).toBe(0);
  // New orders keep coming to the end; every old one is settled, and none of them with a loss.
  await poll(() => app.lane.B.ms('oldest open')).toBeLessThan(3_000);
  await openTab(app, 'Monitoring');
  const row = app.dock.getByRole('row').filter({ hasText: 'email.order.confirmation' });
  await expect(row.getByRole('cell').first()).toHaveText('0');
  await expect(app.dock.getByRole('region', { name: 'Alerts' })).toContainText('all quiet');
});

test('a replay is undone and done again like any change', async ({ app }) => {
  await outage(app, 30_000);
  const before = await countOf(app);
  await app.dock.getByRole('button', { name: 'oldest', exact: true }).click();
  await button(app, /^Replay 1$/).click();
  await poll(() => countOf(app)).toBe(before - 1);
  await app.undo.click();
  await poll(() => countOf(app)).toBe(before);
  await app.redo.click();
  await poll(() => countOf(app)).toBe(before - 1);
  await button(app, /^Discard 1$/).click();
  await poll(() => countOf(app)).toBe(before - 2);
});

test('one dead letter tells its headers and its history, and its attempts are bars on a time line', async ({ app }) => {
  await outage(app);
  const row = app.dock.getByRole('row').nth(1);
  const order = (await row.getByRole('button').innerText()).trim();
  await row.getByRole('button').focus();
  await app.page.keyboard.press('Enter');
  const message = app.dock.getByRole('region', { name: `Dead letter of order ${order}` });
  await expect(message).toContainText('x-first-death-queue');
  await expect(message.locator('dl')).toContainText('email.order.confirmation');
  await expect(message.getByRole('listitem').last()).toContainText('dead letter in email.dead');
  await expect(message).toContainText('SendGrid is down');
  await message.getByRole('button', { name: 'On a time line' }).click();
  const bars = app.dock.getByRole('region', { name: 'Attempts and back-offs' });
  await expect(bars).toContainText('4 attempts, dead');
  await expect(bars).toContainText('4 s');
  await expect(app.dock.getByRole('img', { name: /now dead-lettered/ })).toBeVisible();
});

test('what comes back to a provider that is still down dies again, and the desk says so', async ({ app }) => {
  await outage(app, 22_000);
  await app.dock.getByRole('checkbox', { name: 'keep x-retry-count' }).check();
  await button(app, /^Replay/).click();
  await app.play.click();
  await expect(dead(app)).toContainText('died again after a replay', { timeout: 40_000 });
});

test('a worker killed by hand is crossed out and comes back; a stopped broker says so', async ({ app }) => {
  await outage(app, 5_000);
  await app.pick('B', 'E-mail workers');
  await app.inspector.root.getByRole('button', { name: 'Kill worker 1', exact: true }).click();
  await expect(app.lane.B.node('E-mail workers')).toHaveAccessibleName(/killed/);
  await expect(app.note).toContainText('worker 1 was killed in B');
  await app.play.click();
  await expect(app.lane.B.node('E-mail workers')).not.toHaveAccessibleName(/killed/);
  await app.pick('B', 'RabbitMQ');
  await app.inspector.root.getByRole('switch', { name: 'Broker stopped' }).click();
  await expect(app.lane.B.node('RabbitMQ')).toHaveAccessibleName(/STOPPED/);
  await app.inspector.root.getByRole('switch', { name: 'Broker stopped' }).click();
  await expect(app.lane.B.node('RabbitMQ')).not.toHaveAccessibleName(/STOPPED/);
});

test('a queue that is picked shows its arguments by their RabbitMQ names; bound while running, it is fed', async ({
  app,
}) => {
  await app.choose('One more subscriber');
  await app.lane.A.queue('loyalty.points').click();
  const declared = app.inspector.root.getByRole('region', { name: 'Queue loyalty.points' });
  await expect(declared).toContainText('x-queue-type');
  await expect(declared).toContainText('not bound to');
  await app.inspector.root.getByRole('switch', { name: 'Bound' }).click();
  await expect(declared).not.toContainText('not bound to');
  await expect(app.lane.A.node('Loyalty workers')).toHaveAccessibleName(/busy/);
});

test('monitoring counts as processed what was handled, and none of what failed', async ({ app, page }) => {
  await page.goto('#/email-outage?t=40s&tab=monitoring');
  await page.reload();
  await poll(() => app.clockMs()).toBe(40_000);
  const row = app.dock.getByRole('row').filter({ has: page.getByRole('button', { name: 'email.order.confirmation' }) });
  await app.pick('B', 'E-mail workers');
  const handled = await app.inspector.figure('handled').innerText();
  const failed = await app.inspector.figure('failed').innerText();
  expect(Number(failed)).toBeGreaterThan(10 * Number(handled));
  await expect(row.getByRole('cell').nth(2)).toHaveText(handled);
  await expect(row.getByRole('cell').nth(3)).toContainText(failed);
});
