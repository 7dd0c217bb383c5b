// Time in the hand: stepping both ways, scrubbing, asking why, following an order, and changing the past; by keyboard
// wherever a key is named.
import { type App, expect, poll, test } from './page.ts';

const slider = (app: App) => app.transport.getByRole('slider', { name: 'Simulated time' });
const why = (app: App) => app.page.getByRole('complementary', { name: 'Why?' });

/** Presses a key, again where several events share an instant, until the clock stands where it should. */
async function keyTo(app: App, key: string, ms: number): Promise<void> {
  await expect(async () => {
    await app.page.keyboard.press(key);
    await app.frames(4);
    expect(await app.clockMs()).toBe(ms);
  }).toPass({ intervals: [20] });
}

async function pausedAtStart(app: App): Promise<void> {
  await expect(app.pause).toBeVisible();
  await app.page.keyboard.press('Space');
  await expect(app.play).toBeVisible();
  await keyTo(app, 'Home', 0);
}

test('event by event to the end and back to the beginning, by keyboard, over the same instants @firefox', async ({
  app,
}) => {
  await pausedAtStart(app);
  const instants = [100, 110, 410, 610, 1_110, 2_100, 2_110, 2_600, 3_600, 3_900];
  const on: number[] = [];
  for (let press = 0; press < 40 && on.at(-1) !== 3_900; press += 1) {
    await app.page.keyboard.press('ArrowRight');
    await app.frames(4);
    on.push(await app.clockMs());
  }
  expect([...new Set(on)].filter((ms) => ms > 0)).toEqual(instants);
  await expect(app.nextEvent).toBeDisabled();
  const back: number[] = [];
  for (let press = 0; press < 40 && back.at(-1) !== 0; press += 1) {
    await app.page.keyboard.press('ArrowLeft');
    await app.frames(4);
    back.push(await app.clockMs());
  }
  expect([...new Set(back)].reverse().filter((ms) => ms > 0)).toEqual(instants.slice(0, -1));
  await keyTo(app, 'End', 3_900);
  await expect(app.lane.A.figure).toHaveText('3,900 ms');
});

test('the timeline goes wherever it is pressed, and nothing is lost by going back', async ({ app }) => {
  await app.finish();
  const box = (await slider(app).boundingBox())!;
  await app.page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await app.page.mouse.down();
  const moveTo = (share: number) => app.page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
  for (const share of [0.8, 0.6, 0.3]) await moveTo(share);
  // What a node is heard to say follows the hand, also while it is busy with the same call.
  const email = app.lane.B.node('SendGrid');
  await expect(email).toHaveAccessibleName(/1,0\d\d of 2,000/);
  await moveTo(0.5);
  await app.page.mouse.up();
  await poll(() => app.clockMs()).toBeGreaterThan(1_930);
  await poll(() => app.clockMs()).toBeLessThan(1_970);
  await expect(email).toHaveAccessibleName(/1,8\d\d of 2,000/);
  await expect(app.lane.A.figureNote).toHaveText('the customer is still waiting');
  await app.page.keyboard.press('End');
  await app.ended();
  await expect(app.result).toContainText('35.5×');
});

test('the e-mail outage is walked from the first failure back to its cause, and each why is right', async ({ app }) => {
  const { keyboard } = app.page;
  await pausedAtStart(app);
  await app.page.keyboard.press('3');
  await keyTo(app, 'ArrowRight', 100);
  await keyTo(app, 'ArrowRight', 110);
  // Down from 110 ms on: the call under way is cut, and every attempt fails after 50 ms.
  await app.strip.getByRole('button', { name: 'Fail e-mail provider' }).focus();
  await keyboard.press('Enter');
  await expect(app.note).toContainText('SendGrid is down');
  await app.play.focus();
  await keyboard.press('Enter');
  await poll(() => app.clockMs()).toBeGreaterThan(220);
  await keyboard.press('Enter');
  await keyboard.press('[');
  await expect(app.play).toBeVisible();
  const downMs = await app.heldAtMs();
  await keyboard.press('w');
  await expect(why(app)).toBeVisible();
  await app.page.getByRole('tab', { name: 'Log' }).click();
  await app.dock.getByLabel('Kind of fact').selectOption('what went wrong');
  await keyboard.press('Escape');
  await keyboard.press('Shift+ArrowRight');
  await expect(app.dock.locator('[aria-current="step"]')).toContainText(/The call to SendGrid failed after .*: e-mail/);
  await keyboard.press('w');
  await expect(why(app)).toContainText('because SendGrid was down');
  await why(app).getByRole('button', { name: /^00:0/ }).first().click();
  await poll(() => app.clockMs()).toBe(downMs);
});

test('an answer about the last event is about where the run stands; a walk along its causes keeps it', async ({
  app,
}) => {
  await app.finish();
  await app.page.keyboard.press('w');
  const asked = why(app).locator('.why__asked');
  const last = await asked.textContent();
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('button', { name: 'why the last event?' }).click();
  await expect(asked).toHaveText(last ?? '');
  await keyTo(app, 'ArrowLeft', 1_110);
  await expect(asked).toHaveText(/^00:01\.110 /);
  const before = await asked.textContent();
  await why(app)
    .getByRole('listitem')
    .getByRole('button', { name: /^Go to 00:00/ })
    .first()
    .click();
  await poll(() => app.clockMs()).toBeLessThan(1_110);
  await expect(asked).toHaveText(before ?? '');
});

test('shift and the arrows follow an order under traffic, forwards and back', async ({ app }) => {
  await app.choose('150 million orders a month');
  await poll(() => app.clockMs(), { timeout: 20_000 }).toBeGreaterThan(2_000);
  await app.pause.click();
  await app.page.getByRole('tab', { name: 'Log' }).click();
  const field = app.dock.getByRole('textbox', { name: 'order' });
  await app.type(field, '12350');
  await field.blur();
  const list = app.dock.getByRole('list', { name: 'What happened' });
  await expect(list.getByRole('listitem').filter({ hasText: '12350' }).first()).toBeVisible();
  await expect(list).not.toContainText('12351');
  // The first step back leads to the moment of what was told last.
  const pausedMs = await app.clockMs();
  await app.page.keyboard.press('Shift+ArrowLeft');
  await poll(() => app.clockMs()).toBeLessThan(pausedMs);
  const seen: string[] = [];
  for (const key of ['Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowRight']) {
    const now = () => list.locator('[aria-current="step"]').innerText();
    const before = await now();
    await app.page.keyboard.press(key);
    await poll(now).not.toBe(before);
    seen.push(await now());
  }
  expect(seen[2]).toBe(seen[0]);
  expect(seen[1]).not.toBe(seen[0]);
});

test('the sequence of an order is the lesson’s, and can be taken away as Mermaid and SVG', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.finish();
  await app.page.getByRole('tab', { name: 'Sequence' }).click();
  const drawing = app.dock.getByRole('group', { name: 'Sequence of order 12345' });
  await expect(
    drawing.getByRole('button', { name: '110 ms 200 OK {orderId: 12345, status: "PENDING"}' }),
  ).toBeAttached();
  await app.dock.getByRole('button', { name: 'Copy Mermaid' }).click();
  await expect(app.dock).toContainText('copied');
  const text = await app.page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^sequenceDiagram\n/);
  expect(text).toContain('BEGIN TRANSACTION');
  const [file] = await Promise.all([
    app.page.waitForEvent('download'),
    app.dock.getByRole('button', { name: 'Save SVG' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('order-12345.svg');
  // Live with the cursor: before the answer there is no answer.
  await app.page.keyboard.press('Home');
  await app.page.keyboard.press('ArrowRight');
  await expect(drawing.getByRole('button', { name: /200 OK/ })).toHaveCount(0);
});

test('a knob turned in the past branches: the watched lane stays, the other is the run with the change', async ({
  app,
}) => {
  await app.choose('150 million orders a month');
  await app.page.keyboard.press('3');
  await poll(() => app.clockMs(), { timeout: 20_000 }).toBeGreaterThan(6_000);
  await app.pause.click();
  await app.page.keyboard.press('2');
  const box = (await slider(app).boundingBox())!;
  await app.page.mouse.click(box.x + box.width * 0.01, box.y + box.height / 2);
  await poll(() => app.clockMs()).toBeLessThan(4_000);
  const atMs = await app.heldAtMs();
  await app.type(app.pool('E-mail workers'), '200');
  await expect(app.note).toContainText('in lane A; lane B stays as it was');
  await expect(app.lane.A.root).toBeVisible();
  await poll(() => app.clockMs()).toBe(atMs);
  await app.setPace('20×');
  await app.play.click();
  await poll(() => app.clockMs(), { timeout: 20_000 }).toBeGreaterThan(20_000);
  await app.pause.click();
  await poll(() => app.lane.A.ready('email.order.confirmation')).toBeLessThan(50);
  await poll(() => app.lane.B.ready('email.order.confirmation')).toBeGreaterThan(500);
  await app.undo.click();
  await expect(app.lane.A.node('Analytics DB')).toBeVisible();
  await expect(app.lane.A.drawing).not.toContainText('email.order.confirmation');
});

test('a quantile opens the orders that make it, and their parts add up to it', async ({ app }) => {
  await app.choose('150 million orders a month');
  await poll(() => app.lane.A.ms('p95'), { timeout: 20_000 }).toBe(3_900);
  await app.pause.click();
  await app.lane.A.root.getByTitle('Which orders make the p95?').click();
  const panel = app.page.getByRole('complementary', { name: 'Which orders?' });
  const parts = panel.getByRole('table');
  await expect(parts).toContainText('the customer waited');
  const ms = await parts
    .getByRole('cell')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent?.replace(/\D/g, ''))));
  expect(ms.slice(0, -1).reduce((sum, part) => sum + part, 0)).toBe(3_900);
  expect(ms.at(-1)).toBe(3_900);
});

test('the program of the workers is shown, with the line that the order’s worker is at', async ({ app }) => {
  await pausedAtStart(app);
  await app.pick('B', 'E-mail workers');
  const code = app.inspector.root.getByRole('list', { name: 'Program of the workers' });
  await expect(code).toContainText('await channel.prefetch(1);');
  await keyTo(app, 'ArrowRight', 100);
  await keyTo(app, 'ArrowRight', 110);
  await expect(code.locator('[aria-current="step"]')).toContainText('"e-mail"');
  await app.page.keyboard.press('End');
  await expect(code.locator('[aria-current="step"]')).toContainText('channel.ack(message)');
});

test('the log is searched by words, and what it lists is taken away as JSON lines and as a trace', async ({ app }) => {
  await app.finish();
  await app.page.getByRole('tab', { name: 'Log' }).click();
  await app.dock.getByRole('searchbox', { name: 'Words in the log' }).fill('sendgrid');
  const rows = app.dock.getByRole('list', { name: 'What happened' }).getByRole('listitem').filter({ hasText: 'why?' });
  await expect(rows).toHaveCount(4);
  await expect(rows.first()).toContainText('SendGrid');
  const take = async (name: string) => {
    await app.dock.getByRole('button', { name: 'Save' }).click();
    const waiting = app.page.waitForEvent('download');
    await app.page.getByRole('menuitem', { name }).click();
    const stream = await (await waiting).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts).toString();
  };
  const facts = (await take('JSON lines'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(facts.map(({ lane, type }) => `${lane} ${type}`)).toEqual([
    'A call-started',
    'B call-started',
    'A call-ended',
    'B call-ended',
  ]);
  const trace = JSON.parse(await take('Chrome trace'));
  expect(
    trace.traceEvents.filter(({ ph }: { ph: string }) => ph === 'X').map(({ dur }: { dur: number }) => dur),
  ).toEqual([2_000_000, 2_000_000]);
});

test('older facts are told again when somebody scrolls to them, and what is in sight stays there', async ({ app }) => {
  await app.choose('The rush');
  await poll(() => app.clockMs(), { timeout: 20_000 }).toBeGreaterThan(3_000);
  await app.pause.click();
  await app.page.getByRole('tab', { name: 'Log' }).click();
  await app.dock.getByRole('button', { name: 'this order only' }).click();
  const list = app.dock.getByRole('list', { name: 'What happened' });
  await expect(app.dock).toContainText('200 facts listed');
  await list.evaluate((element) => element.scrollTo(0, 30));
  const inSight = () =>
    list.evaluate((element) => {
      const { top } = element.getBoundingClientRect();
      return [...element.querySelectorAll('.log__row')].find((row) => row.getBoundingClientRect().top >= top)
        ?.textContent;
    });
  await app.frames(3);
  const seen = await inSight();
  await expect(app.dock).toContainText('500 facts listed');
  await app.frames(3);
  expect(await inSight()).toBe(seen);
  await app.page.keyboard.press('Shift+ArrowLeft');
  await expect(list.locator('[aria-current="step"]')).toBeInViewport();
});
