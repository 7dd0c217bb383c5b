// A text to take away: selected with one click, copied with another.
import { useId, useState } from 'react';

export function CopyField({ label, text }: { label: string; text: string }) {
  const id = useId();
  const [copied, setCopied] = useState('');
  const copy = async () => {
    const field = document.getElementById(id) as HTMLInputElement | null;
    field?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      // Without permission the text is selected, and the keyboard copies it.
      setCopied('');
    }
  };
  return (
    <div className="copy-field">
      <label htmlFor={id}>{label}</label>
      <div className="copy-field__row">
        <input id={id} className="field mono" readOnly value={text} onFocus={(event) => event.target.select()} />
        <button
          type="button"
          className="button"
          aria-label={`Copy ${label.toLowerCase()}`}
          disabled={text === ''}
          onClick={() => void copy()}
        >
          {copied === text && text !== '' ? 'Copied' : 'Copy'}
        </button>
      </div>
      <span className="only-heard" role="status">
        {copied === text && text !== '' ? `${label} copied` : ''}
      </span>
    </div>
  );
}
