// A rehearsal of the outage: played ahead while the run on the screen stands still, it says which alert warns how long before
// a customer notices. By keyboard, also on a small screen.
import { expectAccessible } from './accessible.ts';
import { type App, expect, poll, test } from './page.ts';

const rehearsalOf = (app: App) => app.dock.getByRole('region', { name: 'Rehearsal' });

async function openOutage(app: App) {
  await app.choose('The e-mail provider goes down');
  await app.pause.click();
  await app.tab('Monitoring').click();
  await app.dock.getByRole('button', { name: 'Rehearsal' }).click();
}

test('the outage is rehearsed by keyboard, and what noticing means can be changed', async ({ app, page }) => {
  await openOutage(app);
  const heldMs = await app.heldAtMs();
  const rehearsal = rehearsalOf(app);
  await rehearsal.getByRole('button', { name: 'Rehearse' }).focus();
  await page.keyboard.press('Enter');
  await expect(rehearsal.getByRole('status')).toHaveText('Warned 57.9 s before.');
  await expect(rehearsal).toContainText('order 12,424 still lacks some of the work after 1 min');
  const deadLetters = rehearsal.getByRole('row').filter({ hasText: 'email.dead' });
  await expect(deadLetters).toContainText('00:29');
  await expect(deadLetters).toContainText('38.9 s before');
  expect(await app.clockMs()).toBe(heldMs);
  await expectAccessible(page, 'rehearsed');

  await rehearsal.getByLabel('the work behind it').selectOption('10 s');
  await expect(rehearsal.getByRole('status')).toHaveText('This was before the last change.');
  await rehearsal.getByRole('button', { name: 'Rehearse again' }).press('Enter');
  await expect(deadLetters).toContainText('after');
  await expect(rehearsal).toContainText('after 10 s');
});

test('it is kept while something else is looked at, and said to be old after a change', async ({ app }) => {
  await openOutage(app);
  const rehearsal = rehearsalOf(app);
  const said = rehearsal.getByRole('status');
  await rehearsal.getByRole('button', { name: 'Rehearse' }).click();
  await app.tab('Log').click();
  await app.tab('Monitoring').click();
  await expect(said).toHaveText('Warned 57.9 s before.');
  await app.strip.getByRole('button', { name: /^E-mail.*: more$/ }).click();
  await expect(said).toHaveText('This was before the last change.');
  await app.undo.click();
  await expect(said).toHaveText('Warned 57.9 s before.');
  await app.choose('The rush');
  await expect(rehearsal.getByRole('button', { name: 'Rehearse', exact: true })).toBeEnabled();
  await expect(said).toHaveText('');
});

test('a rule leads to the second in which it fires', async ({ app }) => {
  await openOutage(app);
  const rehearsal = rehearsalOf(app);
  await rehearsal.getByRole('button', { name: 'Rehearse' }).click();
  await rehearsal.getByRole('button', { name: '00:29' }).click();
  await poll(() => app.clockMs()).toBe(29_000);
});

test('on a small screen it is in the sheet of details', async ({ app, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await app.choose('The e-mail provider goes down');
  await page.getByRole('button', { name: 'Details' }).click();
  await app.tab('Monitoring').click();
  await app.dock.getByRole('button', { name: 'Rehearsal' }).click();
  const rehearsal = rehearsalOf(app);
  await rehearsal.getByRole('button', { name: 'Rehearse' }).click();
  await expect(rehearsal.getByRole('status')).toHaveText('Warned 57.9 s before.');
  const width = await rehearsal.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(width).toBe(0);
});
