// The simulation runs on a thread of its own. When that thread dies the run comes back; when it cannot, the page says so.
import { expect, poll, test } from './page.ts';

test('a worker that dies in the middle of a run is replaced, and the run ends as ever', async ({ app, page }) => {
  await expect(app.lane.B.figure).toHaveText('110 ms');
  const [worker] = page.workers();
  if (!worker) throw new Error('The simulation has no worker.');
  const closed = worker.waitForEvent('close');
  await worker.evaluate(() => self.close());
  await closed;
  await poll(() => page.workers().length, { timeout: 30_000 }).toBe(1);
  await app.finish();
  expect(page.workers()).toHaveLength(1);
  expect(page.workers()).not.toContain(worker);
  await expect(app.lane.A.figure).toHaveText('3,900 ms');
  await expect(app.lane.B.figure).toHaveText('110 ms');
  await expect(app.dock).toContainText('all work done A 3,900 ms, B 2,110 ms');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a simulation that cannot be loaded is told in a sentence, and tried again when asked', async ({ app, page }) => {
  await page.route(/entry.*\.js$/, (route) => route.abort());
  await page.reload();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The simulation has failed.');
  await expect(alert).toContainText('could not be loaded');
  await page.unrouteAll();
  // What the browser says about the script that was kept from it is meant to be said.
  expect(app.trouble.splice(0).filter((line) => !line.includes('ERR_FAILED'))).toEqual([]);

  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toBeHidden();
  await app.playOn();
  await expect(app.lane.A.figure).toHaveText('3,900 ms');
});
