// Where the story is folded away, the end of the run still says what came out, and leads to what to try next.
import { useRun } from '../shared/use-run.ts';
import { resultText } from './result.ts';

export function ResultHint({ onOpen }: { onOpen: () => void }) {
  const result = useRun(({ frame }) => (frame ? resultText(frame) : null));
  if (!result) return null;
  return (
    <div className="result-hint">
      <span>
        Waited <strong>{result}</strong>
      </span>
      <button type="button" className="button button--small button--ink" onClick={onOpen}>
        What next?
      </button>
    </div>
  );
}
