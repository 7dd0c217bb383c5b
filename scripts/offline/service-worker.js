// Keeps the page on the device, so that it opens without a network. The build writes two lines before this text: VERSION,
// and FILES with every file of the build. One version is one cache; a page is always answered from the version that it
// was opened with, and a newer one waits until the person asks for it.

// The worker's own global scope, with the two lines before; the types at hand are those of a page.
const worker = /** @type {any} */ (self);
/** @type {{ VERSION: string, FILES: string[] }} */
const { VERSION: version, FILES: files } = worker;
/** @type {string} */
const scope = worker.registration.scope;
const OWN = `queuescope ${scope} `;
const NAME = OWN + version;

/** @param {string} file */
const addressOf = (file) => new URL(file, scope).href;

/**
 * Such names change with what is in the file: an older version's copy is the same.
 * @param {string} file
 */
const isNamedByContent = (file) => file.startsWith('assets/');

/** @param {Cache} cache @param {string} file */
async function keep(cache, file) {
  const address = addressOf(file);
  const known = isNamedByContent(file) ? await caches.match(address) : undefined;
  const response = known ?? (await fetch(address, { cache: 'no-cache' }));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  await cache.put(address, response);
}

async function install() {
  const cache = await caches.open(NAME);
  try {
    await Promise.all(files.map((file) => keep(cache, file)));
  } catch (error) {
    // Half a version is none.
    await caches.delete(NAME);
    throw error;
  }
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OWN) && name !== NAME).map((name) => caches.delete(name)));
  // The first visit needs no reload to be kept.
  await worker.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const address = new URL(request.url);
  address.search = '';
  address.hash = '';
  const asked = address.href === scope ? addressOf('index.html') : address.href;
  const cache = await caches.open(NAME);
  return (await cache.match(asked)) ?? fetch(request);
}

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener('message', (/** @type {MessageEvent} */ { data }) => {
  if (data === 'take over') worker.skipWaiting();
});
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(scope)) event.respondWith(answer(request));
});
