// Nothing that axe can find, in every state of the page that a person meets, light and dark, on three sizes of screen;
// and no motion for those who want none.
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { type App, expect, poll, test } from './page.ts';

type Name = Parameters<App['tab']>[0];

test.describe('1440 × 900', () => {
  test('playing, and the end of the run', async ({ app, page }) => {
    await expect(app.lane.B.figure).toHaveText('110 ms');
    await app.pause.click();
    await expectAccessible(page, 'playing');
    await app.playOn();
    await expectAccessible(page, 'finished');
  });

  test('every tab of the dock', async ({ app, page }) => {
    await app.finish();
    for (const name of ['Sequence', 'Log', 'Charts', 'Load', 'Business'] satisfies Name[]) {
      await app.tab(name).click();
      await expect(app.dock.getByRole('tabpanel', { name })).not.toContainText('Loading');
      await expectAccessible(page, name);
    }
  });

  test('why, and the orders that make a figure', async ({ app, page }) => {
    await app.choose('The rush');
    await poll(() => app.clockMs()).toBeGreaterThan(1_000);
    await app.pause.click();
    await page.keyboard.press('w');
    await expect(page.getByRole('complementary', { name: 'Why?' })).toContainText('placed order');
    await expectAccessible(page, 'why');
    await app.lane.B.root.getByTitle('Which orders make the median?').click();
    await expect(page.getByRole('complementary', { name: 'Which orders?' })).toContainText('the customer waited');
    await expectAccessible(page, 'orders');
  });

  test('traffic, a fault, a pool in the inspector, a table', async ({ app, page }) => {
    await app.choose('The rush');
    await app.strip.getByRole('button', { name: 'Fail e-mail provider' }).click();
    await expect(app.lane.A.chips).toHaveText(['SendGrid: down']);
    await app.pick('B', 'E-mail workers');
    await app.pause.click();
    await app.dock.getByRole('button', { name: 'Table' }).click();
    await app.type(app.inspector.field('Workers'), '-3');
    await expect(app.inspector.knob('Workers').getByRole('alert')).toBeVisible();
    await expectAccessible(page, 'inspector');
  });

  test('a menu, help, the diagram as text', async ({ app, page }) => {
    await app.pause.click();
    await page.getByRole('button', { name: 'Components' }).click();
    await expect(page.getByRole('menu', { name: 'Components' })).toBeVisible();
    await expectAccessible(page, 'menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
    await expectAccessible(page, 'help');
    await page.keyboard.press('Escape');
    await app.lane.B.menu.click();
    await page.getByRole('menuitem', { name: 'Edit diagram…' }).click();
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible();
    await expectAccessible(page, 'diagram');
  });
});

test.describe('1024 × 768', () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test('the end of the run, and a component in the inspector', async ({ app, page }) => {
    await app.finish();
    await expectAccessible(page, 'finished');
    await app.pick('A', 'SendGrid');
    await expectAccessible(page, 'inspector');
  });
});

test.describe('360 × 740', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the lanes, every sheet, the inspector', async ({ app, page }) => {
    await app.pause.click();
    await expectAccessible(page, 'playing');
    for (const name of ['Story', 'Details', 'Controls']) {
      await page.getByRole('navigation', { name: 'Sheets' }).getByRole('button', { name }).click();
      await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
      await expectAccessible(page, name);
    }
    await app.pick('B', 'RabbitMQ');
    await expectAccessible(page, 'inspector');
  });
});

test.describe('motion', () => {
  /** Counts circles drawn: messages on their way are the only ones. */
  async function tokensDrawn(page: Page, app: App): Promise<number> {
    await page.addInitScript(() => {
      const counted = globalThis as typeof globalThis & { circles: number };
      counted.circles = 0;
      const { arc } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.arc = function (...place) {
        counted.circles += 1;
        arc.apply(this, place);
      };
    });
    await app.open();
    await expect(app.lane.B.figure).toHaveText('110 ms');
    return page.evaluate(() => (globalThis as typeof globalThis & { circles: number }).circles);
  }

  test('messages are drawn on their way', async ({ app, page }) => {
    expect(await tokensDrawn(page, app)).toBeGreaterThan(10);
  });

  test('not for those who want no motion', async ({ app, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await tokensDrawn(page, app)).toBe(0);
    const moving = () =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
    await poll(moving).toBe(0);
  });
});
