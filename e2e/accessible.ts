// Nothing that axe can find on the page as it is.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** `rules` are only these; all of them where nothing is said. */
export async function expectAccessible(page: Page, state: string, ...rules: string[]): Promise<void> {
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
