// A talk from the keyboard: scenes kept from runs, put in order, shown one after the other with the keys of a clicker.
import { expect, test } from './page.ts';

test('a story on the stage goes on with the arrow and the clicker, shows notes, and is left with Esc', async ({
  app,
}) => {
  await app.page.goto('./#/story/the-spike');
  await app.lead('Present');
  const heading = app.page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('A calm day');
  await app.page.keyboard.press('ArrowRight');
  await expect(heading).toHaveText('It rises');
  await app.page.keyboard.press('PageDown');
  await expect(heading).toHaveText('The top of it');
  await expect(app.page.getByText('00:40.000')).toBeVisible();
  await app.page.keyboard.press('PageUp');
  await expect(heading).toHaveText('It rises');
  await app.page.keyboard.press('n');
  await expect(app.page.getByLabel('Notes', { exact: true })).toContainText('all 600 slots are taken');
  await app.page.keyboard.press('Escape');
  await expect(app.story.getByRole('heading', { name: 'It rises' })).toBeVisible();
});

test('notes in a window of their own follow the talk and lead it; the screen goes dark on demand', async ({
  app,
  context,
}) => {
  const { page } = app;
  await page.goto('./#/story/the-spike');
  await app.lead('Present');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('A calm day');
  const opening = context.waitForEvent('page');
  await page.keyboard.press('Shift+N');
  const notes = await opening;
  await expect(notes.getByText('Next: It rises')).toBeVisible();
  await expect(notes.getByText('1 / 6')).toBeVisible();
  // What only the speaker reads is not on the screen of the room.
  await expect(page.getByLabel('Notes', { exact: true })).toHaveCount(0);
  await notes.getByRole('button', { name: 'Next' }).click();
  await expect(heading).toHaveText('It rises');
  await expect(notes.getByText('Watch the slots of the upper shop')).toBeVisible();
  await notes.keyboard.press('PageUp');
  await expect(heading).toHaveText('A calm day');
  await page.keyboard.press('b');
  await expect(page.getByRole('img', { name: 'The screen is dark (B)' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('img', { name: 'The screen is dark (B)' })).toHaveCount(0);
  await expect(notes.getByText('This is the last scene.')).toBeVisible();
  const closing = notes.waitForEvent('close');
  await page.keyboard.press('Escape');
  await closing;
});

test('a phone presents, too', async ({ app }) => {
  await app.page.setViewportSize({ width: 360, height: 740 });
  await app.page.goto('./#/story/the-spike');
  await app.lead('Present');
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('A calm day');
  await app.page.getByRole('button', { name: 'Next' }).click();
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('It rises');
  await app.page.getByRole('button', { name: 'Notes', exact: true }).click();
  await expect(app.page.getByLabel('Notes', { exact: true })).toBeInViewport();
  await app.page.getByRole('button', { name: 'Leave the stage' }).click();
  await expect(app.transport).toBeVisible();
});

test('moments are kept, put in order, presented, and opened from a link and from a file', async ({ app }) => {
  const { page } = app;
  const keepAt = async (address: string, title: string) => {
    await page.goto(address);
    await expect(app.play).toBeVisible();
    await app.lead('Share');
    await page.getByRole('button', { name: 'Keep this moment as a scene' }).click();
    await page.getByRole('button', { name: 'Keep this moment', exact: true }).click();
    await page
      .getByLabel(/^Title of scene/)
      .last()
      .fill(title);
    await page
      .getByLabel(/^What the room reads/)
      .last()
      .fill(`${title}, <b>as text</b>`);
  };
  await keepAt('./#/rush?t=12s', 'First kept');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await keepAt('./#/month?t=5s', 'Second kept');
  await page.getByRole('button', { name: 'Move Second kept up' }).click();
  const link = page.getByLabel('Link to these scenes', { exact: true });
  await expect(link).toHaveValue(/#\/scenes\/~1\./);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const file = await (await downloading).path();
  await expect(link).not.toHaveValue('');
  const address = await link.inputValue();
  await page.getByRole('button', { name: 'Remove First kept' }).click();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByLabel('Title of scene 2', { exact: true })).toHaveValue('First kept');
  await page.getByRole('button', { name: 'Remove First kept' }).click();
  await page.getByLabel('Open a file').setInputFiles(file);
  await expect(page.getByLabel('Title of scene 2', { exact: true })).toHaveValue('First kept');

  await page.goto('about:blank');
  await page.goto(address);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Second kept');
  await expect(page.getByText('Second kept, <b>as text</b>')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(heading).toHaveText('First kept');
  await expect(page.getByText('00:12.000')).toBeVisible();
});
