// A challenge is posed, missed as shipped, met by a change that a person makes, and the answer is a link. An interviewer
// locks knobs, limits the time and hides a fault without editing an address; and a report says what came of it.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './page.ts';

/** A link to copy, once it is written: there is none while what the dialog says is being written. */
async function copied(page: Page, label: string): Promise<string> {
  const field = page.getByRole('textbox', { name: label, exact: true });
  await expect(field).not.toHaveValue('');
  return field.inputValue();
}

test('the narrow database is missed as shipped, and met by giving it connections', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Stories' }).click();
  await page.getByRole('searchbox').fill('narrow');
  await page.getByRole('button', { name: 'A narrow database' }).click();
  await expect(page).toHaveURL(/#\/challenge\/narrow-database$/);
  await expect(app.story.getByRole('heading', { name: 'A narrow database' })).toBeVisible();
  await app.finish();
  await expect(app.story.getByText('Broken.')).toBeVisible();
  await app.pick('B', 'Master DB');
  await app.type(app.inspector.field('Connections'), '12');
  await app.ended();
  await app.inspector.close.click();
  await expect(app.story.getByText('Kept.')).toBeVisible();
  await app.story.getByRole('button', { name: 'Share this answer' }).click();
  await expect(page.getByRole('dialog', { name: 'Your answer' })).toContainText('Master DB, connections = 12');
  expect(await copied(page, 'Answer')).toMatch(/#\/answer\/month\?.*did=start:Master\.connections=12.*verdict=kept$/);
});

/** By the dialog alone: e-mail workers locked, ten minutes, SendGrid down from 20 to 40 s. */
async function posed(app: App, page: Page): Promise<string> {
  await page.goto('./#/challenge/empty-queues');
  await app.story.getByRole('button', { name: 'Pose it to somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pose it to somebody' });
  await expect(dialog.getByRole('combobox', { name: 'The case' })).toHaveValue('empty-queues');
  await dialog.getByRole('checkbox', { name: 'E-mail workers', exact: true }).check();
  await app.type(dialog.getByRole('spinbutton', { name: 'Minutes' }), '10');
  await dialog.getByRole('checkbox', { name: 'Something goes wrong' }).check();
  await expect(dialog.getByRole('combobox', { name: 'What goes wrong' })).toHaveValue('EmailService');
  const link = await copied(page, 'Link for the candidate');
  expect(link).toContain('lock=EmailWorker');
  expect(link).not.toMatch(/EmailService|down|20s/);
  await dialog.getByRole('button', { name: 'See it as the candidate will' }).click();
  await expect(page).toHaveURL(link);
  return link;
}

test('an interviewer poses a case, a candidate answers it, and the answer tells everything', async ({ app, page }) => {
  // Two people's parts, one after the other.
  test.slow();
  await posed(app, page);
  await expect(app.story.getByRole('region', { name: 'Locked' })).toContainText('E-mail workers');
  await expect(app.pool('Notification workers')).toBeDisabled();
  await app.story.getByRole('button', { name: 'Begin' }).click();
  await expect(app.story.getByRole('timer')).toContainText(/^(10:00|9:\d\d) left$/);
  await expect(app.pool('Notification workers')).toBeEnabled();
  await expect(app.pool('E-mail workers')).toBeDisabled();
  await expect(app.strip.getByRole('button', { name: /Fail e-mail/ })).toBeDisabled();
  await app.type(app.pool('Notification workers'), '58');
  await app.finish();
  await expect(app.lane.B.chips).not.toContainText(['SendGrid']);
  await app.story.getByRole('button', { name: 'Hand in your answer' }).click();
  const answer = await copied(page, 'Answer');
  expect(answer).toMatch(/#\/answer\/.*did=[\d.]+m?s:b\.NotificationWorker\.count=58.*verdict=broken$/);

  await page.goto('about:blank');
  await page.goto(answer);
  const panel = app.story;
  await expect(panel.getByText('The candidate’s page came to the same.')).toBeVisible({ timeout: 20_000 });
  await expect(panel).toContainText('Notification workers, workers = 58');
  await expect(panel.getByText('What was hidden')).toBeVisible();
  await expect(panel).toContainText('SendGrid goes down');
  await expect(app.pool('E-mail workers')).toBeEnabled();
});

test('time and changes outlive a reload, and when the time is up nothing can be changed', async ({ app, page }) => {
  await page.clock.install();
  await posed(app, page);
  await app.story.getByRole('button', { name: 'Begin' }).click();
  await app.type(app.pool('Notification workers'), '58');
  await page.clock.fastForward(5_000);
  await page.reload();
  await expect(app.story.getByRole('timer')).toContainText(/^9:\d\d left$/);
  await app.story.getByRole('button', { name: 'Hand in your answer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your answer' });
  await expect(dialog).toContainText('Notification workers, workers = 58');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.clock.fastForward(11 * 60_000);
  await expect(app.story.getByRole('timer')).toHaveText('The time is up.');
  await expect(app.pool('Notification workers')).toBeDisabled();
  await expect(app.story.getByRole('button', { name: 'Hand in your answer' })).toBeVisible();
});

test('a report of the run opens, prints to one page, and downloads as Markdown', async ({ app, page }) => {
  await page.goto('./#/rush?t=30s&at=10s:AppServers.slots=300');
  await expect(app.transport).toContainText('00:30.000');
  await app.lead('Share');
  await page.getByRole('button', { name: 'Report' }).click();
  const report = page.getByRole('article', { name: 'Report' });
  await expect(report.getByRole('row', { name: /App servers, slots each = 300/ })).toContainText('A and B');
  const placed = await report.getByRole('row', { name: 'Orders placed' }).getByRole('cell').allInnerTexts();
  expect(new Set(placed).size).toBe(1);
  await expect(report.getByRole('img', { name: /^Checkout latency/ })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Markdown' }).click();
  const text = readFileSync(await (await saved).path(), 'utf8');
  expect(text).toContain(`| Orders placed | ${placed.join(' | ')} |`);
  expect(text).toContain('- 00:10.000: App servers, slots each = 300 (A and B)');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.header')).toBeHidden();
  const paper = await page.pdf({ format: 'A4' });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
});
