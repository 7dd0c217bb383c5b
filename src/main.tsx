// Mounts the app on the page, with the run that the address asks for.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './components/app.tsx';
import { startTheme } from './components/design/theme.ts';
import { checkDiagram } from './components/diagram-editor/check-diagram.ts';
import { fragmentOf } from './components/places/keep-place.ts';
import type { RunToOpen } from './session/controls.ts';
import { createSession } from './session/session.ts';

function mount(first: RunToOpen | null): void {
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <App session={createSession({ checkDiagram, first })} />
    </StrictMode>,
  );
}

startTheme();
const fragment = fragmentOf(history.state, location.hash);
// Most addresses ask for nothing, and nothing is loaded to find that out.
if (fragment.length <= 2) mount(null);
else import('./components/places/arrive.ts').then(({ arriveAt }) => arriveAt(fragment)).then(mount, () => mount(null));

// Kept for the next visit once this one is under way; a browser that refuses shows the page all the same.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  window.addEventListener('load', () => {
    import('./offline/register.ts').then(({ keepOffline }) => keepOffline()).catch(() => undefined);
  });
