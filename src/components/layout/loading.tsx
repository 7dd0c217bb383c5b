// The frame of the page before the first answer of the simulation, so that nothing jumps when it comes.
import { useView } from '../shared/use-run.ts';
import { defaultHeight } from './dock-height.ts';

function WideFrame() {
  const chosen = useView((state) => state.dockHeight);
  const height = chosen ?? defaultHeight('waterfall');
  return (
    <div className="wide__center">
      <div className="lanes">
        <div className="lane" />
        <div className="lane" />
      </div>
      <div className="dock-area loading__panel" style={{ height }} />
    </div>
  );
}

export function Loading({ isNarrow, failed }: { isNarrow: boolean; failed: boolean }) {
  return (
    <>
      <main className="wide loading" aria-busy={!failed}>
        {!isNarrow && <div className="story loading__story" />}
        {isNarrow ? <div className="lane" /> : <WideFrame />}
        {!failed && (
          <p className="loading__note" role="status">
            Setting up the run …
          </p>
        )}
      </main>
      {!isNarrow && <div className="strip" />}
      <div className="transport" />
      {isNarrow && <div className="narrow__tabs" />}
    </>
  );
}
