// Every story is walked from its first scene to its last in a real browser: each scene comes to its moment, and what is
// right by the run is what the page says.
import { readFileSync } from 'node:fs';
import { STORIES } from '../src/lessons/stories.ts';
import { expect, poll, test } from './page.ts';
import { clockIn } from './parts.ts';

const kept = JSON.parse(readFileSync('src/lessons/figures.generated.json', 'utf8')) as Record<
  string,
  { scenes: { momentMs: number; right: number | null }[] }
>;

for (const story of STORIES)
  test(`“${story.title}” is told to its end, and offers three changes to try`, async ({ app }) => {
    // Up to nine scenes, each a run of its own.
    test.slow();
    await app.page.goto(`./#/story/${story.id}`);
    const panel = app.story;
    for (const [index, scene] of story.scenes.entries()) {
      const { momentMs, right } = kept[story.id]!.scenes[index]!;
      await panel.getByRole('heading', { name: scene.title }).waitFor();
      if (scene.question) {
        await panel.getByRole('radio').nth(right!).check();
        await panel.getByRole('button', { name: 'Check it' }).click();
      }
      const onwards = panel.getByRole('button', { name: /Next|What to try/ });
      const skip = panel.getByRole('button', { name: 'Skip ahead' });
      await onwards.or(skip).first().waitFor();
      if (await skip.isVisible()) await skip.click({ timeout: 1_000 }).catch(() => undefined);
      await onwards.waitFor();
      if (scene.question) await expect(panel.getByText('Right:')).toBeVisible();
      await poll(async () => clockIn(await app.transport.innerText())).toBe(Math.round(momentMs));
      expect(await panel.innerText()).not.toMatch(/\{\w+\}/);
      await onwards.click();
    }
    await expect(panel.getByRole('heading', { name: 'Now you' })).toBeVisible();
    for (const one of story.tries) await panel.getByRole('button', { name: one.label }).click();
    await expect(panel.getByText(story.tries[2].lookFor)).toBeVisible();
  });

test('a scene plays to its moment by itself, and a wrong answer is set right by the run', async ({ app }) => {
  await app.page.goto('./#/story/slow-checkout/5');
  await app.story.getByRole('radio', { name: '410 ms', exact: true }).check();
  await app.story.getByRole('button', { name: 'Check it' }).click();
  await expect(app.story).toContainText('Not so. It is “110 ms”; you said “410 ms”.', { timeout: 20_000 });
  await expect(app.transport).toContainText('00:00.110');
});

test('the gallery finds a story, which is continued where it was left', async ({ app }) => {
  await app.page.getByRole('button', { name: 'Stories' }).click();
  const gallery = app.page.getByRole('dialog', { name: 'Stories and scenarios' });
  await gallery.getByRole('searchbox').fill('spike');
  await gallery.getByRole('button', { name: 'The spike', exact: true }).click();
  await expect(app.page).toHaveURL(/#\/story\/the-spike\/1$/);
  await app.story.getByRole('button', { name: /^Scene 2/ }).click();
  await expect(app.page).toHaveURL(/#\/story\/the-spike\/2$/);
  await app.page.reload();
  await expect(app.story.getByRole('heading', { name: 'It rises' })).toBeVisible();
  await app.story.getByRole('button', { name: 'Leave the story' }).click();
  await expect(app.story).toContainText('The rush');
  await app.page.getByRole('button', { name: 'Stories' }).click();
  await gallery.getByRole('button', { name: /^Continue “The spike”, 2 of 6/ }).click();
  await expect(app.story.getByRole('heading', { name: 'It rises' })).toBeVisible();
});

test('a challenge that was tried is continued, and one that was kept says so', async ({ app, page }) => {
  await page.goto('./#/challenge/narrow-database');
  await expect(app.story.getByRole('heading', { name: 'A narrow database' })).toBeVisible();
  await app.story.getByRole('button', { name: 'Leave the challenge' }).click();
  await page.getByRole('button', { name: 'Stories' }).click();
  const gallery = page.getByRole('dialog', { name: 'Stories and scenarios' });
  await gallery.getByRole('button', { name: 'Continue “A narrow database”' }).click();
  await expect(page).toHaveURL(/#\/challenge\/narrow-database$/);
  await app.finish();
  await app.pick('B', 'Master DB');
  await app.type(app.inspector.field('Connections'), '12');
  await app.ended();
  await app.inspector.close.click();
  await expect(app.story.getByText('Kept.')).toBeVisible();
  await page.getByRole('button', { name: 'Stories' }).click();
  await gallery.getByRole('searchbox').fill('narrow');
  await expect(gallery.getByRole('listitem').filter({ hasText: 'A narrow database' })).toContainText('Kept');
});

test('a component looked at in the middle of a scene does not lose the scene', async ({ app }) => {
  await app.page.goto('./#/story/slow-checkout/5');
  await app.story.getByRole('radio', { name: '110 ms', exact: true }).check();
  await app.story.getByRole('button', { name: 'Check it' }).click();
  await expect(app.story.getByText('Right: “110 ms”.')).toBeVisible({ timeout: 20_000 });
  await app.pick('B', 'SendGrid');
  await app.inspector.close.click();
  await expect(app.story.getByText('Right: “110 ms”.')).toBeVisible();
  await expect(app.transport).toContainText('00:00.110');
});
