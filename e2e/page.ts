// The page as a person meets it: its parts by what they are called, and the few gestures that every spec needs. Also the
// ground of all specs: whatever a test does, the page may not warn, fail, or ask another host for anything.
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { clockIn, Inspector, Lane, numberIn } from './parts.ts';

export { expect } from '@playwright/test';

/** Asks until the answer is as it should be: often, since most answers come within a tenth of a second. */
export const poll = <T>(
  read: () => T | Promise<T>,
  options: string | { timeout?: number; message?: string; intervals?: number[] } = {},
) =>
  expect.poll(read, { intervals: [50, 100, 200], ...(typeof options === 'string' ? { message: options } : options) });

export type Letter = 'A' | 'B';

/** What the test runner itself says, about the worker that the specs do without. */
const OF_THE_RUNNER = 'Service Worker registration blocked by Playwright';

export class App {
  readonly page: Page;
  /** Warnings, errors and foreign requests since the page was opened. */
  readonly trouble: string[] = [];
  readonly lane: Record<Letter, Lane>;
  readonly inspector: Inspector;
  readonly story: Locator;
  readonly result: Locator;
  readonly dock: Locator;
  readonly strip: Locator;
  readonly transport: Locator;
  readonly clock: Locator;
  readonly play: Locator;
  readonly pause: Locator;
  readonly playAgain: Locator;
  readonly nextEvent: Locator;
  /** What was just changed, with the way back. */
  readonly note: Locator;
  readonly undo: Locator;
  readonly redo: Locator;

  constructor(page: Page) {
    this.page = page;
    const lane = (letter: Letter) => new Lane(page.getByRole('region', { name: `Lane ${letter}:` }));
    this.lane = { A: lane('A'), B: lane('B') };
    this.inspector = new Inspector(page.getByLabel('Inspector', { exact: true }));
    this.story = page.getByLabel('Story', { exact: true });
    this.result = page.getByRole('region', { name: 'Result' });
    this.dock = page.getByRole('region', { name: 'Details of the run' });
    this.strip = page.getByRole('region', { name: 'Controls of the run' });
    this.transport = page.getByRole('region', { name: 'Playing' });
    this.clock = this.transport.locator('.transport__clock');
    this.play = this.transport.getByRole('button', { name: 'Play', exact: true });
    this.pause = this.transport.getByRole('button', { name: 'Pause' });
    this.playAgain = this.transport.getByRole('button', { name: 'Play again' });
    this.nextEvent = this.transport.getByRole('button', { name: /^Next (event|step of the order)$/ });
    this.note = page.locator('output');
    this.undo = page.getByRole('button', { name: 'Undo', exact: true }).first();
    this.redo = page.getByRole('button', { name: 'Redo', exact: true });
  }

  watch(origin: string): void {
    const { page, trouble } = this;
    page.on('console', (message) => {
      if (message.text() === OF_THE_RUNNER) return;
      if (['error', 'warning'].includes(message.type())) trouble.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => trouble.push(`page error: ${error.message}`));
    page.on('request', (request) => {
      const { origin: asked, protocol } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:' && asked !== origin) trouble.push(`request: ${request.url()}`);
    });
  }

  async open(): Promise<void> {
    await this.page.goto('./');
    await expect(this.transport).toBeVisible();
  }

  /** Another comparison, from the menu in the header. */
  async choose(title: string): Promise<void> {
    await this.page.locator('.header').locator('[aria-haspopup="menu"]').first().click();
    await this.page.getByRole('menuitemradio', { name: title }).click();
  }

  /** What leads out of the run: a button of the header, on a phone an item of its menu. */
  async lead(name: 'Share' | 'Export' | 'Present'): Promise<void> {
    const more = this.page.getByRole('button', { name: 'More', exact: true });
    const button = this.page.getByRole('button', { name, exact: true });
    await expect(more.or(button).first()).toBeVisible();
    if (await button.isVisible()) return button.click();
    await more.click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  async setPace(name: string): Promise<void> {
    await this.transport.getByRole('button', { name: /^Pace/ }).click();
    await this.page.getByRole('menuitemradio', { name, exact: true }).click();
  }

  /** Lets a run that plays go on as fast as it can, until nothing more will happen. */
  async finish(): Promise<void> {
    await this.setPace('As fast as it can');
    await this.ended();
  }

  async ended(): Promise<void> {
    await expect(this.playAgain).toBeVisible({ timeout: 45_000 });
  }

  /** Plays on, from wherever the run is paused, to its end. */
  async playOn(): Promise<void> {
    await this.setPace('As fast as it can');
    await this.play.click();
    await this.ended();
  }

  /** Types a value into a field by keyboard, as a person does, and takes it with Enter. */
  async type(field: Locator, text: string): Promise<void> {
    await field.focus();
    await field.press('ControlOrMeta+a');
    await field.pressSequentially(text);
    await field.press('Enter');
  }

  /** Where the clock stands once the run is paused and the last answer of the simulation is in. */
  async heldAtMs(): Promise<number> {
    await expect(this.play).toBeVisible();
    await this.frames(10);
    return this.clockMs();
  }

  /** Collects every other instant that the clock shows from now on, in order. */
  async clockTexts(): Promise<() => Promise<number[]>> {
    const clock = this.clock;
    const seen = await clock.evaluateHandle((element) => {
      const texts: string[] = [];
      const look = () => {
        const text = element.textContent ?? '';
        if (texts.at(-1) !== text) texts.push(text);
      };
      look();
      new MutationObserver(look).observe(element, { characterData: true, childList: true, subtree: true });
      return texts;
    });
    return async () => (await seen.jsonValue()).slice(1).map(clockIn);
  }

  /** Simulated time in milliseconds. */
  async clockMs(): Promise<number> {
    return clockIn(await this.clock.innerText());
  }

  tab(
    name: 'Waterfall' | 'Sequence' | 'Log' | 'Charts' | 'Load' | 'Business' | 'Monitoring' | 'Retries' | 'Dead letters',
  ): Locator {
    return this.dock.getByRole('tab', { name });
  }

  /** Picks a component or the source of orders from the header's list. */
  async pick(letter: Letter, title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Components' }).click();
    const items = this.page
      .getByRole('menu', { name: 'Components' })
      .getByRole('menuitemradio', { name: title, exact: true });
    await (letter === 'A' ? items.first() : items.last()).click();
    await expect(this.inspector.root).toBeVisible();
  }

  /** A row of figures in the result card: lane A's, then lane B's. */
  resultRow(name: string): Locator {
    return this.result
      .locator('dl > div')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .getByRole('definition');
  }

  /** A pool's size in the strip, whether it counts for one lane or both. */
  pool(title: string): Locator {
    return this.strip.getByRole('spinbutton', { name: title });
  }

  /** How many workers the strip says a pool needs. */
  async needed(title: string): Promise<number> {
    const box = this.strip.locator('.pool').filter({ has: this.page.getByRole('spinbutton', { name: title }) });
    return numberIn(await box.getByText('≥').innerText());
  }

  /** What is heard of each of these, in their order. */
  heard(of: Locator): Promise<(string | null)[]> {
    return of.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  }

  /** So many frames are drawn: time for whatever still moves to be seen to move. */
  async frames(count: number): Promise<void> {
    await this.page.evaluate(async (frames) => {
      for (let frame = 0; frame < frames; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
    }, count);
  }

  /** The rows of a chart's table, each as its cells' texts. */
  async rowsOf(card: Locator): Promise<string[][]> {
    return card
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())));
  }
}

export const test = base.extend<{ app: App }>({
  app: async ({ page, baseURL }, use) => {
    // Keeping the page for later is told by a spec of its own; here it would only fetch everything for every test.
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    const app = new App(page);
    app.watch(new URL(baseURL ?? '').origin);
    await app.open();
    await use(app);
    expect(app.trouble).toEqual([]);
  },
});
