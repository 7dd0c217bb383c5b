// Work of the worker's own, done in pieces while nobody asks for anything: a question never waits for more than one piece.

/** Goes through the pieces. One that fails ends them: what nobody asked for must not end what somebody sees. */
export function between(pieces: Iterator<void>): void {
  const next = () => {
    try {
      if (!pieces.next().done) setTimeout(next);
    } catch {
      // There is nobody to tell.
    }
  };
  setTimeout(next);
}
