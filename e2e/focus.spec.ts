// What has the focus, and what Space does with it: after a click the page plays, and what a dialog took is given back.
import { expect, test } from './page.ts';

test('Space plays and pauses after a click on a tab, a switch, a menu or a list', async ({ app, page }) => {
  const { keyboard } = page;
  await app.choose('The rush');
  await expect(app.pause).toBeVisible();
  await keyboard.press('Space');
  await expect(app.play).toBeVisible();
  await expect(page.getByRole('menu', { name: 'Comparison' })).toBeHidden();

  for (const control of [app.tab('Charts'), page.getByRole('button', { name: 'Side by side' })]) {
    await control.click();
    await keyboard.press('Space');
    await expect(app.pause).toBeVisible();
    await keyboard.press('Space');
    await expect(app.play).toBeVisible();
  }

  await app.strip.getByRole('combobox', { name: 'Orders', exact: true }).click();
  await keyboard.press('Escape');
  await keyboard.press('Space');
  await expect(app.pause).toBeVisible();
});

test('Space stays with a control that keys have led to', async ({ app, page }) => {
  const { keyboard } = page;
  await app.pause.click();
  await app.tab('Waterfall').click();
  await keyboard.press('Shift+Tab');
  await keyboard.press('Tab');
  await keyboard.press('ArrowRight');
  await expect(app.tab('Sequence')).toBeFocused();
  await keyboard.press('Space');
  await expect(app.play).toBeVisible();
});

test('a dialog gives the focus back to what had it', async ({ app, page }) => {
  const { keyboard } = page;
  await app.pause.click();
  const node = app.lane.A.node('SendGrid');
  for (const [key, name] of [
    ['?', 'Help'],
    ['e', /^Export/],
  ] as const) {
    await node.focus();
    await keyboard.press(key);
    const dialog = page.getByRole('dialog', { name });
    await expect(dialog).toBeVisible();
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(node).toBeFocused();
  }
});
