// What a lane has no room for: a scenario with more of something than its columns have rows, which is nobody's input any
// longer, and a run with more at once than can be counted, which ends there.
import { RunLimit } from '../kernel/table.ts';
import { COLUMNS } from '../memory/layout.ts';
import { RECORDS } from '../memory/records.ts';
import type { Model } from './model.ts';

/** The columns have room for whatever the reader of scenarios lets in; what comes past it must keep to that as well. */
export function checkRoom({ components, queues, levels, sources }: Model): void {
  const { stations, sources: traffic } = COLUMNS;
  const counts = [
    ['components', components.length, stations.rows],
    ['queues', queues.length, COLUMNS.queues.rows],
    ['priorities', levels, COLUMNS.levels.rows],
    ['sources', sources.length, traffic.rows],
  ] as const;
  for (const [what, count, room] of counts)
    if (count > room) throw new Error(`a lane has room for ${room} ${what}, and this scenario has ${count}`);
}

/** There can be no more records of a kind; -1: no more memory. */
export function stopFor(kind: number): never {
  const name = Object.keys(RECORDS)[kind];
  throw new RunLimit(
    name === undefined
      ? 'The run needs more memory than there is; it ends here.'
      : `More ${name}s at once than can be counted; the run ends here.`,
  );
}
