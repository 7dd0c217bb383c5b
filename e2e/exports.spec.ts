// What is taken away from a run: files that other programs open, named after the run and its simulated instant.
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, poll, test } from './page.ts';

const RUSH = './#/rush?t=12.5s';

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const downloading: Promise<Download> = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: button, exact: true }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The size that a PNG says of itself. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('the picture of this moment as PNG and as SVG, found in the header and by its key', async ({ app }) => {
  const { page } = app;
  await page.goto(RUSH);
  await expect(app.transport).toContainText('00:12.500');
  await app.lead('Export');
  const dialog = page.getByRole('dialog', { name: 'Export, at 00:12.500' });
  await expect(dialog.getByRole('img', { name: 'The rush, at 00:12.500' })).toBeVisible();
  const png = await saved(page, 'Save PNG');
  expect(png.name).toBe('rush-topology-at-12.5s.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(sizeOf(png.bytes)[0]).toBeGreaterThan(1_600);
  const svg = await saved(page, 'Save SVG');
  expect(svg.name).toBe('rush-topology-at-12.5s.svg');
  const text = svg.bytes.toString();
  for (const part of ['email.order.confirmation', 'SendGrid', '00:12.500', 'busy 160 / 160'])
    expect(text).toContain(part);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(dialog).toBeVisible();
});

test('charts, and the numbers behind them', async ({ app }) => {
  const { page } = app;
  await page.goto(RUSH);
  await expect(app.transport).toContainText('00:12.500');
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Charts', exact: true }).click();
  await page.getByRole('button', { name: 'Queues', exact: true }).click();
  const svg = await saved(page, 'Save SVG');
  expect(svg.name).toBe('rush-queues-at-12.5s.svg');
  expect(svg.bytes.toString()).toContain('Messages ready in each queue');
  expect(sizeOf((await saved(page, 'Save PNG')).bytes)).toEqual([1_680, 720]);
  await page.getByRole('button', { name: 'Numbers', exact: true }).click();
  const csv = await saved(page, 'Save CSV');
  expect(csv.name).toBe('rush-series-at-12.5s.csv');
  const [heads = '', first = ''] = csv.bytes.toString().split('\r\n');
  expect(heads).toContain('B: ready in email.order.confirmation at the end (messages)');
  expect(first.split(',')).toHaveLength(heads.split(',').length);
  const { lanes } = JSON.parse((await saved(page, 'Save JSON')).bytes.toString());
  expect(lanes.map(({ lane }: { lane: string }) => lane)).toEqual(['A', 'B']);
});

test('the last seconds as a GIF that a browser decodes, picture by picture', async ({ app }) => {
  const { page } = app;
  await page.goto(RUSH);
  await expect(app.transport).toContainText('00:12.500');
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Clip', exact: true }).click();
  await page.getByLabel('The last seconds, simulated').selectOption('2 s');
  await page.getByLabel('Length of the clip').selectOption('2 s');
  const gif = await saved(page, 'Make a GIF');
  expect(gif.name).toBe('rush-clip-at-12.5s.gif');
  const read = await page.evaluate(async (coded) => {
    const data = Uint8Array.from(atob(coded), (character) => character.charCodeAt(0));
    const decoder = new ImageDecoder({ data, type: 'image/gif' });
    await decoder.tracks.ready;
    await decoder.completed;
    const frames = decoder.tracks.selectedTrack?.frameCount ?? 0;
    const { image } = await decoder.decode({ frameIndex: frames - 1 });
    return { frames, width: image.displayWidth, pauseMs: (image.duration ?? 0) / 1_000 };
  }, gif.bytes.toString('base64'));
  expect(read).toEqual({ frames: 26, width: 1_000, pauseMs: 80 });
  await expect(page.getByRole('img', { name: 'The clip rush-clip-at-12.5s.gif' })).toBeVisible();
  // The run on the screen has not moved.
  await page.keyboard.press('Escape');
  await expect(app.transport).toContainText('00:12.500');
});

test('the same as a WebM that plays, and a clip given up half-way', async ({ app }) => {
  const { page } = app;
  await page.goto(RUSH);
  await expect(app.transport).toContainText('00:12.500');
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Clip', exact: true }).click();
  await page.getByLabel('Length of the clip').selectOption('10 s');
  await page.getByRole('button', { name: 'Make a WebM' }).click();
  await expect(page.getByRole('progressbar', { name: 'Pictures made' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Make a WebM' })).toBeEnabled();
  await page.getByLabel('Length of the clip').selectOption('2 s');
  const webm = await saved(page, 'Make a WebM');
  expect(webm.name).toBe('rush-clip-at-12.5s.webm');
  const video = page.getByLabel('The clip rush-clip-at-12.5s.webm');
  await poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoWidth)).toBe(1_280);
  await poll(() => video.evaluate((element) => (element as HTMLVideoElement).currentTime)).toBeGreaterThan(0.2);
});

test('pictures and clips are drawn in every browser @firefox', async ({ app }) => {
  const { page } = app;
  await page.goto(RUSH);
  await expect(app.transport).toContainText('00:12.500');
  await page.keyboard.press('e');
  const preview = page.getByRole('img', { name: 'The rush, at 00:12.500' });
  await expect(preview).toBeVisible();
  // A canvas that something foreign was drawn on gives nothing away.
  const length = () => preview.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL('image/png').length);
  await poll(length).toBeGreaterThan(100_000);
  await page.getByRole('button', { name: 'Clip', exact: true }).click();
  await page.getByLabel('The last seconds, simulated').selectOption('1 s');
  await page.getByLabel('Length of the clip').selectOption('2 s');
  await page.getByRole('button', { name: 'Make a GIF' }).click();
  const clip = page.getByRole('img', { name: 'The clip rush-clip-at-12.5s.gif' });
  await expect(clip).toBeVisible({ timeout: 45_000 });
  await poll(() => clip.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1_000);
});
