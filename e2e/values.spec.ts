// Numbers in nodes: a node that has room for its number shows it, in a small window and on the stage.
import type { Locator } from '@playwright/test';
import { type App, expect, poll, test } from './page.ts';

/** What a node comes to say in texts that lie within its box and are not cut; its box may have been given room just now. */
const toSay = (node: Locator, title: string) => poll(async () => (await textsOf(node)).join(' '), title);

const textsOf = (node: Locator) =>
  node.evaluate((name) => {
    const box = name.closest('.tp-node__box')!;
    const around = box.getBoundingClientRect();
    const isWhole = (element: Element) => {
      for (let clip = element.parentElement; clip && clip !== box.parentElement; clip = clip.parentElement) {
        const [inner, outer] = [element.getBoundingClientRect(), clip.getBoundingClientRect()];
        if (getComputedStyle(clip).overflow !== 'visible' && inner.top >= outer.bottom - 2) return false;
      }
      const { bottom, width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && bottom <= around.bottom + 1;
    };
    return [...box.querySelectorAll('.tp-text__main, .tp-node__corner, .tp-node__foot')]
      .filter(isWhole)
      .map((element) => element.textContent);
  });

async function inTheRush(app: App): Promise<void> {
  await app.choose('The rush');
  await poll(() => app.clockMs(), { timeout: 20_000 }).toBeGreaterThan(2_500);
  await app.pause.click();
}

test.describe('in a window of 1024 × 768', () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test('services, databases and pools keep their numbers', async ({ app }) => {
    await inTheRush(app);
    await app.tab('Sequence').click();
    for (const title of ['SendGrid', 'Master DB', 'Notification'])
      await toSay(app.lane.B.node(`${title}(?: workers)?`), title).toMatch(/\d/);
  });

  test('what belongs to a tab of the dock does not lie over its neighbours', async ({ app }) => {
    await inTheRush(app);
    for (const name of ['Waterfall', 'Sequence', 'Retries'] as const) {
      await app.tab(name).click();
      await expect(app.dock.getByRole('tabpanel', { name })).toBeVisible();
      const overlaps = await app.dock.locator('.dock__actions').evaluate((actions) => {
        const boxes = [...actions.children].map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 0);
        const cut = actions.scrollWidth - actions.clientWidth;
        return [cut, ...boxes.slice(1).map((box, index) => Math.max(0, boxes[index]!.right - box.left))];
      });
      expect(Math.max(...overlaps), name).toBeLessThan(1);
    }
  });
});

test('on the stage app servers say how many of their slots are taken', async ({ app }) => {
  await inTheRush(app);
  await app.lead('Present');
  for (const lane of [app.lane.A, app.lane.B]) await toSay(lane.node('App servers'), 'App servers').toMatch(/\d+\/600/);
});
