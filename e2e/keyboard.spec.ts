// The first minutes by keyboard alone: playing, stepping, picking a component, turning a knob, tabs, help.
import { expect, poll, test } from './page.ts';
import { showsFocus, tabTo } from './tabbing.ts';

test('the first minutes by keyboard alone', async ({ app, page }) => {
  const { keyboard } = page;
  await keyboard.press('Space');
  const pausedMs = await app.heldAtMs();
  await keyboard.press('ArrowRight');
  await poll(() => app.clockMs()).toBeGreaterThan(pausedMs);
  await expect(app.play).toBeVisible();
  await keyboard.press('Home');
  await poll(() => app.clockMs()).toBe(0);
  await expect(app.play).toBeVisible();

  await tabTo(app, page.getByRole('button', { name: 'Components' }));
  await keyboard.press('Enter');
  const menu = page.getByRole('menu', { name: 'Components' });
  await expect(menu).toBeVisible();
  const email = menu.getByRole('menuitemradio', { name: 'SendGrid' }).first();
  for (let item = 0; item < 12 && !(await email.evaluate((one) => one === document.activeElement)); item += 1)
    await keyboard.press('ArrowDown');
  await expect(email).toBeFocused();
  await keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(app.inspector.root).toBeVisible();

  const field = app.inspector.field('Answers after');
  await tabTo(app, field);
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('1500');
  await keyboard.press('Enter');
  await expect(field).toHaveValue('1.5s');
  await keyboard.press('Escape');
  await expect(app.inspector.root).toBeHidden();

  await tabTo(app, app.transport.getByRole('button', { name: /^Pace/ }));
  await keyboard.press('Enter');
  await keyboard.press('End');
  await keyboard.press('Enter');
  await app.ended();
  await expect(app.lane.A.figure).toHaveText('3,400 ms');
});

test('a component in the drawing is reached and picked by keyboard', async ({ app, page }) => {
  await app.pause.click();
  await tabTo(app, app.lane.A.node('SendGrid'));
  await page.keyboard.press('Enter');
  await expect(app.inspector.root).toContainText('SendGrid');
  await page.keyboard.press('Escape');
  await expect(app.inspector.root).toBeHidden();
});

test('tabs of the dock go by arrows, Home and End', async ({ app, page }) => {
  const { keyboard } = page;
  await app.pause.click();
  await tabTo(app, app.tab('Waterfall'));
  for (const [key, name] of [
    ['ArrowRight', 'Sequence'],
    ['ArrowRight', 'Log'],
    ['ArrowRight', 'Charts'],
    ['ArrowRight', 'Load'],
    ['End', 'Retries'],
    ['ArrowRight', 'Waterfall'],
    ['ArrowLeft', 'Retries'],
    ['ArrowLeft', 'Monitoring'],
    ['Home', 'Waterfall'],
  ] as const) {
    await keyboard.press(key);
    await expect(app.tab(name)).toBeFocused();
    await expect(app.tab(name)).toHaveAttribute('aria-selected', 'true');
    await poll(() => app.tab(name).evaluate(showsFocus)).toEqual({ isThere: true, shows: 'yes' });
    await expect(app.dock.getByRole('tabpanel', { name })).toBeVisible();
  }
  // Arrows move within the tabs here, and Home does not start the run over.
  await expect(app.play).toBeVisible();
});

test('lanes by number, help by question mark, start by R, and Esc leads out of what is open', async ({ app, page }) => {
  const { keyboard } = page;
  await keyboard.press('1');
  await expect(app.lane.B.root).toBeHidden();
  await keyboard.press('3');
  await expect(app.lane.A.root).toBeHidden();
  await keyboard.press('2');
  await expect(app.lane.A.root).toBeVisible();
  await expect(app.lane.B.root).toBeVisible();

  const help = page.getByRole('dialog', { name: 'Help' });
  await keyboard.press('?');
  await expect(help).toBeVisible();
  await expect(help.getByRole('term').filter({ hasText: 'Shift →' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(help).toBeHidden();

  await poll(() => app.clockMs(), { timeout: 20_000 }).toBeGreaterThan(400);
  await keyboard.press('r');
  await poll(() => app.clockMs()).toBeLessThan(400);
  await expect(app.pause).toBeVisible();
});
