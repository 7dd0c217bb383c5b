// Scenarios of one's own: made of the run on the screen, kept on the device, opened from a file.
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Scenario } from '../../scenario/scenario.ts';
import { useSession } from '../session-context.ts';
import { Dialog } from '../shared/dialog.tsx';
import { FileButton } from '../shared/file-button.tsx';
import { IssueList } from '../shared/issue-list.tsx';
import { usePaused } from '../shared/use-paused.ts';
import { usePlace } from '../shared/use-place.ts';
import { keptScenarios, setKept } from './kept-scenarios.ts';
import { MakeScenario, saveScenario } from './make-scenario.tsx';
import { openScenario } from './open-scenario.ts';
import { openFile } from './take-file.ts';
import './scenarios.css';

function Kept({ scenario, onRemove }: { scenario: Scenario; onRemove: () => void }) {
  const session = useSession();
  const { title, summary } = scenario;
  return (
    <li className="kept">
      <div className="kept__text">
        <p className="kept__title">{title}</p>
        {summary !== title && <p className="kept__summary">{summary}</p>}
      </div>
      <div className="kept__tools">
        <button
          type="button"
          className="button button--small"
          aria-label={`Open ${title}`}
          onClick={() => void openScenario(session, scenario)}
        >
          Open
        </button>
        <button
          type="button"
          className="button button--small"
          aria-label={`Download ${title}`}
          onClick={() => saveScenario(scenario)}
        >
          Download
        </button>
        <button type="button" className="button button--small" aria-label={`Remove ${title}`} onClick={onRemove}>
          Remove
        </button>
      </div>
    </li>
  );
}

function KeptList() {
  const { scenarios } = useStore(keptScenarios);
  const [before, setBefore] = useState<readonly Scenario[] | null>(null);
  const remove = (scenario: Scenario) => {
    setBefore(scenarios);
    setKept(scenarios.filter((one) => one !== scenario));
  };
  const undo = () => {
    if (before) setKept(before);
    setBefore(null);
  };
  return (
    <>
      {scenarios.length === 0 ? (
        <p className="share__note">None yet.</p>
      ) : (
        <ul className="kept-list">
          {scenarios.map((scenario) => (
            <Kept key={scenario.id} scenario={scenario} onRemove={() => remove(scenario)} />
          ))}
        </ul>
      )}
      {before && (
        <p className="share__note" role="status">
          Removed.{' '}
          <button type="button" className="text-button" onClick={undo}>
            Bring it back
          </button>
        </p>
      )}
    </>
  );
}

export default function ScenariosDialog({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const refused = usePlace((state) => state.refusedFile);
  usePaused();
  return (
    <Dialog title="Your scenarios" onClose={onClose} wide>
      {refused && (
        <div className="refused" role="alert">
          <p>
            <strong>{refused.name}</strong> was not opened; nothing has changed.
          </p>
          <IssueList issues={refused.issues} />
        </div>
      )}
      <div className="scenarios">
        <MakeScenario />
        <section className="scenarios__kept" aria-label="Saved on this device">
          <h3 className="make__title">Saved on this device</h3>
          <KeptList />
          <h3 className="make__title">From a file</h3>
          <p className="share__note">
            A scenario as JSON, as it is downloaded here or printed by the command line; or drop the file anywhere on
            the page.
          </p>
          <FileButton label="Open a file" onFile={(file) => void openFile(session, file)} />
        </section>
      </div>
    </Dialog>
  );
}
