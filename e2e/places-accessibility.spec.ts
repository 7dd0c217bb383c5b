// Nothing that axe can find in what leads out of the run, on a large screen and a small one; and all of it from the keyboard alone.
import { expectAccessible } from './accessible.ts';
import { expect, test } from './page.ts';
import { tabTo } from './tabbing.ts';

for (const [width, height] of [
  [1440, 900],
  [360, 740],
] as const)
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test('the gallery', async ({ app, page }) => {
      await app.pause.click();
      await page.getByRole('button', { name: 'Stories' }).click();
      await expect(page.getByRole('heading', { name: 'The slow checkout' })).toBeVisible();
      await expectAccessible(page, 'gallery');
    });

    test('a story, what it asks and says, the share dialog, scenes, the stage, a bad link', async ({ app, page }) => {
      await page.goto('./#/story/slow-checkout/5');
      const story = page.locator('.tale');
      await story.getByRole('radio').first().check();
      await expectAccessible(page, 'question');
      await story.getByRole('button', { name: 'Check it' }).click();
      await expect(story.getByText('Right:')).toBeVisible({ timeout: 20_000 });
      await expectAccessible(page, 'answer');
      await page.goto('./#/rush?t=12.5s&say=Look%20here');
      await expect(app.transport).toContainText('00:12.500');
      await expectAccessible(page, 'caption');
      await app.lead('Share');
      await expect(page.getByRole('img', { name: 'The link as a QR code' })).toBeVisible();
      await expectAccessible(page, 'share');
      await page.getByRole('button', { name: 'Keep this moment as a scene' }).click();
      await page.getByRole('button', { name: 'Keep this moment', exact: true }).click();
      await expectAccessible(page, 'scenes');
      await page.getByRole('button', { name: 'Present them' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('The rush');
      await expectAccessible(page, 'stage');
      await page.keyboard.press('Escape');
      await page.goto('./#/nothing?t=-1');
      await expect(page.getByRole('dialog', { name: 'This link does not open' })).toBeVisible();
      await expectAccessible(page, 'bad link');
    });

    test('what is taken away, faults on the timeline, scenarios of one’s own', async ({ app, page }) => {
      await page.goto('./#/rush?t=12.5s');
      await expect(app.transport).toContainText('00:12.500');
      await app.lead('Export');
      for (const part of ['Picture', 'Charts', 'Numbers', 'Clip']) {
        await page.getByRole('button', { name: part, exact: true }).click();
        await expectAccessible(page, `export: ${part}`);
      }
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Lane B', exact: true }).click();
      await page.getByRole('menuitem', { name: /^Faults on the timeline/ }).click();
      await page.getByRole('button', { name: 'Add to the timeline' }).click();
      await expect(page.getByText('SendGrid is down', { exact: true })).toBeVisible();
      await expectAccessible(page, 'faults');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Lane B', exact: true }).click();
      await page.getByRole('menuitem', { name: /^Save as a scenario/ }).click();
      await page.getByRole('button', { name: 'Save on this device' }).click();
      await expect(page.getByText('is saved on this device')).toBeVisible();
      await expectAccessible(page, 'scenarios');
    });
  });

for (const [width, height] of [
  [1440, 900],
  [360, 740],
] as const)
  test.describe(`cases and reports, ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test('the pose dialog, a posed case, what is handed in, an answer, a report', async ({ page, app }) => {
      await page.goto('./#/rush?t=12s');
      await expect(app.transport).toContainText('00:12.000');
      await app.lead('Share');
      await page.getByRole('button', { name: 'Pose it to somebody' }).click();
      await page.getByRole('checkbox', { name: 'Something goes wrong' }).check();
      await page.getByText('single knobs of E-mail workers').click();
      await expectAccessible(page, 'pose');
      await page.goto('./#/task/month?until=1m&pace=5&challenge=empty-queues&lock=EmailWorker&lock=faults&minutes=20');
      await expect(app.story.getByRole('button', { name: 'Begin' })).toBeVisible();
      await expectAccessible(page, 'posed');
      await app.story.getByRole('button', { name: 'Begin' }).click();
      await app.story.getByRole('button', { name: 'Hand in your answer' }).click();
      await expect(page.getByRole('dialog', { name: 'Your answer' })).toBeVisible();
      await expectAccessible(page, 'hand in');
      await page.goto(
        './#/answer/month?until=1m&pace=5&challenge=empty-queues&did=30s:b.EmailWorker.count=116&took=8m20s&verdict=broken',
      );
      await expect(app.story.getByText('The candidate’s page came to the same.')).toBeVisible({ timeout: 20_000 });
      await expectAccessible(page, 'answer');
      await app.story.getByRole('button', { name: 'Report' }).click();
      await expect(page.getByRole('article', { name: 'Report' })).toBeVisible();
      await expectAccessible(page, 'report');
    });
  });

test('a story is found, answered and gone through without a pointer', async ({ app, page }) => {
  await app.pause.press('Space');
  await page.getByRole('button', { name: 'Stories' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('restaurant');
  await expect(page.getByText('The slow checkout')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/story\/slow-checkout\/1$/);
  await tabTo(app, app.story.getByRole('button', { name: 'Scene 4: And so on, to the end' }));
  await page.keyboard.press('Enter');
  await expect(app.story.getByRole('heading', { name: 'And so on, to the end' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(app.story.getByText('Right: “3,900 ms”.')).toBeVisible({ timeout: 30_000 });
});
