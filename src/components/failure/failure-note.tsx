// When the run cannot go on: a sentence, its cause, and the ways on.
import { COMPARISONS } from '../../scenario/library/library.ts';
import { useSession } from '../session-context.ts';
import { useRun } from '../shared/use-run.ts';
import './failure.css';

export function FailureNote() {
  const session = useSession();
  const stopped = useRun((state) => state.frame?.stopped ?? null);
  const hasFailed = session.phase === 'failed';
  if (!hasFailed && stopped === null) return null;
  const [first] = COMPARISONS;
  return (
    <div className="failure-note" role="alert">
      <p className="failure-note__text">
        <strong>{hasFailed ? 'The simulation has failed.' : 'The run cannot go on.'}</strong>{' '}
        {hasFailed ? session.failure : stopped}
      </p>
      <button type="button" className="button button--small" onClick={hasFailed ? session.retry : session.restart}>
        {hasFailed ? 'Try again' : 'From the start'}
      </button>
      {first && (
        <button type="button" className="button button--small" onClick={() => session.open(first.id)}>
          Open “{first.title}”
        </button>
      )}
    </div>
  );
}
