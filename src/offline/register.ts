// Lets the browser keep the page, and says when a newer version of it is there. Nothing changes under the person's hands:
// the newer version takes over when it is asked to, and the page is loaded anew with it.
import { updateStore } from '../stores/update-store.ts';

/** Offers a version that is ready and waits. */
function offer(waiting: ServiceWorker): void {
  updateStore.setState({
    takeOver: () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage('take over');
    },
  });
}

export async function keepOffline(): Promise<void> {
  const registration = await navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
  const look = (worker: ServiceWorker | null) => {
    // Without a controller this is the first version: there is nothing newer to offer.
    if (worker?.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
  };
  const follow = (worker: ServiceWorker | null) => worker?.addEventListener('statechange', () => look(worker));
  look(registration.waiting);
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  // Browsers look for a newer version when they like; without a network there is none to be found.
  if (navigator.serviceWorker.controller) await registration.update().catch(() => undefined);
}
