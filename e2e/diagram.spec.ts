// The diagram as text: what cannot be read or does not carry the flows is refused with its place; the rest is drawn.
import type { Locator } from '@playwright/test';
import { type App, expect, test } from './page.ts';

class Editor {
  readonly dialog: Locator;
  readonly text: Locator;
  readonly apply: Locator;
  readonly problems: Locator;

  constructor(app: App) {
    this.dialog = app.page.getByRole('dialog', { name: 'Diagram of lane B' });
    this.text = this.dialog.getByRole('textbox');
    this.apply = this.dialog.getByRole('button', { name: 'Apply' });
    this.problems = this.dialog.getByRole('listitem');
  }

  /** Puts another text in the place of one, and asks for it. */
  async replace(from: string, to: string): Promise<void> {
    const before = await this.text.inputValue();
    expect(before).toContain(from);
    await this.text.fill(before.replace(from, to));
    await this.apply.click();
  }
}

async function edit(app: App): Promise<Editor> {
  await app.finish();
  await app.lane.B.menu.click();
  await app.page.getByRole('menuitem', { name: 'Edit diagram…' }).click();
  const editor = new Editor(app);
  await expect(editor.text).toHaveValue(/graph TB/);
  return editor;
}

test('a text that cannot be read is refused with line and column, and nothing changes', async ({ app, page }) => {
  const editor = await edit(app);
  await editor.replace('Client --> App1', 'Client --> --> App1');
  await expect(editor.problems.getByRole('button')).toHaveText(/^line \d+, column \d+$/);
  const place = await editor.problems.getByRole('button').innerText();
  const lines = (await editor.text.inputValue()).split('\n');
  expect(lines[Number(/line (\d+)/.exec(place)?.[1]) - 1]).toContain('Client --> --> App1');

  await editor.problems.getByRole('button').click();
  await expect(editor.text).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(editor.dialog).toBeHidden();
  await expect(app.lane.B.figure).toHaveText('110 ms');
  await expect(app.playAgain).toBeVisible();
  await expect(app.undo).toBeDisabled();
});

test('an edge that a flow needs cannot be taken away: the path says which step', async ({ app }) => {
  const editor = await edit(app);
  await editor.replace('    App1 -.2. Publish Event.-> Queue\n', '');
  await expect(editor.problems).toHaveText([
    /^flows\.checkout\[1\] goes from App servers to RabbitMQ, .*no edge App1 --> Queue/,
  ]);
  await editor.dialog.getByRole('button', { name: 'Back to the built-in text' }).click();
  await expect(editor.text).toHaveValue(/Publish Event/);
  await editor.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.lane.B.node('RabbitMQ')).toBeVisible();
  await expect(app.undo).toBeDisabled();
});

test('a node that has no behaviour takes another name, and the run starts over', async ({ app }) => {
  const editor = await edit(app);
  await expect(app.lane.B.drawing.getByText('Redis Cache')).toHaveCount(1);
  await editor.replace('Redis[(🔴 Redis Cache)]', 'Redis[(🔴 Valkey)]');
  await expect(editor.dialog).toBeHidden();
  await expect(app.lane.B.drawing.getByText('Valkey')).toBeVisible();
  await expect(app.lane.B.drawing.getByText('Redis Cache')).toHaveCount(0);
  await expect(app.lane.A.drawing.getByText('Redis Cache')).toBeVisible();
  await expect(app.note).toContainText('The diagram of lane B was edited');
  await app.ended();
  await expect(app.lane.B.figure).toHaveText('110 ms');
  await app.undo.click();
  await expect(app.lane.B.drawing.getByText('Redis Cache')).toBeVisible();
});

test('what looks like a program in a label is shown as text and never run', async ({ app, page }) => {
  const label = '<img src=x onerror=globalThis.hacked=1><script>globalThis.hacked=1</script>';
  const editor = await edit(app);
  await editor.replace('Redis[(🔴 Redis Cache)]', `Redis["${label}"]`);
  await expect(editor.dialog).toBeHidden();
  await expect(app.lane.B.drawing.getByText('<script>globalThis.hacked=1</script>').first()).toBeVisible();
  await expect(app.lane.B.drawing.locator('img[src], script')).toHaveCount(0);
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
});
