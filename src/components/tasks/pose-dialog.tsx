// A case for somebody else, without editing an address: choose it, tick what is locked, limit the time, hide a fault, and
// give the link away.
import { useCallback, useState } from 'react';
import { CHALLENGES } from '../../lessons/challenges.ts';
import { CAPTION_CHARS_MAX } from '../../share/link.ts';
import { MINUTES_MAX, TITLE_CHARS_MAX, writeTask } from '../../share/task-link.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { CopyField } from '../share/copy-field.tsx';
import { pageAddress } from '../share/share-dialog.tsx';
import { announced } from '../shared/announced.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Stepper } from '../shared/stepper.tsx';
import { useWritten } from '../shared/use-written.ts';
import { firstDraft, type OpenRun, type PoseDraft, taskOfDraft } from './pose-draft.ts';
import { PoseFault, PoseLocks, PoseTerms } from './pose-parts.tsx';
import '../share/share.css';
import './tasks.css';

const nobodyHeld = () => {};

function openRunNow(): OpenRun | null {
  const { spec, frame, comparisonId, pace } = runStore.getState();
  return spec && frame && { spec: announced(spec), frame, comparisonId, pace };
}

function useTaskLink(draft: PoseDraft, open: OpenRun): string {
  const link = useWritten(useCallback(() => writeTask(taskOfDraft(draft, open)), [draft, open]));
  return link === '' ? '' : `#/task/${link}`;
}

interface CaseProps {
  draft: PoseDraft;
  lanes: number;
  put: (part: Partial<PoseDraft>) => void;
}

function Case({ draft, lanes, put }: CaseProps) {
  const { challenge, title, brief, judgedAtS, terms } = draft;
  return (
    <fieldset className="pose__part">
      <legend>The case</legend>
      <select
        className="select pose__case"
        aria-label="The case"
        value={challenge ?? ''}
        onChange={(event) => put({ challenge: event.target.value || null, fault: null })}
      >
        <option value="">The run on the screen, as it is set up now</option>
        {CHALLENGES.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </select>
      {challenge === null ? (
        <>
          <input
            className="field"
            aria-label="Title"
            placeholder="Title"
            maxLength={TITLE_CHARS_MAX}
            value={title}
            onChange={(event) => put({ title: event.target.value })}
          />
          <textarea
            className="field"
            aria-label="What is asked"
            placeholder="What is asked of the candidate"
            rows={2}
            maxLength={CAPTION_CHARS_MAX}
            value={brief}
            onChange={(event) => put({ brief: event.target.value })}
          />
          <span className="pose__row">
            The contract is judged after
            <Stepper
              label="Judged after, seconds"
              value={judgedAtS}
              min={1}
              max={86_400}
              stepped={(now, direction) => now + direction * 10}
              onChange={(value) =>
                typeof value === 'number' && put({ judgedAtS: Math.min(86_400, Math.max(1, value)) })
              }
              onHold={nobodyHeld}
            />
            simulated seconds
          </span>
          <PoseTerms terms={terms} lanes={lanes} onChange={(next) => put({ terms: next })} />
        </>
      ) : (
        <p className="share__note">{CHALLENGES.find(({ id }) => id === challenge)?.brief}</p>
      )}
    </fieldset>
  );
}

function Posed({ open }: { open: OpenRun }) {
  const [draft, setDraft] = useState(() => firstDraft(placeStore.getState().challenge?.challenge ?? null, open.frame));
  const put = (part: Partial<PoseDraft>) => setDraft((before) => ({ ...before, ...part }));
  const task = taskOfDraft(draft, open);
  const link = useTaskLink(draft, open);
  const { minutes, locks, fault } = draft;
  const tryIt = () => {
    placeStore.setState({ dialog: null });
    location.hash = link;
  };
  return (
    <div className="pose">
      <Case draft={draft} lanes={open.spec.lanes.length} put={put} />
      <fieldset className="pose__part">
        <legend>Locked</legend>
        <PoseLocks spec={task.spec} locks={locks} onChange={(next) => put({ locks: next })} />
      </fieldset>
      <fieldset className="pose__part">
        <legend>Time</legend>
        <span className="pose__row">
          <Stepper
            label="Minutes"
            value={minutes}
            min={0}
            max={MINUTES_MAX}
            stepped={(now, direction) => Math.round(now / 5 + direction) * 5}
            onChange={(value) =>
              typeof value === 'number' && put({ minutes: Math.min(MINUTES_MAX, Math.max(0, Math.round(value))) })
            }
            onHold={nobodyHeld}
            shown={minutes === 0 ? 'no limit' : undefined}
            wide
          />
          {minutes > 0 && 'minutes from “Begin” on'}
        </span>
      </fieldset>
      <fieldset className="pose__part">
        <legend>Hidden</legend>
        <PoseFault
          spec={task.spec}
          fault={fault}
          untilS={Math.floor((task.spec.untilMs ?? 60_000) / 1_000)}
          onChange={(next) => put({ fault: next })}
        />
      </fieldset>
      <div className="pose__part">
        <CopyField label="Link for the candidate" text={link === '' ? '' : pageAddress() + link} />
        <p className="share__note">
          {fault ? 'What is hidden is packed: nobody reads it in the address. ' : ''}The answer comes back as a link,
          too.
        </p>
        <div className="places__actions">
          <button type="button" className="button" disabled={link === ''} onClick={tryIt}>
            See it as the candidate will
          </button>
        </div>
      </div>
    </div>
  );
}

export default function PoseDialog({ onClose }: { onClose: () => void }) {
  const [open] = useState(openRunNow);
  if (!open) return null;
  return (
    <Dialog title="Pose it to somebody" onClose={onClose} wide>
      <Posed open={open} />
    </Dialog>
  );
}
