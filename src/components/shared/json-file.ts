// A file that a person opens, as data; what is wrong with it as a file is said before anybody looks at what it holds.
import { ok, type Result, wrong } from '../../protocol/issue.ts';

const BYTES_MAX = 5_000_000;

export async function jsonOf(file: File): Promise<Result<unknown>> {
  const path = file.name.slice(0, 80);
  if (file.size > BYTES_MAX) return wrong({ path, problem: 'must be smaller than 5 MB' });
  try {
    return ok(JSON.parse(await file.text()));
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 160) : '';
    return wrong({ path, problem: `must be JSON: ${why}` });
  }
}
