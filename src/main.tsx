// Mounts the app on the page.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './components/app.tsx';
import { startTheme } from './components/design/theme.ts';
import { checkDiagram } from './components/diagram-editor/check-diagram.ts';
import { createSession } from './session/session.ts';

startTheme();
/** What the address asks for; most addresses ask for nothing, and nothing is loaded to find that out. */
const arrival =
  location.hash.length > 2
    ? await import('./components/places/arrive.ts').then(({ arriveAt }) => arriveAt(location.hash))
    : null;
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App session={createSession({ checkDiagram, first: arrival })} />
    </StrictMode>,
  );
}
