// A challenge is posed, missed as shipped, met by a change that a person makes, and the answer is a link.
import { expect, test } from './page.ts';

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
  await expect(page.getByLabel('Link', { exact: true })).toHaveValue(/#\/month\?.*Master\.connections=12/);
});
