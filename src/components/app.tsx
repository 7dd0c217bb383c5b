// The page: the session for everyone below, the screen, and what is shown should drawing it fail.
// The ground rules of the style come first, so that every component can refine them.
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';

import { ErrorBoundary } from './failure/error-boundary.tsx';
import { Screen } from './layout/screen.tsx';
import { SessionProvider, type SessionSource } from './session-provider.tsx';

export function App({ session }: { session: SessionSource }) {
  return (
    <ErrorBoundary>
      <SessionProvider session={session}>
        <Screen />
      </SessionProvider>
    </ErrorBoundary>
  );
}
