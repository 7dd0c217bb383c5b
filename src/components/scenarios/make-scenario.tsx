// The run on the screen, made into a scenario of one's own: named, kept on the device, downloaded as the file that the
// command line runs, or given away as a link.
import { useCallback, useMemo, useState } from 'react';
import { type Folded, folded, idFor } from '../../scenario/fold.ts';
import { comparisonById, scenarioById } from '../../scenario/library/library.ts';
import { LANES, type LaneName, type LaneSpec } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { writeLink } from '../../share/write-link.ts';
import { placeStore } from '../../stores/place-store.ts';
import { CopyField } from '../share/copy-field.tsx';
import { pageAddress } from '../share/share-dialog.tsx';
import { announced } from '../shared/announced.ts';
import { differences } from '../shared/differences.ts';
import { countOf, listText } from '../shared/format.ts';
import { laneIndex, laneLetter } from '../shared/labels.ts';
import { save } from '../shared/save.ts';
import { Segmented } from '../shared/segmented.tsx';
import { useLanes, useLaneTitle, useRun, useView } from '../shared/use-run.ts';
import { useWritten } from '../shared/use-written.ts';
import { commandMarks } from '../transport/run-line.ts';
import { isTaken, KEPT_MAX, keptScenarios, setKept } from './kept-scenarios.ts';
import { linkOf } from './open-scenario.ts';

const TITLE_MAX = 80;
const SUMMARY_MAX = 400;

export const saveScenario = (scenario: Scenario): void =>
  save(`${scenario.id}.json`, 'application/json', `${JSON.stringify(scenario, null, 2)}\n`);

/** What makes it another one than the built-in scenario that it began as. */
function changesText(lane: LaneSpec, { scenario }: Folded): string {
  const base = scenarioById(lane.scenario.id);
  const knobs = base ? differences(base, scenario).length : 0;
  const parts = [
    ...(knobs > 0 ? [countOf(knobs, 'changed knob')] : []),
    ...(base && base.diagram !== scenario.diagram ? ['an edited diagram'] : []),
    ...(scenario.faults.length > 0 ? [countOf(scenario.faults.length, 'fault', 'faults')] : []),
  ];
  return parts.length > 0 ? `It has ${listText(parts)}.` : 'Nothing in it has been changed yet.';
}

function LeftOut({ lane, name, left }: { lane: LaneSpec; name: LaneName; left: Folded['left'] }) {
  const seed = useRun(({ spec }) => spec?.seed ?? 1);
  const said = [
    ...commandMarks({ ...lane, commands: left }, name).map(({ text }) => text),
    ...(seed === 1 ? [] : [`seed ${seed}`]),
  ];
  if (said.length === 0) return null;
  return (
    <div className="make__left">
      <p>Not in it, because a scenario is what a run begins with; the link of Share keeps them:</p>
      <ul className="issue-list">
        {said.slice(0, 6).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {said.length > 6 && <p>… and {said.length - 6} more.</p>}
    </div>
  );
}

function useScenarioLink(scenario: Scenario | null): string {
  const write = useCallback(
    async () => (scenario ? pageAddress() + (await writeLink(linkOf(scenario))) : ''),
    [scenario],
  );
  return useWritten(write);
}

/** The lane as a scenario of this title; null while there is none, or none that can be written down. */
function useMade(lane: LaneSpec | null, title: string, summary: string): Folded | null {
  return useMemo(() => {
    if (!lane) return null;
    const id = idFor(title, (taken) => scenarioById(taken) !== undefined);
    const made = folded(lane, { id, title: title.trim() || 'A scenario', summary: summary.trim() || title.trim() });
    return made.ok ? made.value : null;
  }, [lane, title, summary]);
}

export function MakeScenario() {
  const lanes = useLanes();
  const shown = useView((state) => state.lanes);
  const [name, setName] = useState<LaneName>(shown === 'both' ? (lanes.at(-1) ?? 'a') : shown);
  const spec = useRun((state) => state.spec);
  const lane = useMemo(() => (spec ? (announced(spec).lanes[laneIndex(name)] ?? null) : null), [spec, name]);
  const laneTitle = useLaneTitle(name);
  const comparison = useRun(({ comparisonId }) => comparisonById(comparisonId)?.title);
  const [typed, setTyped] = useState<string | null>(null);
  const [summary, setSummary] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const title = typed ?? (comparison ? `${comparison}, ${laneTitle.toLowerCase()}` : laneTitle);
  const made = useMade(lane, title, summary ?? lane?.scenario.summary ?? '');
  const link = useScenarioLink(made?.scenario ?? null);
  if (!lane || !made) return <p className="problem">This lane cannot be written down as a scenario.</p>;
  const keep = () => {
    const { scenarios } = keptScenarios.getState();
    const others = scenarios.filter((one) => one.title !== made.scenario.title);
    if (others.length >= KEPT_MAX) return setSaid(`There is room for ${KEPT_MAX}: remove one first.`);
    setKept(others);
    const scenario = { ...made.scenario, id: idFor(title, isTaken) };
    const isKept = setKept([...others, scenario]);
    setSaid(
      isKept ? `“${scenario.title}” is saved on this device.` : 'The device did not keep it: download it instead.',
    );
  };
  return (
    <section className="make" aria-label="This run as a scenario">
      <h3 className="make__title">This run as a scenario</h3>
      {lanes.length > 1 && (
        <Segmented
          label="Lane to save"
          small
          value={name}
          choices={LANES.map((value) => ({ value, label: `Lane ${laneLetter(value)}` }))}
          onChange={setName}
        />
      )}
      <label className="share__caption">
        <span>Name</span>
        <input
          className="field"
          value={title}
          maxLength={TITLE_MAX}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <label className="share__caption">
        <span>What it shows</span>
        <textarea
          className="field make__summary"
          rows={2}
          value={summary ?? lane.scenario.summary}
          maxLength={SUMMARY_MAX}
          onChange={(event) => setSummary(event.currentTarget.value)}
        />
      </label>
      <p className="share__note">
        {changesText(lane, made)}{' '}
        <button type="button" className="text-button" onClick={() => placeStore.setState({ dialog: 'faults' })}>
          Faults on the timeline …
        </button>
      </p>
      <LeftOut lane={lane} name={name} left={made.left} />
      <div className="places__actions">
        <button type="button" className="button button--ink" disabled={title.trim() === ''} onClick={keep}>
          Save on this device
        </button>
        <button type="button" className="button" onClick={() => saveScenario(made.scenario)}>
          Download JSON
        </button>
      </div>
      <p className="share__note" role="status">
        {said}
      </p>
      <CopyField label="Link to this scenario" text={link} />
    </section>
  );
}
