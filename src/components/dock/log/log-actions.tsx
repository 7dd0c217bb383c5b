// Takes the log away: what is listed to the clipboard, all that fits as a file.
import { useState } from 'react';
import { asChromeTrace, asJsonLines, asText } from '../../../explain/take-away.ts';
import type { FactFilter, Told } from '../../../protocol/recall.ts';
import { LANES } from '../../../scenario/run-spec.ts';
import { runStore } from '../../../stores/run-store.ts';
import { lanesShown } from '../../explain/stepping.ts';
import { useSession } from '../../session-context.ts';
import { countText } from '../../shared/format.ts';
import { Menu } from '../../shared/menu.tsx';
import { save } from '../../shared/save.ts';
import { laneScenario } from '../../shared/use-run.ts';

/** More would be more than a page can hold; the newest ones are taken. */
const EXPORTED_MAX = 200_000;

const scenarios = () => LANES.map((lane) => laneScenario(runStore.getState(), lane));

export function LogActions({ rows, filter }: { rows: readonly Told[]; filter: FactFilter }) {
  const { recall } = useSession();
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(asText(rows, scenarios())).then(
      () => setSaid('copied'),
      () => setSaid('the browser did not allow it'),
    );
  const take = async (write: (told: Told[]) => void) => {
    setSaid('telling it again …');
    const here = (runStore.getState().frame?.lanes ?? []).map(({ facts }) => facts);
    const query = { ask: 'page', lanes: lanesShown(), from: here, until: here, forwards: false, filter } as const;
    const { told } = await recall({ ...query, limit: EXPORTED_MAX });
    write(told);
    setSaid(
      told.length === EXPORTED_MAX ? `the newest ${countText(EXPORTED_MAX)}` : `${countText(told.length)} facts saved`,
    );
  };
  const jsonLines = () => take((told) => save('queuescope-facts.jsonl', 'application/x-ndjson', asJsonLines(told)));
  const trace = () =>
    take((told) => save('queuescope-trace.json', 'application/json', JSON.stringify(asChromeTrace(told, scenarios()))));
  const items = [
    { key: 'jsonl', label: 'JSON lines', detail: 'All that fits, until now: one fact a line.', onSelect: jsonLines },
    { key: 'trace', label: 'Chrome trace', detail: 'Opens in Perfetto.', onSelect: trace },
  ];
  return (
    <>
      <output className="log__count">{said}</output>
      <button type="button" className="button button--quiet button--small" onClick={copy} disabled={rows.length === 0}>
        Copy
      </button>
      <Menu
        label="Save facts"
        button="Save"
        buttonClass="button button--quiet button--small"
        align="end"
        sections={[{ key: 'files', items }]}
      />
    </>
  );
}
