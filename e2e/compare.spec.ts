// "And with twenty workers?": a lane copied beside itself, one of the two changed, and what differs said so.
import { expect, poll, test } from './page.ts';

test('a copied lane is changed alone, and both lanes say what differs', async ({ app, page }) => {
  await app.strip.getByRole('button', { name: 'Compare…' }).click();
  await page.getByRole('menuitem', { name: 'B with a copy of B' }).click();
  await expect(app.lane.A.root).toHaveAccessibleName('Lane A: Asynchronous');
  await expect(app.lane.B.root).toHaveAccessibleName('Lane B: Asynchronous');
  await expect(app.lane.A.chips).toHaveCount(0);

  await app.strip.getByRole('button', { name: 'Change lane A alone' }).click();
  await app.type(app.pool('E-mail workers'), '20');
  await expect(app.lane.A.chips).toHaveText(['E-mail workers 20']);
  await expect(app.lane.B.chips).toHaveText(['E-mail workers 5']);
  await app.strip.getByRole('button', { name: 'Change both lanes' }).click();
  await expect(app.pool('E-mail workers')).toHaveValue('20 | 5');
  await app.finish();
  await expect(app.lane.A.figure).toHaveText('110 ms');
  await expect(app.lane.B.figure).toHaveText('110 ms');

  await app.undo.click();
  await expect(app.lane.A.chips).toHaveCount(0);
  await app.undo.click();
  await expect(app.lane.A.root).toHaveAccessibleName('Lane A: Synchronous');
});

test('the way back opens the comparison as it was', async ({ app, page }) => {
  const compare = app.strip.getByRole('button', { name: 'Compare…' });
  await compare.click();
  await page.getByRole('menuitem', { name: 'A with a copy of A' }).click();
  await expect(app.lane.B.root).toHaveAccessibleName('Lane B: Synchronous');
  await compare.click();
  await page.getByRole('menuitem', { name: 'Back to “One order, twice”' }).click();
  await expect(app.lane.B.root).toHaveAccessibleName('Lane B: Asynchronous');
});

test('115 e-mail workers fall behind and 116 keep up', async ({ app }) => {
  await app.choose('115 or 116 e-mail workers');
  await expect(app.lane.A.chips).toHaveText(['E-mail workers 115']);
  await expect(app.lane.B.chips).toHaveText(['E-mail workers 116']);
  await app.finish();
  await poll(() => app.lane.A.ready('email.order.confirmation')).toBeGreaterThan(50);
  await poll(() => app.lane.B.ready('email.order.confirmation')).toBeLessThan(5);
});
