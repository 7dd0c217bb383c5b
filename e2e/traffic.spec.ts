// Traffic: the rush that the synchronous shop cannot carry, what the queue takes, and the clock under one's hand.
import { expect, poll, test } from './page.ts';

const EMAIL = 'email.order.confirmation';

test('in the rush the synchronous customers wait and the asynchronous do not, while messages queue up', async ({
  app,
}) => {
  await app.choose('The rush');
  await app.setPace('20×');
  await app.tab('Charts').click();
  await poll(() => app.lane.A.ms('p95'), { timeout: 30_000 }).toBeGreaterThan(5_000);
  await expect(app.lane.B.number('p95')).toHaveText('110 ms');
  await expect(app.lane.B.number('median')).toHaveText('110 ms');
  await poll(() => app.lane.B.ready(EMAIL)).toBeGreaterThan(1_000);
  await poll(() => app.needed('E-mail workers')).toBeGreaterThan(160);
  await app.pause.click();

  const depth = app.dock.getByRole('region', { name: 'Messages ready in each queue' });
  await expect(depth.getByRole('img', { name: 'Messages ready in 4 queues over time' })).toBeVisible();
  await depth.getByRole('button', { name: 'Table' }).click();
  await expect(depth.getByRole('columnheader', { name: EMAIL })).toBeVisible();
  const deepest = async () =>
    Math.max(...(await app.rowsOf(depth)).map(([, email]) => Number(email?.replaceAll(',', ''))));
  await poll(deepest).toBeGreaterThan(1_000);
});

test('one lane alone has the room of both', async ({ app, page }) => {
  const heightOf = async () => (await app.lane.B.root.boundingBox())?.height ?? 0;
  const shared = await heightOf();
  const lanes = page.getByRole('group', { name: 'Lanes shown' });
  await lanes.getByRole('button', { name: 'B: Asynchronous' }).click();
  await expect(app.lane.A.root).toBeHidden();
  await poll(heightOf).toBeGreaterThan(shared * 1.5);
  await lanes.getByRole('button', { name: 'A: Synchronous' }).click();
  await expect(app.lane.A.root).toBeVisible();
  await expect(app.lane.B.root).toBeHidden();
  await lanes.getByRole('button', { name: 'Side by side' }).click();
  await expect(app.lane.A.root).toBeVisible();
  await expect(app.lane.B.root).toBeVisible();
});

test('pausing holds the clock, playing goes on from there, restarting begins anew', async ({ app }) => {
  await app.choose('The rush');
  await poll(() => app.clockMs()).toBeGreaterThan(1_500);
  await app.pause.click();
  const heldMs = await app.heldAtMs();
  await app.frames(30);
  expect(await app.clockMs()).toBe(heldMs);
  await expect(app.transport).toContainText('paused');
  await app.play.click();
  await poll(() => app.clockMs()).toBeGreaterThan(heldMs);
  await app.pause.click();
  const laterMs = await app.heldAtMs();
  await app.transport.getByRole('button', { name: 'From the start' }).click();
  await poll(() => app.clockMs()).toBeLessThan(laterMs);
  await expect(app.pause).toBeVisible();
});

test('next event goes from one event to the next and leaves none out', async ({ app }) => {
  await app.pause.click();
  const startMs = await app.heldAtMs();
  const seen = await app.clockTexts();
  await expect(async () => {
    if (await app.nextEvent.isEnabled()) await app.nextEvent.click({ timeout: 1_000 });
    await expect(app.nextEvent).toBeDisabled({ timeout: 1 });
  }).toPass({ intervals: [20] });
  const events = [0, 100, 110, 410, 610, 1_110, 2_100, 2_110, 2_600, 3_600, 3_900];
  expect(await seen()).toEqual(events.filter((atMs) => atMs > startMs));
  await expect(app.lane.A.figure).toHaveText('3,900 ms');
});

test('more orders are asked for in the strip, and come', async ({ app }) => {
  await app.type(app.strip.getByRole('spinbutton', { name: 'Orders a second, exactly' }), '50');
  await app.setPace('20×');
  await expect(app.lane.B.node('User browser')).toHaveAccessibleName(/orders 50\/s/);
  await expect(app.strip.getByRole('combobox', { name: 'Orders' })).toHaveValue('constant');
  await expect(app.lane.B.number('median')).toHaveText('110 ms');
  await poll(() => app.needed('E-mail workers')).toBe(100);
  await poll(() => app.lane.B.ready(EMAIL)).toBeGreaterThan(1_000);
});
