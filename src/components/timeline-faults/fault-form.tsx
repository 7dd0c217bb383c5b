// One more fault: whom, what, from when and until when. Nothing is taken before all of it can be.
import { useId, useState } from 'react';
import { timeText } from '../../scenario/duration.ts';
import { FAULTS_OF } from '../../scenario/faults.ts';
import { LANES, type LaneName, type RunSpec } from '../../scenario/run-spec.ts';
import type { FaultKind } from '../../scenario/scenario.ts';
import { runStore } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { useSession } from '../session-context.ts';
import { msText } from '../shared/format.ts';
import { emailProvider, laneIndex, lanesOf, ownerTitle } from '../shared/labels.ts';
import { Segmented } from '../shared/segmented.tsx';
import { canFail, type Draft, faultSentence, planned, problemText } from './fault-rows.ts';

const KINDS: Record<FaultKind['type'], string> = {
  down: 'is down',
  slow: 'is slower',
  errors: 'fails a share of its calls',
  hang: 'does not answer',
  'rate-limit': 'takes only so many calls a second',
  'replica-down': 'loses one of its servers',
};
const SECOND_MS = 1_000;
const LASTS_MS = 30 * SECOND_MS;

interface Able {
  id: string;
  title: string;
  lanes: LaneName[];
}

/** What can fail, with the lanes that have it. */
function ableOf(spec: RunSpec): Able[] {
  const all = new Map<string, Able>();
  spec.lanes.forEach(({ scenario }, index) => {
    for (const id of canFail(scenario)) {
      const able = all.get(id) ?? { id, title: ownerTitle(scenario, id), lanes: [] };
      able.lanes.push(LANES[index]!);
      all.set(id, able);
    }
  });
  return [...all.values()];
}

/** What is picked, else who sends e-mail: the one that people ask to see fail. From the next second on. */
function firstDraft(spec: RunSpec, able: readonly Able[]): Draft {
  const { selection } = viewStore.getState();
  const provider = spec.lanes.map(({ scenario }) => emailProvider(scenario)?.id).find(Boolean);
  const component = [selection?.id, provider].find((id) => able.some((one) => one.id === id)) ?? able[0]?.id ?? '';
  const fromMs = Math.ceil(runStore.getState().clockMs / SECOND_MS) * SECOND_MS;
  return {
    component,
    type: 'down',
    factor: '3',
    percent: '20',
    perSecond: '5',
    server: '1',
    from: fromMs === 0 ? '0s' : timeText(fromMs),
    until: timeText(fromMs + LASTS_MS),
    lanes: lanesOf(spec),
  };
}

interface FieldProps {
  label: string;
  value: string;
  invalid: boolean;
  onChange: (value: string) => void;
}

function Field({ label, value, invalid, onChange }: FieldProps) {
  return (
    <label className="plan__field">
      <span>{label}</span>
      <input
        className="field"
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-invalid={invalid}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

export function FaultForm({ spec }: { spec: RunSpec }) {
  const session = useSession();
  const able = ableOf(spec);
  const [draft, setDraft] = useState(() => firstDraft(spec, able));
  const [problem, setProblem] = useState('');
  const problemId = useId();
  const set = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setProblem('');
  };
  const whom = able.find(({ id }) => id === draft.component) ?? able[0];
  if (!whom) return <p className="plan__empty">Nothing here can fail.</p>;
  const component = spec.lanes[laneIndex(whom.lanes[0]!)]!.scenario.components[whom.id]!;
  const kinds = FAULTS_OF[component.kind];
  const type = kinds.includes(draft.type) ? draft.type : 'down';
  const lanes = whom.lanes.length > 1 ? draft.lanes : whom.lanes;
  const add = () => {
    const made = planned(spec, { ...draft, component: whom.id, type, lanes });
    if (Array.isArray(made)) return setProblem(problemText(made));
    const { fault } = made;
    const when = `from ${msText(fault.fromMs)} to ${msText(fault.untilMs)}`;
    session.edit(made.spec, `${whom.title} ${faultSentence(fault.fault)} ${when}`);
  };
  const choices = [
    { value: 'both' as const, label: 'A and B' },
    { value: 'a' as const, label: 'A' },
    { value: 'b' as const, label: 'B' },
  ];
  return (
    <form
      className="plan__form"
      aria-label="One more fault"
      aria-describedby={problemId}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label className="plan__field plan__field--wide">
        <span>Whom</span>
        <select className="select" value={whom.id} onChange={(event) => set({ component: event.currentTarget.value })}>
          {able.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="plan__field plan__field--wide">
        <span>What happens</span>
        <select
          className="select"
          value={type}
          onChange={(event) => set({ type: event.currentTarget.value as FaultKind['type'] })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {KINDS[kind]}
            </option>
          ))}
        </select>
      </label>
      {type === 'slow' && (
        <Field
          label="Times slower"
          value={draft.factor}
          invalid={problem !== ''}
          onChange={(factor) => set({ factor })}
        />
      )}
      {type === 'errors' && (
        <Field
          label="Percent that fail"
          value={draft.percent}
          invalid={problem !== ''}
          onChange={(percent) => set({ percent })}
        />
      )}
      {type === 'rate-limit' && (
        <Field
          label="Calls a second"
          value={draft.perSecond}
          invalid={problem !== ''}
          onChange={(perSecond) => set({ perSecond })}
        />
      )}
      {type === 'replica-down' && (
        <Field
          label="Which server"
          value={draft.server}
          invalid={problem !== ''}
          onChange={(server) => set({ server })}
        />
      )}
      <Field label="From" value={draft.from} invalid={problem !== ''} onChange={(from) => set({ from })} />
      <Field label="Until" value={draft.until} invalid={problem !== ''} onChange={(until) => set({ until })} />
      {whom.lanes.length > 1 && (
        <div className="plan__field plan__field--wide">
          <span>Where</span>
          <Segmented
            label="Lanes in which it fails"
            small
            value={draft.lanes.length > 1 ? 'both' : draft.lanes[0]!}
            choices={choices}
            onChange={(value) => set({ lanes: value === 'both' ? [...LANES] : [value] })}
          />
        </div>
      )}
      <p id={problemId} className="problem plan__problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="button button--ink">
        Add to the timeline
      </button>
    </form>
  );
}
