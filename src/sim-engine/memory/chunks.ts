// Copies of pieces of a memory, in chunks of one size: those of a copy that is no longer wanted are written over by the next
// one, however long either is. The system hands out new memory page by page as it is first touched, which takes several
// times as long as copying into it.

const CHUNK_BYTES = 1 << 18;

/** A piece that was copied. */
export type Chunked = Uint8Array[];

export class Chunks {
  private spare: Uint8Array[] = [];

  copyOf(piece: Uint8Array): Chunked {
    const chunks: Chunked = [];
    for (let at = 0; at < piece.length; at += CHUNK_BYTES) {
      const chunk = this.spare.pop() ?? new Uint8Array(CHUNK_BYTES);
      chunk.set(piece.subarray(at, at + CHUNK_BYTES));
      chunks.push(chunk);
    }
    return chunks;
  }

  /** These will never be asked for again. Those of one copy are kept at most: more would be room that nobody needs. */
  giveBack(chunks: Uint8Array[]): void {
    this.spare = chunks;
  }
}

/** Writes what was copied over the piece that it was copied of, or one as long. */
export function putBack(chunks: Chunked, piece: Uint8Array): void {
  chunks.forEach((chunk, index) => {
    const at = index * CHUNK_BYTES;
    piece.set(piece.length - at < CHUNK_BYTES ? chunk.subarray(0, piece.length - at) : chunk, at);
  });
}
