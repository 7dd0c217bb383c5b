// What was refused and what is allowed instead, where no field says it. Stays until it is dismissed or something else is asked for.
import { useState } from 'react';
import { type Issue, issueText } from '../../protocol/issue.ts';
import { CloseButton } from '../shared/close-button.tsx';
import { useRun } from '../shared/use-run.ts';

const NONE: Issue[] = [];

export function IssuesAlert() {
  const issues = useRun((state) => state.issues);
  const [dismissed, setDismissed] = useState(NONE);
  // Why a run cannot go on is said by its own note, with the ways on.
  const isOfRun = issues.every(({ path }) => path === 'run');
  if (issues.length === 0 || isOfRun || issues === dismissed) return null;
  return (
    <div className="issues" role="alert">
      <div className="issues__list">
        {issues.map((issue) => (
          <p key={issueText(issue)}>{issueText(issue)}</p>
        ))}
      </div>
      <CloseButton label="Dismiss" onClick={() => setDismissed(issues)} />
    </div>
  );
}
