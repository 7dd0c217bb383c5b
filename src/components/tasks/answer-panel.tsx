// Somebody's answer to a task, as the interviewer reads it: the verdict that this page comes to, what was changed when, how
// long it took, and what had been hidden.
import { useEffect, useRef } from 'react';
import { contractOf } from '../../lessons/terms.ts';
import { type Answer, wholeSpec } from '../../scenario/task.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { doneIn } from '../shared/command-text.ts';
import { unbroken } from '../shared/format.ts';
import { useRun } from '../shared/use-run.ts';
import { briefOf, paceOf, titleOf } from './about-task.ts';
import { leaveTask, PanelHead } from './challenge-panel.tsx';
import { Contract, keepsAll } from './contract.tsx';
import { DoneList } from './done-list.tsx';
import { LocksList } from './locks-list.tsx';
import { leftText } from './time-left.tsx';
import '../stories/story-player.css';
import './tasks.css';

/** Opens the run of the answer at its end, where it is judged. */
function useAnswerRun({ task, spec }: Answer): void {
  const session = useSession();
  const live = useRef(session);
  live.current = session;
  useEffect(() => {
    const { comparisonId } = task;
    const { spec: present } = runStore.getState();
    if (JSON.stringify(present) !== JSON.stringify(spec)) {
      live.current.openRun({ spec, comparisonId, pace: paceOf(task), atMs: spec.untilMs ?? 0, play: false, view: {} });
    }
    return runStore.subscribe(({ comparisonId: shownId }) => {
      if (shownId !== comparisonId && placeStore.getState().answer?.task === task) leaveTask();
    });
  }, [task, spec]);
}

function Judged({ answer }: { answer: Answer }) {
  const { task, claimed } = answer;
  const terms = contractOf(task);
  const isJudged = useRun(
    ({ frame, spec }) => frame !== null && (frame.finished || frame.atMs >= (spec?.untilMs ?? Infinity)),
  );
  const isMet = useRun(({ frame }) => frame !== null && keepsAll(frame, terms));
  if (terms.length === 0 || !isJudged) return null;
  const own = isMet ? 'kept' : 'broken';
  return (
    <p className={isMet ? 'verdict verdict--right' : 'verdict verdict--wrong'} role="status">
      <strong>{isMet ? 'Kept.' : 'Broken.'}</strong>{' '}
      {claimed === null
        ? 'It was handed in before it was judged.'
        : claimed === own
          ? 'The candidate’s page came to the same.'
          : `The link says ${claimed}; this page plays it, and comes to ${own}.`}
    </p>
  );
}

export default function AnswerPanel({ answer }: { answer: Answer }) {
  const { task, spec, tookMs } = answer;
  useAnswerRun(answer);
  const lanes = spec.lanes.length;
  const hidden = doneIn(task.spec, wholeSpec(task));
  return (
    <div className="story__content tale">
      <PanelHead title="An answer" leave="Leave the answer" />
      <h2 className="story__title">{titleOf(task)}</h2>
      {briefOf(task) !== '' && <p className="story__summary">{unbroken(briefOf(task))}</p>}
      <Judged answer={answer} />
      <Contract terms={contractOf(task)} />
      <section className="tasks__part">
        <h3 className="story__overline">What was changed</h3>
        <DoneList done={doneIn(wholeSpec(task), spec)} lanes={lanes} />
        {tookMs !== null && (
          <p className="tasks__took">
            It took {leftText(tookMs)}
            {task.minutes !== null && ` of ${leftText(task.minutes * 60_000)}`}.
          </p>
        )}
      </section>
      {hidden.length > 0 && (
        <section className="tasks__part">
          <h3 className="story__overline">What was hidden</h3>
          <DoneList done={hidden} lanes={lanes} />
        </section>
      )}
      <LocksList task={task} />
      <div className="places__actions">
        <button type="button" className="button button--ink" onClick={() => placeStore.setState({ dialog: 'report' })}>
          Report …
        </button>
      </div>
    </div>
  );
}
