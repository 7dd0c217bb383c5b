// Durations in a scenario, read from unknown data: numbers and objects. The one-line texts are for knobs, which read them.
import { durationFrom } from './duration.ts';
import type { Reader } from './reader.ts';

export function checkDuration(reader: Reader, value: unknown, path: string): void {
  const read = durationFrom(value, path);
  if (!read.ok) for (const issue of read.issues) reader.report(issue.path, issue.problem);
  else if (typeof value === 'string') reader.report(path, 'must be a number of ms or an object here, not a text');
}
