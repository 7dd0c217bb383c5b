// A case of one's own without editing an address: faults planned in a form, the whole named, kept, taken to the command
// line, given away, and opened again from a file.
import { spawnSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './page.ts';

async function openFaults(app: App): Promise<void> {
  await app.page.getByRole('button', { name: 'Lane B', exact: true }).click();
  await app.page.getByRole('menuitem', { name: /^Faults on the timeline/ }).click();
}

async function openScenarios(app: App): Promise<void> {
  await app.page.locator('.header__comparison').click();
  await app.page.getByRole('menuitem', { name: /^Your scenarios/ }).click();
}

const close = (page: Page) => page.getByRole('button', { name: 'Close', exact: true }).click();

test('a fault is planned, comes true at its time, is undone, brought back and removed', async ({ app }) => {
  const { page } = app;
  await page.goto('./#/rush?t=5s');
  await expect(app.transport).toContainText('00:05.000');
  await openFaults(app);
  const plan = page.getByRole('dialog', { name: 'Faults on the timeline' });
  await plan.getByLabel('Whom').selectOption('Twilio');
  await plan.getByLabel('What happens').selectOption('is slower');
  await plan.getByLabel('Times slower').fill('4');
  await plan.getByLabel('From').fill('8s');
  await plan.getByLabel('Until').fill('7s');
  await plan.getByRole('button', { name: 'Add to the timeline' }).press('Enter');
  await expect(plan.getByRole('alert')).toContainText('Until: must be later than 8,000 ms');
  await expect(plan.getByText('Nothing fails yet.')).toBeVisible();
  await plan.getByLabel('Until').fill('20s');
  await plan.getByRole('button', { name: 'Add to the timeline' }).click();
  const row = plan.getByRole('listitem').filter({ hasText: 'Twilio is 4 times slower' });
  await expect(row).toContainText('8,000 ms – 20.0 s');
  await plan.getByRole('button', { name: 'Undo' }).click();
  await expect(plan.getByText('Nothing fails yet.')).toBeVisible();
  await plan.getByRole('button', { name: 'Redo' }).click();
  await expect(row).toBeVisible();
  await close(page);
  await expect(app.transport).toContainText('00:05.000');
  await app.setPace('5×');
  await app.play.click();
  await expect(app.lane.B.root.getByRole('button', { name: /Twilio: slow/ }).first()).toBeVisible();
  await app.pause.click();
  await openFaults(app);
  await plan.getByRole('button', { name: /^Remove: Twilio/ }).click();
  await expect(plan.getByText('Nothing fails yet.')).toBeVisible();
  await close(page);
  await expect(app.lane.B.root.getByRole('button', { name: /Twilio: slow/ })).toHaveCount(0);
});

test('a changed run is named, kept through a reload, run on the command line and opened from its file', async ({
  app,
}) => {
  const { page } = app;
  await page.goto('./#/rush?b.EmailWorker.count=33&b.SMSService.latency=1500ms&t=2s&at=1s:b.EmailWorker.prefetch=2');
  await expect(app.transport).toContainText('00:02.000');
  await openFaults(app);
  const plan = page.getByRole('dialog', { name: 'Faults on the timeline' });
  await plan.getByLabel('From').fill('3s');
  await plan.getByLabel('Until').fill('9s');
  await page.getByRole('button', { name: 'Add to the timeline' }).click();
  await close(page);
  await openScenarios(app);
  const dialog = page.getByRole('dialog', { name: 'Your scenarios' });
  await dialog.getByLabel('Name').fill('Our <b>Friday</b>');
  await expect(dialog).toContainText('It has 2 changed knobs and 1 fault.');
  await expect(dialog).toContainText('B, 1,000 ms: E-mail workers, prefetch = 2');
  await dialog.getByRole('button', { name: 'Save on this device' }).click();
  await expect(dialog.getByText('is saved on this device')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download JSON' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('our-b-friday-b.json');
  const file = test.info().outputPath('our.json');
  await download.saveAs(file);

  const words = ['--import', 'tsx', 'src/cli/main.ts', 'run', file, '--until', '10s', '--json'];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  const { digest } = (JSON.parse(stdout) as { run: { digest: string } }).run;

  await page.reload();
  await openScenarios(app);
  await dialog.getByRole('button', { name: 'Open Our <b>Friday</b>' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(app.lane.A.root).toContainText('Our <b>Friday</b>');
  await expect(app.pool('E-mail')).toHaveValue('33');
  // The address is the scenario's own, and comes to the same as the command line.
  expect(page.url()).toContain('#/~1.');
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(`${address}?t=10s&saw=0-1-0.${digest.slice(0, 8)}`);
  await expect(app.transport).toContainText('00:10.000');
  await expect(page.getByText('not quite what was seen')).toHaveCount(0);

  await page.goto('./#/one-order');
  await openScenarios(app);
  await dialog.getByRole('button', { name: 'Remove Our <b>Friday</b>' }).click();
  await expect(dialog.getByText('None yet.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Bring it back' }).click();
  await expect(dialog.getByRole('button', { name: 'Open Our <b>Friday</b>' })).toBeVisible();
  await dialog.getByLabel('Open a file').setInputFiles(file);
  await expect(app.lane.A.root).toContainText('Our <b>Friday</b>');
  await page.goBack();
  await expect(app.story).toContainText('One order, twice');
});

test('a dropped file is opened; one with mistakes is listed with their places, and nothing changes', async ({
  app,
}) => {
  const { page } = app;
  await page.goto('./#/rush?t=2s');
  await expect(app.transport).toContainText('00:02.000');
  const drop = (name: string, text: string) =>
    page.evaluate(
      ([named, holds]) => {
        const data = new DataTransfer();
        data.items.add(new File([holds!], named!, { type: 'application/json' }));
        document.body.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: data }));
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
      },
      [name, text],
    );
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'show', 'rush-async'], {
    encoding: 'utf8',
  });
  const scenario = JSON.parse(stdout);
  const bad = { ...scenario, horizonMs: -1, traffic: [{ ...scenario.traffic[0], perSecond: 'many' }] };
  await drop('bad.json', JSON.stringify(bad));
  const refused = page.getByRole('alert').filter({ hasText: 'was not opened; nothing has changed' });
  await expect(refused).toContainText('horizonMs: must be a number from 1');
  await expect(refused).toContainText('traffic[0].perSecond: must be a number');
  await close(page);
  await expect(app.transport).toContainText('00:02.000');
  await drop('torn.json', stdout.slice(0, 300));
  await expect(refused).toContainText('torn.json: must be JSON');
  await close(page);
  await drop('good.json', JSON.stringify({ ...scenario, id: 'dropped', title: 'Dropped here' }));
  await expect(app.lane.A.root).toContainText('Dropped here');
});
