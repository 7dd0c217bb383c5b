// A challenge: what is asked, the contract as it stands at this moment, and, when it is judged, whether it was kept. One that
// somebody posed says first what is locked and how long it may take, and is handed in as a link.
import { useEffect, useRef } from 'react';
import { contractOf } from '../../lessons/terms.ts';
import { type Task, wholeSpec } from '../../scenario/task.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { clockText, unbroken } from '../shared/format.ts';
import { CloseIcon } from '../shared/icons.tsx';
import { usePlace } from '../shared/use-place.ts';
import { useRun } from '../shared/use-run.ts';
import { challengeKey, rememberProgress } from '../stories/progress.ts';
import { briefOf, paceOf, titleOf } from './about-task.ts';
import { beginAttempt, resumedSpec } from './attempt.ts';
import { Contract, keepsAll } from './contract.tsx';
import { LocksList } from './locks-list.tsx';
import { TimeLeft } from './time-left.tsx';
import '../stories/story-player.css';
import './tasks.css';

/** The task whose run is on the screen. */
let opened: Task | null = null;

export function leaveTask(): void {
  opened = null;
  placeStore.setState({ challenge: null, attempt: null, answer: null });
  history.replaceState(null, '', `#/${runStore.getState().comparisonId}`);
}

/** Opens the shop as shipped; whoever opens something else has left the challenge. */
function useShop(task: Task): (play: boolean) => void {
  const session = useSession();
  const live = useRef(session);
  live.current = session;
  const open = (play: boolean, spec = wholeSpec(task)) => {
    const { comparisonId } = task;
    live.current.openRun({ spec, comparisonId, pace: paceOf(task), atMs: 0, play, view: {} });
  };
  const first = useRef(open);
  first.current = open;
  useEffect(() => {
    // The panel steps aside for the inspector and comes back: what the person has changed meanwhile stays.
    if (opened !== task)
      first.current(!task.posed || placeStore.getState().attempt?.isOver === false, resumedSpec(task) ?? undefined);
    opened = task;
    let isThere = false;
    return runStore.subscribe(({ comparisonId, spec }) => {
      const isTask = comparisonId === task.comparisonId && spec?.untilMs === task.spec.untilMs;
      isThere ||= isTask;
      const isElsewhere = comparisonId !== task.comparisonId || (isThere && !isTask);
      if (isElsewhere && placeStore.getState().challenge === task) leaveTask();
    });
  }, [task]);
  return open;
}

export function PanelHead({ title, leave }: { title: string; leave: string }) {
  return (
    <div className="tale__head">
      <p className="story__overline">{title}</p>
      <button
        type="button"
        className="button button--quiet button--icon button--small tale__leave"
        aria-label={leave}
        title={leave}
        onClick={leaveTask}
      >
        <CloseIcon size={14} />
      </button>
    </div>
  );
}

function Before({ task, onBegin }: { task: Task; onBegin: () => void }) {
  const { minutes } = task;
  return (
    <>
      <p className="tale__text">
        {minutes === null
          ? 'Take the time you need.'
          : `You have ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} from the moment you begin.`}{' '}
        Whatever you change is part of your answer, with its time.
      </p>
      <div className="places__actions">
        <button type="button" className="button button--ink" onClick={onBegin}>
          Begin
        </button>
      </div>
    </>
  );
}

function Met({ task, onAgain }: { task: Task; onAgain: () => void }) {
  const judgedAtMs = task.spec.untilMs ?? Infinity;
  const terms = contractOf(task);
  const isJudged = useRun(({ frame }) => frame !== null && (frame.atMs >= judgedAtMs || frame.finished));
  const isMet = useRun(({ frame }) => frame !== null && keepsAll(frame, terms));
  const isOver = usePlace(({ attempt }) => attempt?.isOver === true);
  const known = task.posed ? null : task.challenge;
  useEffect(() => {
    if (known !== null) rememberProgress(challengeKey(known), 0, isJudged && isMet);
  }, [known, isJudged, isMet]);
  const handIn = (
    <button type="button" className="button button--ink" onClick={() => placeStore.setState({ dialog: 'hand-in' })}>
      {task.posed ? 'Hand in your answer' : 'Share this answer'}
    </button>
  );
  return (
    <>
      {!isJudged && (
        <p className="tale__text">
          {Number.isFinite(judgedAtMs) && `It is judged at ${clockText(judgedAtMs)}. `}A change counts from now on, or
          from the start once the run is over.
        </p>
      )}
      {isJudged && terms.length > 0 && (
        <p className={isMet ? 'verdict verdict--right' : 'verdict verdict--wrong'} role="status">
          <strong>{isMet ? 'Kept.' : 'Broken.'}</strong>{' '}
          {isMet
            ? 'There is another way as well.'
            : !isOver && 'Turn something, and it is played again from the start.'}
        </p>
      )}
      <div className="places__actions">
        {isJudged && !isOver && (
          <button type="button" className="button" onClick={onAgain}>
            As shipped
          </button>
        )}
        {(task.posed || (isJudged && isMet)) && handIn}
      </div>
    </>
  );
}

export default function ChallengePanel({ task }: { task: Task }) {
  const open = useShop(task);
  const attempt = usePlace((state) => state.attempt);
  const isBefore = task.posed && attempt === null;
  const begin = () => {
    beginAttempt(task);
    open(true);
  };
  return (
    <div className="story__content tale">
      <PanelHead title={task.posed ? 'Posed to you' : 'Challenge'} leave="Leave the challenge" />
      <h2 className="story__title">{titleOf(task)}</h2>
      {attempt && <TimeLeft attempt={attempt} />}
      <p className="story__summary">{unbroken(briefOf(task))}</p>
      <Contract terms={contractOf(task)} />
      {isBefore ? <Before task={task} onBegin={begin} /> : <Met task={task} onAgain={() => open(true)} />}
      <LocksList task={task} />
      {!task.posed && (
        <div className="places__actions tasks__pose">
          <button
            type="button"
            className="button button--small"
            onClick={() => placeStore.setState({ dialog: 'pose' })}
          >
            Pose it to somebody …
          </button>
        </div>
      )}
    </div>
  );
}
