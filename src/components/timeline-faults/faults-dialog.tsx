// Faults on the timeline: what fails, from when and until when, in a list to add to and to take from; each change can be
// undone, and the run is brought to the same instant with it.

import type { RunSpec } from '../../scenario/run-spec.ts';
import { withoutFault } from '../../scenario/timeline-faults.ts';
import { lanesOf } from '../../session/words.ts';
import { History } from '../header/header.tsx';
import { useSession } from '../session-context.ts';
import { announced } from '../shared/announced.ts';
import { CloseButton } from '../shared/close-button.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { msText } from '../shared/format.ts';
import { laneIndex, laneLetter, ownerTitle } from '../shared/labels.ts';
import { usePaused } from '../shared/use-paused.ts';
import { useRun } from '../shared/use-run.ts';
import { FaultForm } from './fault-form.tsx';
import { type FaultRow, faultRows, faultSentence } from './fault-rows.ts';
import './faults.css';

function Row({ spec, row }: { spec: RunSpec; row: FaultRow }) {
  const session = useSession();
  const { fault, lanes } = row;
  const scenario = spec.lanes[laneIndex(lanes[0]!.lane)]!.scenario;
  const sentence = `${ownerTitle(scenario, fault.component)} ${faultSentence(fault.fault)}`;
  const from = msText(fault.fromMs);
  const until = msText(fault.untilMs);
  const remove = () => {
    const changed = spec.lanes.map((one, index) => {
      const own = lanes.find(({ lane }) => laneIndex(lane) === index);
      return own ? withoutFault(one, own.fault) : one;
    });
    session.edit({ ...spec, lanes: changed }, `${sentence}: no longer`);
  };
  return (
    <li className="plan__row">
      <span className="plan__lanes">
        {lanesOf(spec).length > 1 &&
          lanes.map(({ lane }) => (
            <span key={lane} className={`badge badge--${lane}`}>
              {laneLetter(lane)}
            </span>
          ))}
      </span>
      <span className="plan__what">{sentence}</span>
      <span className="plan__when figures">
        {from} – {until}
      </span>
      <CloseButton label={`Remove: ${sentence}, ${from} to ${until}`} onClick={remove} />
    </li>
  );
}

export default function FaultsDialog({ onClose }: { onClose: () => void }) {
  const spec = useRun((state) => state.spec);
  usePaused();
  if (!spec) return null;
  const rows = faultRows(announced(spec));
  return (
    <Dialog title="Faults on the timeline" onClose={onClose}>
      <div className="plan">
        <div className="plan__head">
          <p className="share__note">What fails in this run, whoever planned it.</p>
          <div className="plan__history">
            <History />
          </div>
        </div>
        {rows.length === 0 ? (
          <p className="plan__empty">Nothing fails yet.</p>
        ) : (
          <ul className="plan__list">
            {rows.map((row) => (
              <Row key={row.key} spec={spec} row={row} />
            ))}
          </ul>
        )}
        <FaultForm spec={spec} />
      </div>
    </Dialog>
  );
}
