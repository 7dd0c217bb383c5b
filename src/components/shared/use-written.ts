// A link takes a moment to be written. Until it is, there is none: what was written before is another one, which nobody
// shall copy for this.
import { useEffect, useState } from 'react';

/** What `write` has written; empty until then, and where it cannot be written. `write` is another function for another text. */
export function useWritten(write: () => Promise<string>): string {
  const [written, setWritten] = useState<{ by: () => Promise<string>; text: string } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const keep = (text: string) => {
      if (isWanted) setWritten({ by: write, text });
    };
    write().then(keep, () => keep(''));
    return () => {
      isWanted = false;
    };
  }, [write]);
  return written?.by === write ? written.text : '';
}
