// The series behind the charts as a table for a spreadsheet, or as data for a program.
import { useMemo } from 'react';
import { runStore } from '../../stores/run-store.ts';
import { countOf } from '../shared/format.ts';
import { laneTitle } from '../shared/labels.ts';
import { save } from '../shared/save.ts';
import { useRun } from '../shared/use-run.ts';
import { fileName } from './file-name.ts';
import { csvText, seriesJson, seriesTable, type Table } from './series-file.ts';
import { nameOf } from './use-export.ts';

/** The newest of the table, so that one sees what it is before opening it. */
const ROWS_SHOWN = 8;

function End({ table: { heads, rows } }: { table: Table }) {
  const shown = rows.slice(-ROWS_SHOWN);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard scrolls what has focus
    <div className="export__table" tabIndex={0}>
      <table className="dock__table">
        <caption className="only-heard">The end of the table</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="is-number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, index) => (
                <td key={heads[index]} className="is-number">
                  {cell === '' ? '–' : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function NumbersPart() {
  const frame = useRun((state) => state.frame);
  const table = useMemo(() => frame && seriesTable(frame), [frame]);
  if (!frame || !table || table.rows.length === 0)
    return <p className="export__empty">The first interval of the series is not over yet.</p>;
  const name = (extension: string) => fileName(nameOf(runStore.getState()), 'series', frame.atMs, extension);
  const json = () => {
    const { spec, comparisonId } = runStore.getState();
    if (!spec) return;
    const titles = spec.lanes.map((lane, index) => laneTitle(lane, comparisonId, index));
    save(name('json'), 'application/json', seriesJson(frame, spec, titles));
  };
  return (
    <>
      <End table={table} />
      <div className="export__actions">
        <button
          type="button"
          className="button button--ink"
          onClick={() => save(name('csv'), 'text/csv', csvText(table))}
        >
          Save CSV
        </button>
        <button type="button" className="button" onClick={json}>
          Save JSON
        </button>
        <p className="export__note">
          {countOf(table.rows.length, 'interval')}, all lanes, units in the headings; above, the last of them
        </p>
      </div>
    </>
  );
}
