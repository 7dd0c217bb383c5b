// What is wrong with an input: its place, and what is allowed there. Issues are returned, never thrown.

export interface Issue {
  /** Where in the input, as a person would name it: `EmailWorker.count`, `flows.checkout[1].to`, `diagram`. */
  path: string;
  /** A clause that follows the path: "must be a whole number from 1 to 20,000, is -3". */
  problem: string;
  /** For texts (a diagram, a JSON file): 1-based. */
  line?: number;
  column?: number;
}

export type Result<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const wrong = (...issues: Issue[]): { ok: false; issues: Issue[] } => ({ ok: false, issues });

/** One line a problem, as the command line and the page print it. */
export function issueText(issue: Issue): string {
  const place =
    issue.line === undefined ? issue.path : `${issue.path} (line ${issue.line}, column ${issue.column ?? 1})`;
  return `${place}: ${issue.problem}`;
}
