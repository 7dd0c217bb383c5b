// A link opens the same second of the same run for everybody; one that does not open says why and leads on.
import { chromium } from '@playwright/test';
import { findChromium } from '../scripts/browsers.mjs';
import { expect, poll, test } from './page.ts';

const RUSH =
  './#/rush?b.EmailWorker.count=40&at=10s:EmailService!slow(2)&seed=7&t=12.5s&sel=b.EmailWorker&say=Look%20at%20the%20queue';

test('a link opens paused at its moment, with its selection and its caption @firefox', async ({ app }) => {
  await app.page.goto(RUSH);
  await expect(app.play).toBeVisible();
  await expect(app.transport).toContainText('00:12.500');
  await expect(app.inspector.root).toContainText('E-mail workers');
  const caption = await app.page.getByRole('complementary', { name: 'What the link says' }).boundingBox();
  const lane = await app.lane.A.root.boundingBox();
  expect(caption!.y + caption!.height, 'covers nothing of a lane').toBeLessThanOrEqual(lane!.y);
  await expect(app.page.getByText('Look at the queue')).toBeVisible();
  await expect(app.pool('E-mail')).toHaveValue('40');
});

test('what is shared opens the same: digests agree, and nothing is said of a difference @firefox', async ({
  app,
  browser,
}) => {
  await app.page.goto(RUSH);
  await expect(app.transport).toContainText('00:12.500');
  await app.lead('Share');
  const field = app.page.getByLabel('Link', { exact: true });
  await expect(field).toHaveValue(/saw=/);
  const link = await field.inputValue();
  expect(link.length).toBeLessThan(500);
  await expect(app.page.getByRole('img', { name: 'The link as a QR code' })).toBeVisible();

  const other = await browser.newPage();
  await other.goto(link);
  await expect(other.getByText('00:12.500').first()).toBeVisible();
  await expect(other.getByText('not quite what was seen')).toHaveCount(0);

  await other.goto('about:blank');
  await other.goto(link.replace(/saw=0-1-0\.[0-9a-f]{8}/, 'saw=0-1-0.00000000'));
  await expect(other.getByText('not quite what was seen')).toBeVisible();
  await other.close();
});

test('a link made in Chromium opens to the same digests in this browser @firefox', async ({ app, baseURL }) => {
  const found = findChromium();
  if (!found) throw new Error('There is no Chromium to make the link in.');
  const maker = await chromium.launch(found.launchOptions);
  const there = await maker.newPage();
  await there.goto(new URL(RUSH, baseURL).href);
  await expect(there.getByText('00:12.500').first()).toBeVisible();
  await there.getByRole('button', { name: 'Share' }).click();
  const made = there.getByLabel('Link', { exact: true });
  await expect(made).toHaveValue(/saw=/);
  const link = await made.inputValue();
  await maker.close();
  await app.page.goto('about:blank');
  await app.page.goto(link);
  await expect(app.transport).toContainText('00:12.500');
  await app.lead('Share');
  await expect(app.page.getByLabel('Link', { exact: true })).toHaveValue(link.replace(/&say=[^&]*/, ''));
  await expect(app.page.getByText('not quite what was seen')).toHaveCount(0);
});

test('a link made between two events of one instant leads between them again, for everybody @firefox', async ({
  app,
  browser,
}) => {
  const { page } = app;
  await page.goto('./#/one-order?t=50ms');
  await expect(app.transport).toContainText('00:00.050');
  const field = page.getByLabel('Link', { exact: true });
  // Event by event until one stands within an instant: what has been done so far is then a part of the link.
  await expect(async () => {
    await page.keyboard.press('ArrowRight');
    await app.lead('Share');
    await expect(field).toHaveValue(/saw=/);
    const value = await field.inputValue();
    if (!value.includes('step=')) await page.keyboard.press('Escape');
    expect(value).toMatch(/step=\d+/);
  }).toPass();
  const link = await field.inputValue();
  const other = await browser.newPage();
  await other.goto(link);
  await other.getByRole('button', { name: 'Share' }).click();
  const again = other.getByLabel('Link', { exact: true });
  await expect(again).toHaveValue(new RegExp(`${/step=\d+/.exec(link)?.[0]}&`));
  expect(/saw=.*$/.exec(await again.inputValue())?.[0]).toBe(/saw=.*$/.exec(link)?.[0]);
  await expect(other.getByText('not quite what was seen')).toHaveCount(0);
  await other.close();
});

test('back and forward go through what was opened', async ({ app }) => {
  await app.choose('The rush');
  await expect(app.page).toHaveURL(/#\/rush$/);
  await app.choose('Realistic times');
  await expect(app.page).toHaveURL(/#\/realistic$/);
  await app.page.goBack();
  await expect(app.story).toContainText('The rush');
  await app.page.goBack();
  await expect(app.story).toContainText('One order, twice');
  await app.page.goForward();
  await expect(app.story).toContainText('The rush');
});

test('a bad link says what is wrong, and what is left of it opens', async ({ app }) => {
  await app.page.goto('./#/rush?b.EmailWorker.count=-3&colour=<img src=x onerror=alert(1)>&t=8s');
  const dialog = app.page.getByRole('dialog', { name: 'This link does not open' });
  await expect(dialog).toContainText('must be a whole number from 1 to 20,000, is -3');
  await expect(dialog).toContainText('colour: is not known');
  expect(await app.page.locator('dialog img').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Open it without them' }).click();
  await expect(app.transport).toContainText('00:08.000');
});

for (const [name, hash] of [
  ['cut off', './#/~1.7VZLb'],
  ['of another world', './#/constructor?__proto__.count=1&at=%E0%A4%A'],
  ['enormous', `./#/rush?say=${'x'.repeat(70_000)}`],
] as const)
  test(`a link that is ${name} leads to the nearest run that works`, async ({ app }) => {
    await app.page.goto('about:blank');
    await app.page.goto(hash);
    const dialog = app.page.getByRole('dialog', { name: 'This link does not open' });
    await dialog.getByRole('button', { name: /^Open “/ }).click();
    await expect(app.pause).toBeVisible();
  });

test('the compact player for other pages shows the lanes and the clock, and a way to the whole', async ({ app }) => {
  await app.page.goto('about:blank');
  await app.page.goto('./#/rush?t=20s&say=The%20line%20grows&embed');
  await expect(app.transport).toContainText('00:20.000');
  await expect(app.page.locator('.header')).toHaveCount(0);
  await expect(app.page.getByRole('link', { name: 'Open in Queuescope' })).toHaveAttribute(
    'href',
    /#\/rush\?t=20s&say=The%20line%20grows$/,
  );
});

test('what was changed survives a reload, and going elsewhere and back', async ({ app }) => {
  await app.page.goto('./#/rush?t=12s');
  await expect(app.transport).toContainText('00:12.000');
  await app.pool('E-mail').fill('500');
  await app.pool('E-mail').press('Enter');
  await poll(() => app.page.evaluate(() => String(history.state?.run))).toContain('EmailWorker.count=500');
  await app.page.reload();
  await expect(app.transport).toContainText('00:12.000');
  await expect(app.pool('E-mail')).toHaveValue('500');

  await app.choose('Realistic times');
  await expect(app.page).toHaveURL(/#\/realistic$/);
  await app.page.goBack();
  await expect(app.pool('E-mail')).toHaveValue('500');
});
