// A question to answer before looking; once the run has shown it, whether the answer was right, and why.
import { useId, useState } from 'react';
import type { Question } from '../../lessons/story.ts';

interface AskProps {
  question: Question;
  onAnswer: (choice: number | null) => void;
}

export function Ask({ question, onAnswer }: AskProps) {
  const [picked, setPicked] = useState<number | null>(null);
  const name = useId();
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault();
        if (picked !== null) onAnswer(picked);
      }}
    >
      <fieldset>
        <legend className="ask__legend">
          <span className="story__overline">Before you look</span>
          <span className="ask__question">{question.ask}</span>
        </legend>
        {question.choices.map(({ label }, index) => (
          <label key={label} className="ask__choice">
            <input type="radio" name={name} checked={picked === index} onChange={() => setPicked(index)} />
            {label}
          </label>
        ))}
      </fieldset>
      <div className="ask__actions">
        <button type="submit" className="button button--ink" disabled={picked === null}>
          Check it
        </button>
        <button type="button" className="button button--quiet" onClick={() => onAnswer(null)}>
          Just show me
        </button>
      </div>
    </form>
  );
}

interface VerdictProps {
  question: Question;
  answer: number | null;
  /** The choice that the run shows to be right; null while it has not shown it yet. */
  right: number | null;
}

export function Verdict({ question, answer, right }: VerdictProps) {
  const said = answer === null ? null : question.choices[answer]?.label;
  if (right === null) return said ? <p className="verdict">You say: “{said}”. Now look.</p> : null;
  const isRight = answer === right;
  const level = answer === null ? 'shown' : isRight ? 'right' : 'wrong';
  return (
    <p className={`verdict verdict--${level}`} role="status">
      <strong>{answer === null ? 'It is' : isRight ? 'Right:' : 'Not so. It is'}</strong>{' '}
      {`“${question.choices[right]?.label ?? ''}”${!isRight && said ? `; you said “${said}”` : ''}.`}
    </p>
  );
}
