// Everything fits: on three sizes of screen nothing hangs over the edge, no text of the controls is cut off, and no
// text in a drawing is too small to read.
import type { Page } from '@playwright/test';
import { type App, expect, poll, test } from './page.ts';

/** Elements that reach beyond the left or right edge of the window and are not inside something that clips or scrolls. */
const overhanging = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isCut = (element: Element): boolean => {
      for (let around = element.parentElement; around; around = around.parentElement)
        if (getComputedStyle(around).overflowX !== 'visible') return true;
      return false;
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (right > innerWidth + 0.5 || left < -0.5) && !isCut(element);
      })
      .map((element) => `${element.className}: ${(element.textContent ?? '').slice(0, 40)}`);
  });

/** Texts of these parts that need more room than they have. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const parts = '.header *, .lane__head *, .strip *, .transport *, .dock__head *, .narrow__top *, .narrow__tabs *';
    const holdsText = (element: Element) =>
      [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim());
    // A speed note and a summary give way to what is more important, and end in an ellipsis.
    const givesWay = (element: Element) => getComputedStyle(element).textOverflow === 'ellipsis';
    return [...document.querySelectorAll<HTMLElement>(parts)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => !element.closest('.only-heard, .popup, svg') && holdsText(element) && !givesWay(element))
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.className}: ${element.textContent}`);
  });

/** Texts in the drawings smaller than 11 pixels as they appear on the screen. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const holdsText = (element: Element) =>
      [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim());
    const scaleOf = (element: Element | null): number =>
      element ? new DOMMatrix(getComputedStyle(element).transform).a * scaleOf(element.parentElement) : 1;
    return (
      [...document.querySelectorAll<HTMLElement>('.react-flow__node *, .tp-edge__label')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter((element) => holdsText(element) && !element.closest('.only-heard') && element.offsetHeight > 0)
        .map((element) => {
          const px = Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element);
          return { text: element.textContent, px };
        })
        // Where there is no room for words at all they are not drawn, only heard.
        .filter(({ px }) => px > 0 && px < 10.99)
        .map(({ text, px }) => `${text}: ${px.toFixed(1)} px`)
    );
  });

/** A control is worth nothing where it cannot be seen: inside the window as a whole. */
async function expectInWindow(app: App): Promise<void> {
  const { width, height } = app.page.viewportSize() ?? { width: 0, height: 0 };
  for (const control of [app.nextEvent, app.transport.getByRole('button', { name: /^Pace/ })]) {
    const box = await control.boundingBox();
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
  }
}

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 360, height: 740 },
];

for (const size of SIZES) {
  test.describe(`${size.width} × ${size.height}`, () => {
    test.use({ viewport: size });

    test('one order fits, while it runs and when it is done', async ({ app, page }) => {
      await expect(app.lane.B.figure).toHaveText('110 ms');
      if (size.width > 959) await expect(app.transport).toContainText('slow while something happens');
      await poll(() => cutOff(page)).toEqual([]);
      await app.pause.click();
      await expectInWindow(app);
      await poll(() => overhanging(page)).toEqual([]);
      await poll(() => cutOff(page)).toEqual([]);
      await poll(() => tooSmall(page)).toEqual([]);
      await app.playOn();
      await poll(() => overhanging(page)).toEqual([]);
      await poll(() => cutOff(page)).toEqual([]);
      await poll(() => tooSmall(page)).toEqual([]);
    });

    test('no row of a broker is cut, however many queues it has', async ({ app, page }) => {
      for (const title of ['A backoff that blocks its worker', 'Every queue of the shop']) {
        await app.choose(title);
        const rows = page.locator('.tp-queues').last();
        await expect(rows.getByRole('listitem').last()).toBeAttached();
        await poll(() => rows.evaluate((list) => list.scrollHeight - list.clientHeight)).toBe(0);
        if (size.width > 959) await expect(page.getByRole('button', { name: 'Show all' })).toHaveCount(0);
      }
    });

    test('traffic fits, with large numbers, a fault and two lanes that differ', async ({ app, page }) => {
      await app.choose('150 million orders a month');
      await app.finish();
      await expectInWindow(app);
      await poll(() => overhanging(page)).toEqual([]);
      await poll(() => cutOff(page)).toEqual([]);
      await poll(() => tooSmall(page)).toEqual([]);
    });
  });
}

test('five pools leave the traffic its room, in one lane and in two, on every width', async ({ app, page }) => {
  const traffic = app.strip.getByRole('group', { name: 'Orders', exact: true });
  for (const title of ['Every queue of the shop', 'One queue, four workers']) {
    await app.choose(title);
    await app.pause.click();
    for (const width of [1024, 1200, 1440, 1600, 1780, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const over = () =>
        traffic.evaluate((group) => {
          const parts = [...group.querySelectorAll('*')].map((part) => part.getBoundingClientRect().right);
          return Math.max(...parts) - (group.nextElementSibling?.getBoundingClientRect().left ?? 0);
        });
      const scrolls = () => app.strip.evaluate((strip) => strip.scrollWidth - strip.clientWidth);
      await poll(over, `${title} at ${width}`).toBeLessThanOrEqual(0);
      await poll(scrolls, `${title} at ${width}`).toBe(0);
    }
  }
});
