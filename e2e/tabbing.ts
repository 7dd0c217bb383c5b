// Where the focus is, whether that is seen, and the way to a control by Tab alone.
import { expect, type Locator } from '@playwright/test';
import type { App } from './page.ts';

/** Whether what has the focus shows it: by an outline of its own, of what is drawn over it, or of the box around it. */
export function showsFocus(goal: Element): { isThere: boolean; shows: string } {
  const focused = document.activeElement;
  const isThere = focused === goal;
  if (!focused || focused === document.body) return { isThere, shows: 'yes' };
  const isOutlined = (style: CSSStyleDeclaration) =>
    style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1;
  const around = [focused, focused.parentElement].filter((one) => one !== null);
  const styles = around.flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after')]);
  const { top, left, bottom, right } = focused.getBoundingClientRect();
  const isInWindow = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  const name = focused.getAttribute('aria-label') ?? focused.textContent;
  return { isThere, shows: styles.some(isOutlined) && isInWindow ? 'yes' : `no: ${name}` };
}

/** Presses Tab until the focus is there; every stop on the way shows that it has the focus. */
export async function tabTo(app: App, goal: Locator): Promise<void> {
  for (let stop = 0; stop < 80; stop += 1) {
    await app.page.keyboard.press('Tab');
    const { isThere, shows } = await goal.evaluate(showsFocus);
    expect(shows).toBe('yes');
    if (isThere) return;
  }
  throw new Error(`Tab does not lead to ${goal}.`);
}
