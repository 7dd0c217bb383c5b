// Nothing that axe can find on the page as it is, light and dark.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** All rules in light; in dark, where only colours are others, contrast. One walk meets each place in both. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await inScheme(page, 'light');
  await expectNothingFound(page, `${state}, light`);
  await inScheme(page, 'dark');
  await expectNothingFound(page, `${state}, dark`, 'color-contrast');
}

/** The theme follows the system at once; colours that fade are waited for. */
async function inScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );
}

/** `rules` are only these; all of them where nothing is said. */
async function expectNothingFound(page: Page, state: string, ...rules: string[]): Promise<void> {
  // Its types come from a Playwright of another version; what it does with the page is the same.
  const axe = new AxeBuilder({ page } as unknown as ConstructorParameters<typeof AxeBuilder>[0])
    // Within the page itself, which holds no frames of other origins: an empty page for each result takes its time.
    .setLegacyMode()
    // What is well need not be listed node by node.
    .options({ resultTypes: ['violations'] });
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  expect(found, state).toEqual([]);
}
