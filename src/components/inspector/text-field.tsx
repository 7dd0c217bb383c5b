// A field whose text counts when it is left or Enter is pressed, and comes back with Esc.
import { useState } from 'react';

interface TextFieldProps {
  label: string;
  text: string;
  invalid: boolean;
  describedBy: string;
  onCommit: (text: string) => void;
  wide?: boolean;
}

export function TextField({ label, text, invalid, describedBy, onCommit, wide = false }: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft === null) return;
    setDraft(null);
    if (draft.trim() !== text) onCommit(draft.trim());
  };
  const keyed = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape' || draft === null) return;
    event.stopPropagation();
    setDraft(null);
  };
  return (
    <label className={wide ? 'text-field text-field--wide' : 'text-field'}>
      <span className="text-field__label">{label}</span>
      <input
        className="field text-field__input"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        value={draft ?? text}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={keyed}
      />
    </label>
  );
}
