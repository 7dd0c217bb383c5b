// What was wrong with the value just typed into a field of the strip: above the field, by its name, until it is
// dismissed, something else is typed there, or another change is made.
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Issue } from '../../protocol/issue.ts';
import { CloseButton } from '../shared/close-button.tsx';
import { place } from '../shared/popup.tsx';
import { useRun } from '../shared/use-run.ts';

/** The problem of a field, and what its value is turned with. */
export function useProblem(turn: (value: number | string) => Issue[]) {
  const [problem, setProblem] = useState<string | null>(null);
  const change = useRun((state) => state.lastChange);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was changed, the problem is of before
  useEffect(() => setProblem(null), [change]);
  const turned = (value: number | string) => setProblem(turn(value)[0]?.problem ?? null);
  return { problem, turned, dismiss: () => setProblem(null) };
}

interface FieldProblemProps {
  id: string;
  label: string;
  problem: string | null;
  onDismiss: () => void;
  children: ReactNode;
}

export function FieldProblem({ id, label, problem, onDismiss, children }: FieldProblemProps) {
  const field = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [box, popup] = [field.current?.firstElementChild, note.current];
    if (problem === null || !box || !popup) return;
    const put = () => place(box, popup, 'start', 'above');
    popup.showPopover();
    put();
    window.addEventListener('resize', put);
    window.addEventListener('scroll', put, { capture: true });
    return () => {
      window.removeEventListener('resize', put);
      window.removeEventListener('scroll', put, { capture: true });
    };
  }, [problem]);
  return (
    <span ref={field} className="field-problem__field">
      {children}
      {problem !== null && (
        <div ref={note} className="popup field-problem" popover="manual" role="alert">
          <p id={id}>
            {label} {problem}. The old value stays.
          </p>
          <CloseButton label="Dismiss" onClick={onDismiss} />
        </div>
      )}
    </span>
  );
}
