// Copies of a lane's memory as it was: all bytes in use but the ring of kept facts, which is no part of the state.
import { type Chunked, Chunks, putBack } from './chunks.ts';
import { LOG_AT, LOG_END } from './layout.ts';

export interface MemoryCopy {
  /** Before the ring of kept facts, and behind it, up to the end of what was in use. */
  pieces: Chunked[];
  end: number;
}

export class MemoryCopies {
  private readonly chunks = new Chunks();

  /** Of a memory of which so many bytes are in use. */
  take(buffer: ArrayBuffer, end: number): MemoryCopy {
    return { pieces: piecesOf(buffer, end).map((piece) => this.chunks.copyOf(piece)), end };
  }

  /** Puts everything back to what it was; the memory may have grown since, never shrunk. */
  putBack(buffer: ArrayBuffer, { pieces, end }: MemoryCopy): void {
    piecesOf(buffer, end).forEach((piece, index) => {
      putBack(pieces[index]!, piece);
    });
  }

  /** Nobody will go back to this copy: the next one is written over it. */
  forget({ pieces }: MemoryCopy): void {
    this.chunks.giveBack(pieces.flat());
  }
}

function piecesOf(buffer: ArrayBuffer, end: number): Uint8Array[] {
  return [new Uint8Array(buffer, 0, LOG_AT), new Uint8Array(buffer, LOG_END, end - LOG_END)];
}
