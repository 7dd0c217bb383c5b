// Turning knobs: a value typed in the page is in every figure of the page; what is refused says what is allowed.
import { expect, poll, test } from './page.ts';

test('e-mail in 1,500 ms and publish in 20 ms are typed in, and read everywhere @firefox', async ({ app }) => {
  await app.pick('A', 'SendGrid');
  await app.type(app.inspector.field('Answers after'), '1500');
  await app.pick('B', 'RabbitMQ');
  await app.type(app.inspector.field('Publish and confirm'), '20ms');
  await app.inspector.close.click();
  await app.finish();

  await expect(app.lane.A.figure).toHaveText('3,400 ms');
  await expect(app.lane.B.figure).toHaveText('120 ms');
  await expect(app.lane.B.figureNote).toHaveText('work done after 1,620 ms');
  await expect(app.resultRow('The customer waited')).toHaveText([/3,400 ms$/, /120 ms$/]);
  await expect(app.resultRow('All work was done after')).toHaveText([/3,400 ms$/, /1,620 ms$/]);
  await expect(app.result).toContainText('28.3×');

  await expect(app.dock).toContainText('answered A 3,400 ms, B 120 ms: 28.3×');
  await expect(app.dock).toContainText('all work done A 3,400 ms, B 1,620 ms');
  const bars = app.dock.getByRole('region', { name: 'B behind the scenes: email' }).getByRole('button');
  await poll(() => app.heard(bars)).toEqual(['e-mail 1,500 ms, from 120 ms to 1,620 ms']);

  await app.tab('Charts').click();
  const latency = app.dock.getByRole('region', { name: 'Checkout latency' });
  await expect(latency.getByRole('img', { name: 'the highest interval is 3,400 ms' })).toBeVisible();
  await latency.getByRole('button', { name: 'Table' }).click();
  await expect(latency.getByRole('columnheader')).toHaveText(['at', 'A p50', 'B p50']);
  const points = await app.rowsOf(latency);
  expect(points.map(([, a]) => a).filter((cell) => cell !== '–')).toEqual(['3,400']);
  expect(points.map(([, , b]) => b).filter((cell) => cell !== '–')).toEqual(['120']);
});

test('undo and redo go back and forth by keyboard', async ({ app, page }) => {
  await app.finish();
  await app.pick('A', 'SendGrid');
  await app.type(app.inspector.field('Answers after'), '1500');
  await app.ended();
  await expect(app.lane.A.figure).toHaveText('3,400 ms');
  await page.getByRole('tab', { name: 'Waterfall' }).focus();

  await page.keyboard.press('Control+z');
  await expect(app.inspector.field('Answers after')).toHaveValue('2s');
  await expect(app.undo).toBeDisabled();
  await expect(app.lane.B.figure).toHaveText('110 ms');
  await app.playOn();
  await expect(app.lane.A.figure).toHaveText('3,900 ms');

  await page.keyboard.press('Control+Shift+z');
  await expect(app.inspector.field('Answers after')).toHaveValue('1.5s');
  await expect(app.lane.A.figure).toHaveText('3,400 ms');
  await page.keyboard.press('Control+z');
  await expect(app.inspector.field('Answers after')).toHaveValue('2s');
  await page.keyboard.press('Control+y');
  await expect(app.inspector.field('Answers after')).toHaveValue('1.5s');
  await expect(app.redo).toBeDisabled();
});

test('a time that is none is refused with what is allowed, and nothing changes', async ({ app }) => {
  await app.finish();
  await app.pick('A', 'SendGrid');
  const field = app.inspector.field('Answers after');
  await app.type(field, 'abc');
  const alert = app.inspector.knob('Answers after').getByRole('alert');
  await expect(alert).toContainText('Time must be a time');
  await expect(alert).toContainText('abc');
  await expect(alert).toContainText('The old value stays');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveValue('2s');
  await expect(app.undo).toBeDisabled();
  await expect(app.lane.A.figure).toHaveText('3,900 ms');
  await app.type(field, '1500');
  await expect(alert).toBeHidden();
});

test('a number of workers that cannot be is refused, in the inspector and in the strip', async ({ app, page }) => {
  await app.finish();
  await app.pick('B', 'E-mail workers');
  const field = app.inspector.field('Workers');
  await app.type(field, '-3');
  await expect(app.inspector.knob('Workers').getByRole('alert')).toContainText(
    'Must be a whole number from 1 to 20,000, is -3',
  );
  await expect(field).toHaveValue('5');
  await app.inspector.close.click();

  await app.type(app.pool('E-mail workers'), '-3');
  await expect(page.getByRole('alert')).toHaveText(
    /^E-mail must be a whole number from 1 to 20,000, is -3\. The old value stays\./,
  );
  await expect(app.pool('E-mail workers')).toHaveValue('5');
  const strip = await app.strip.boundingBox();
  const note = await page.getByRole('alert').boundingBox();
  expect(note!.y + note!.height, 'stands above the strip, near its field').toBeLessThanOrEqual(strip!.y + 12);
  expect(note!.y + note!.height).toBeGreaterThan(strip!.y - 12);
  await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await app.type(app.strip.getByRole('spinbutton', { name: 'Orders a second, exactly' }), 'many');
  await expect(page.getByRole('alert')).toHaveText(/^Orders a second must be a number/);
  await expect(app.undo).toBeDisabled();
  await app.type(app.pool('E-mail workers'), '6');
  await expect(page.getByRole('alert')).toBeHidden();
  await app.type(app.pool('E-mail workers'), '20000');
  await expect(app.pool('E-mail workers')).toHaveValue('20,000');
  const hidden = await app.pool('E-mail workers').evaluate((one) => one.scrollWidth - one.clientWidth);
  expect(hidden, 'all of its digits are to be seen').toBeLessThanOrEqual(0);
});

test('a change under traffic counts from its instant on, is noted, and can be taken back or made initial', async ({
  app,
}) => {
  await app.choose('The rush');
  await poll(() => app.clockMs()).toBeGreaterThan(1_000);
  await app.pause.click();
  const changedAtMs = await app.heldAtMs();
  await app.type(app.pool('E-mail workers'), '300');
  await expect(app.note).toContainText('E-mail workers: workers 160 → 300');
  await expect(app.lane.B.node('E-mail workers')).toHaveAccessibleName(/\/ 300/);
  expect(await app.clockMs()).toBe(changedAtMs);

  await app.note.getByRole('button', { name: 'Undo' }).click();
  await expect(app.pool('E-mail workers')).toHaveValue('160');
  await expect(app.lane.B.node('E-mail workers')).toHaveAccessibleName(/\/ 160/);
  await poll(() => app.clockMs()).toBe(changedAtMs);

  await app.type(app.pool('E-mail workers'), '320');
  await expect(app.note).toContainText('160 → 320');
  expect(await app.clockMs()).toBe(changedAtMs);
  await app.note.getByRole('button', { name: 'From the start' }).click();
  await expect(app.pause).toBeVisible();
  await poll(() => app.clockMs()).toBeLessThan(changedAtMs);
  await expect(app.pool('E-mail workers')).toHaveValue('320');
  await expect(app.note.getByRole('button', { name: 'From the start' })).toBeHidden();
});
