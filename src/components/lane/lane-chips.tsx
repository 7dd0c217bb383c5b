// What is special about this lane: knobs that differ from the other lane, and faults in force. A chip leads to its component.
import { memo } from 'react';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneOf } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { differences } from '../shared/differences.ts';
import { BoltIcon } from '../shared/icons.tsx';
import { laneIndex, ownerTitle } from '../shared/labels.ts';
import { useLaneScenario, useRun } from '../shared/use-run.ts';

const DIFFERENCES_SHOWN = 2;

const faultsOf = (lane: LaneName) => (state: Parameters<ReturnType<typeof laneOf>>[0]) =>
  (laneOf(lane)(state)?.components ?? [])
    .flatMap(({ id, faults }) => faults.map((fault) => `${id} ${fault}`))
    .join('\n');

interface ChipProps {
  lane: LaneName;
  owner: string;
  text: string;
  alarming?: boolean;
}

function Chip({ lane, owner, text, alarming = false }: ChipProps) {
  const pick = () => viewStore.setState({ selection: { lane, id: owner } });
  return (
    <button
      type="button"
      className={alarming ? 'chip chip--alarming' : `chip chip--${lane}`}
      onClick={pick}
      title={text}
    >
      {alarming && <BoltIcon size={12} />}
      <span className="chip__text">{text}</span>
    </button>
  );
}

export const LaneChips = memo(function LaneChips({ lane }: { lane: LaneName }) {
  const a = useLaneScenario('a');
  const b = useLaneScenario('b');
  const faults = useRun(faultsOf(lane));
  const scenario = lane === 'a' ? a : b;
  if (!scenario) return null;
  const differing = a && b ? differences(a, b) : [];
  const more = differing.length - DIFFERENCES_SHOWN;
  return (
    <div className="lane-chips">
      {faults.split('\n').map((entry) => {
        const [owner = '', fault = ''] = entry.split(' ');
        if (!owner) return null;
        return (
          <Chip
            key={entry}
            lane={lane}
            owner={owner}
            text={`${ownerTitle(scenario, owner)}: ${fault.replaceAll('-', ' ')}`}
            alarming
          />
        );
      })}
      {differing.slice(0, DIFFERENCES_SHOWN).map(({ path, owner, label, values }) => (
        <Chip key={path} lane={lane} owner={owner} text={`${label} ${values[laneIndex(lane)]}`} />
      ))}
      {more > 0 && (
        <span
          className="lane-chips__more"
          title={differing
            .slice(DIFFERENCES_SHOWN)
            .map(({ label, values }) => `${label} ${values[laneIndex(lane)]}`)
            .join(', ')}
        >{`and ${more} more`}</span>
      )}
    </div>
  );
});
