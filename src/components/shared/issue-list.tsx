// What is wrong with something that was given, each with its place.
import { type Issue, issueText } from '../../protocol/issue.ts';

const SHOWN = 12;

export function IssueList({ issues }: { issues: readonly Issue[] }) {
  return (
    <>
      <ul className="issue-list">
        {issues.slice(0, SHOWN).map((issue) => (
          <li key={issueText(issue)}>{issueText(issue)}</li>
        ))}
      </ul>
      {issues.length > SHOWN && <p>… and {issues.length - SHOWN} more.</p>}
    </>
  );
}
