// A first visit: nothing is clicked. The page plays the comparison to its end and says what came out, everywhere alike.
import { expect, test } from './page.ts';

test('the page opens, plays one order through both checkouts, and says what came out @firefox', async ({ app }) => {
  await expect(app.pause).toBeVisible();
  await expect(app.lane.A.figureNote).toHaveText('the customer is still waiting');
  await expect(app.lane.B.figure).toHaveText('110 ms');
  await app.ended();

  await expect(app.lane.A.figure).toHaveText('3,900 ms');
  await expect(app.lane.A.figureNote).toHaveText('work done after 3,900 ms');
  await expect(app.lane.B.figure).toHaveText('110 ms');
  await expect(app.lane.B.figureNote).toHaveText('work done after 2,110 ms');

  await expect(app.resultRow('The customer waited')).toHaveText([/3,900 ms$/, /110 ms$/]);
  await expect(app.resultRow('All work was done after')).toHaveText([/3,900 ms$/, /2,110 ms$/]);
  await expect(app.result).toContainText('35.5×');

  await expect(app.dock).toContainText('answered A 3,900 ms, B 110 ms: 35.5×');
  await expect(app.dock).toContainText('all work done A 3,900 ms, B 2,110 ms');
  await expect(app.transport).toContainText('00:03.900');
  await expect(app.nextEvent).toBeDisabled();
});

test('every step of the order is a bar with its times, and a row of the table', async ({ app }) => {
  await app.finish();
  const bars = (row: string) => app.dock.getByRole('region', { name: row }).getByRole('button');
  await expect
    .poll(() => app.heard(bars('A customer')))
    .toEqual([
      'store order 100 ms, from 0 ms to 100 ms',
      'e-mail 2,000 ms, from 100 ms to 2,100 ms',
      'stock 500 ms, from 2,100 ms to 2,600 ms',
      'notify seller 1,000 ms, from 2,600 ms to 3,600 ms',
      'analytics 300 ms, from 3,600 ms to 3,900 ms',
    ]);
  const ends = { email: '2,110', inventory: '610', notifications: '1,110', analytics: '410' };
  for (const [queue, end] of Object.entries(ends))
    await expect(app.dock.getByRole('region', { name: `B behind the scenes: ${queue}` })).toContainText(
      `done at ${end}`,
    );

  await app.dock.getByRole('button', { name: 'Table' }).click();
  await expect(app.dock.getByRole('row').nth(1)).toBeVisible();
  const rows = await app.rowsOf(app.dock);
  expect(rows.filter(([lane]) => lane === 'A').map((row) => row.slice(2, 6))).toEqual([
    ['store order', '0', '100', '100'],
    ['e-mail', '100', '2,100', '2,000'],
    ['stock', '2,100', '2,600', '500'],
    ['notify seller', '2,600', '3,600', '1,000'],
    ['analytics', '3,600', '3,900', '300'],
  ]);
  expect(
    rows
      .filter(([lane]) => lane === 'B')
      .map((row) => row[4])
      .sort(),
  ).toEqual(['100', '110', '1,110', '2,110', '410', '610'].sort());
});

test('a click on a bar leads to the component that it is about', async ({ app }) => {
  await app.finish();
  await app.dock.getByRole('button', { name: 'e-mail 2,000 ms, from 100 ms' }).click();
  await expect(app.inspector.root).toContainText('SendGrid');
  await expect(app.inspector.figure('served')).toHaveText('1');
});
