// The candidate's answer as a link: what was changed when, how long it took, and the verdict where it is judged.
import { useCallback } from 'react';
import { contractOf } from '../../lessons/terms.ts';
import type { Task } from '../../scenario/task.ts';
import { writeAnswer } from '../../share/task-link.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { CopyField } from '../share/copy-field.tsx';
import { pageAddress } from '../share/share-dialog.tsx';
import { announced } from '../shared/announced.ts';
import { doneIn } from '../shared/command-text.ts';
import { Dialog } from '../shared/dialog.tsx';
import { clockText } from '../shared/format.ts';
import { useRun } from '../shared/use-run.ts';
import { useWritten } from '../shared/use-written.ts';
import { keepsAll } from './contract.tsx';
import { DoneList } from './done-list.tsx';
import './tasks.css';

function useAnswerLink(task: Task, claimed: 'kept' | 'broken' | null): string {
  const spec = useRun((state) => state.spec);
  const write = useCallback(async () => {
    if (!spec) return '';
    const { attempt } = placeStore.getState();
    const untilMs = attempt?.isOver ? (attempt.endsAtMs ?? Date.now()) : Date.now();
    const tookMs = attempt ? untilMs - attempt.beganAtMs : null;
    return writeAnswer({ task, spec, tookMs, claimed });
  }, [task, spec, claimed]);
  const link = useWritten(write);
  return link === '' ? '' : `${pageAddress()}#/answer/${link}`;
}

function Handed({ task }: { task: Task }) {
  const session = useSession();
  const terms = contractOf(task);
  const spec = useRun((state) => state.spec);
  const isJudged = useRun(
    ({ frame }) => frame !== null && (frame.finished || frame.atMs >= (task.spec.untilMs ?? Infinity)),
  );
  const isMet = useRun(({ frame }) => frame !== null && keepsAll(frame, terms));
  const claimed = isJudged && terms.length > 0 ? (isMet ? 'kept' : 'broken') : null;
  const link = useAnswerLink(task, claimed);
  const toEnd = () => {
    session.setPace({ type: 'max' });
    session.play();
  };
  if (!spec) return null;
  return (
    <div className="tasks__dialog">
      {claimed === null ? (
        <div className="tasks__open">
          <p>
            {terms.length === 0
              ? 'This case has no contract: your changes are the answer.'
              : `The contract is judged at ${clockText(task.spec.untilMs ?? 0)}, and the run has not come so far.`}
          </p>
          {!isJudged && (
            <button type="button" className="button" onClick={toEnd}>
              Play it to its end
            </button>
          )}
        </div>
      ) : (
        <p className={isMet ? 'verdict verdict--right' : 'verdict verdict--wrong'} role="status">
          <strong>{isMet ? 'Kept.' : 'Broken.'}</strong> {!isMet && 'It can be handed in all the same.'}
        </p>
      )}
      <section className="tasks__part">
        <h3 className="story__overline">What you changed</h3>
        <DoneList done={doneIn(task.spec, announced(spec))} lanes={spec.lanes.length} />
      </section>
      <CopyField label="Answer" text={link} />
      <p className="share__note">Whoever opens it sees your changes with their times, and the run plays them again.</p>
    </div>
  );
}

export default function HandInDialog({ onClose }: { onClose: () => void }) {
  const { challenge } = placeStore.getState();
  const comparison = runStore.getState().comparisonId;
  if (!challenge || comparison !== challenge.comparisonId) return null;
  return (
    <Dialog title="Your answer" onClose={onClose} wide>
      <Handed task={challenge} />
    </Dialog>
  );
}
