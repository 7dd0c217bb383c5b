// The e-mail outage walked by keyboard alone: from the first failure of one e-mail over its retries into the dead letters,
// replayed after the outage, and back to where it began; on the way every "why?" has the right answer.
import { type App, expect, poll, test } from './page.ts';

const ORDER = '12460';
const current = (app: App) => app.dock.locator('[aria-current="step"]');
const why = (app: App) => app.page.getByRole('complementary', { name: 'Why?' });

const shown = (app: App) =>
  current(app)
    .innerText()
    .catch(() => '');

/** Presses a key until the fact that is stood at says so. A press while the step before is still under way counts for nothing. */
async function walkTo(app: App, key: string, text: RegExp) {
  await expect(async () => {
    const before = await shown(app);
    await app.page.keyboard.press(key);
    await poll(() => shown(app), { timeout: 2_000, intervals: [10] }).not.toBe(before);
    expect(await shown(app)).toMatch(text);
  }).toPass({ timeout: 45_000, intervals: [0] });
}

test('from the first failure to the replayed dead letter and back, by keyboard, each why right', async ({ app }) => {
  test.slow();
  const { keyboard } = app.page;
  await app.page.goto('#/email-outage?t=45s');
  await app.page.reload();
  await poll(() => app.clockMs()).toBe(45_000);
  // One dead letter, replayed after the outage.
  await app.dock.getByRole('tab', { name: 'Dead letters' }).focus();
  await keyboard.press('Enter');
  await app.dock.getByRole('button', { name: /^Replay/ }).focus();
  await keyboard.press('Enter');
  await expect(app.note).toContainText('replayed');
  // The log of one order that was placed within the outage.
  await app.dock.getByRole('tab', { name: 'Log' }).focus();
  await keyboard.press('Enter');
  await app.type(app.dock.getByRole('textbox', { name: 'order' }), ORDER);
  await app.dock.getByRole('textbox', { name: 'order' }).blur();

  await walkTo(app, 'Shift+ArrowLeft', /placed order/);
  await walkTo(app, 'Shift+ArrowRight', /call to SendGrid failed/);
  await keyboard.press('w');
  await expect(why(app)).toContainText('because SendGrid was down');
  await keyboard.press('Escape');
  await walkTo(app, 'Shift+ArrowRight', /waits 1,000 ms/);
  await walkTo(app, 'Shift+ArrowRight', /waits 2,000 ms/);
  await walkTo(app, 'Shift+ArrowRight', /dead-lettered from email\.order\.confirmation/);
  await keyboard.press('w');
  await expect(why(app)).toContainText('SendGrid was down');
  await keyboard.press('Escape');
  await walkTo(app, 'Shift+ArrowRight', /replayed to email\.order\.confirmation/);
  await walkTo(app, 'Shift+ArrowLeft', /dead-lettered from/);
  await walkTo(app, 'Shift+ArrowLeft', /call to SendGrid failed/);
});
