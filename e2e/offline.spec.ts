// Once loaded the page needs no network; and a newer version comes when the person says so, never by halves. Served from a
// folder below the root of a host, as on GitHub Pages.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

interface Site {
  address: string;
  folder: string;
  close: () => Promise<void>;
}

const UNDER = '/some/where/';

function answers(folder: string): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const name = pathname.slice(UNDER.length) || 'index.html';
    try {
      if (!pathname.startsWith(UNDER) || name.includes('..')) throw new Error('elsewhere');
      const bytes = readFileSync(join(folder, name));
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'text/plain' }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
}

const test = base.extend<{ site: Site }>({
  site: async ({ page: _ }, use, info) => {
    const folder = info.outputPath('site');
    cpSync('dist', folder, { recursive: true });
    const server = answers(folder);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    const close = () => {
      server.closeAllConnections();
      return new Promise<void>((closed) => server.close(() => closed()));
    };
    await use({ address: `http://127.0.0.1:${port}${UNDER}`, folder, close });
    if (server.listening) await close();
  },
});

async function openKept(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('region', { name: 'Playing' })).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((claimed) => navigator.serviceWorker.addEventListener('controllerchange', claimed));
  });
}

const cachesNow = (page: Page) => page.evaluate(() => caches.keys());

test('without a network the page opens, runs, and loads what it never had loaded', async ({ page, site }) => {
  const trouble: string[] = [];
  await openKept(page, site.address);
  await site.close();
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  await page.goto(`${site.address}#/rush?t=12.5s`);
  await page.reload();
  await expect(page.getByText('00:12.500').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Charts' }).click();
  await expect(page.getByRole('img', { name: /^Checkout latency/ })).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('img', { name: 'The rush, at 00:12.500' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto(`${site.address}#/story/the-spike`);
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A calm day');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It rises');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Help' }).click();
  await expect(page.getByText('it opens without a network, too')).toBeVisible();
  expect(trouble).toEqual([]);
});

test('a newer version waits until it is asked for, and then leaves nothing of the older one', async ({
  page,
  site,
}) => {
  await openKept(page, site.address);
  const before = await cachesNow(page);
  expect(before).toHaveLength(1);
  const index = join(site.folder, 'index.html');
  writeFileSync(index, readFileSync(index, 'utf8').replace('<title>Queuescope', '<title>Newer Queuescope'));
  const worker = join(site.folder, 'sw.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/VERSION = "\w+"/, 'VERSION = "newer"'));

  await page.reload();
  // Still the version that this page was opened with, and no less whole than before.
  const note = page.getByLabel('A new version');
  // Browsers take their time to look for one.
  await expect(note).toContainText('There is a new version of this page.', { timeout: 40_000 });
  await expect(page).toHaveTitle('Queuescope');
  await note.getByRole('button', { name: 'Reload' }).click();
  await expect(page).toHaveTitle('Newer Queuescope');
  await expect(page.getByRole('region', { name: 'Playing' })).toBeVisible();
  await expect(note).toHaveCount(0);
  await expect.poll(() => cachesNow(page)).toEqual([expect.stringMatching(/newer$/)]);
});

test('a version that cannot be fetched whole is not kept', async ({ page, site }) => {
  await openKept(page, site.address);
  const before = await cachesNow(page);
  const worker = join(site.folder, 'sw.js');
  const broken = readFileSync(worker, 'utf8').replace(/VERSION = "\w+"/, 'VERSION = "broken"');
  writeFileSync(worker, broken.replace('FILES = [', 'FILES = ["missing.js",'));
  const failed = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise<ServiceWorker>((installing) =>
      registration.addEventListener(
        'updatefound',
        () => registration.installing && installing(registration.installing),
      ),
    );
    await registration.update().catch(() => undefined);
    const worker = await found;
    if (worker.state !== 'redundant')
      await new Promise<void>((ended) =>
        worker.addEventListener('statechange', () => worker.state === 'redundant' && ended()),
      );
  });
  await failed;
  await expect.poll(() => cachesNow(page)).toEqual(before);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Playing' })).toBeVisible();
  await expect(page.getByLabel('A new version')).toHaveCount(0);
});
