// The lane's diagram as text. Applied as a whole: it fits the flows and the run starts over, or nothing changes.
import { useId, useState } from 'react';
import type { Issue } from '../../protocol/issue.ts';
import { scenarioById } from '../../scenario/library/library.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneSpecOf } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { Dialog } from '../shared/dialog.tsx';
import { laneLetter } from '../shared/labels.ts';
import { useRun } from '../shared/use-run.ts';
import { placeAt } from './text-place.ts';
import './diagram-editor.css';

interface ProblemsProps {
  issues: Issue[];
  onGo: (issue: Issue) => void;
}

function Problems({ issues, onGo }: ProblemsProps) {
  return (
    <ul className="editor__problems" aria-live="assertive">
      {issues.map((issue) => (
        <li key={`${issue.path} ${issue.line} ${issue.problem}`} className="problem">
          {issue.line !== undefined && (
            <button type="button" className="editor__place" onClick={() => onGo(issue)}>
              line {issue.line}, column {issue.column ?? 1}
            </button>
          )}
          {issue.line === undefined && <code>{issue.path}</code>} {issue.problem}
        </li>
      ))}
    </ul>
  );
}

export default function DiagramEditor({ lane, onClose }: { lane: LaneName; onClose: () => void }) {
  const session = useSession();
  const id = useId();
  const spec = useRun(laneSpecOf(lane));
  const present = spec?.scenario.diagram ?? '';
  const builtIn = scenarioById(spec?.scenario.id ?? '')?.diagram;
  const [text, setText] = useState(present);
  const [issues, setIssues] = useState<Issue[]>([]);
  const [isBusy, setBusy] = useState(false);
  const apply = async () => {
    setBusy(true);
    const found = await session.editDiagram(lane, text);
    setBusy(false);
    setIssues(found);
    if (found.length === 0) onClose();
  };
  const go = ({ line = 1, column = 1 }: Issue) => {
    const area = document.getElementById(id);
    if (!(area instanceof HTMLTextAreaElement)) return;
    const at = placeAt(text, line, column);
    area.focus();
    area.setSelectionRange(at, at + 1);
    area.scrollTop = Math.max(0, (line - 6) * 20);
  };
  return (
    <Dialog title={`Diagram of lane ${laneLetter(lane)}`} onClose={onClose} wide>
      <label className="editor__label" htmlFor={id}>
        Mermaid flowchart. Nodes keep their behaviour by their ids; the run starts over when it fits.
      </label>
      <textarea
        id={id}
        className="editor__text"
        spellCheck={false}
        value={text}
        aria-invalid={issues.length > 0}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Problems issues={issues} onGo={go} />
      <div className="editor__actions">
        {builtIn !== undefined && (
          <button type="button" className="button" disabled={text === builtIn} onClick={() => setText(builtIn)}>
            Back to the built-in text
          </button>
        )}
        <span className="editor__gap" />
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          className="button button--ink"
          disabled={isBusy || text === present}
          onClick={() => void apply()}
        >
          Apply
        </button>
      </div>
    </Dialog>
  );
}
