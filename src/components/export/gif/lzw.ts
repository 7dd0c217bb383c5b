// LZW as GIF has it: codes of a growing number of bits, smallest bit first, over a dictionary that starts anew when full.

const CODES_MAX = 4_096;

class Bits {
  readonly bytes: number[] = [];
  private held = 0;
  private count = 0;

  push(code: number, width: number): void {
    this.held |= code << this.count;
    this.count += width;
    while (this.count >= 8) {
      this.bytes.push(this.held & 0xff);
      this.held >>>= 8;
      this.count -= 8;
    }
  }

  end(): number[] {
    if (this.count > 0) this.bytes.push(this.held & 0xff);
    return this.bytes;
  }
}

/** At least one index, all below `1 << codeBits` (2 to 8), as the stream of codes between the smallest code size and the blocks' end. */
export function lzw(indices: Uint8Array, codeBits: number): number[] {
  const clear = 1 << codeBits;
  const end = clear + 1;
  const bits = new Bits();
  // A code followed by an index is a longer code: one flat table, 0 where there is none yet.
  const next = new Uint16Array(CODES_MAX << 8);
  let width = codeBits + 1;
  let free = end + 1;
  bits.push(clear, width);
  let present: number = indices[0] ?? 0;
  for (let at = 1; at < indices.length; at += 1) {
    const index = indices[at]!;
    const key: number = (present << 8) | index;
    const longer = next[key]!;
    if (longer !== 0) {
      present = longer;
      continue;
    }
    bits.push(present, width);
    if (free < CODES_MAX) {
      // The decoder is one entry behind: it widens its codes one code later than the table is full.
      if (free === 1 << width) width += 1;
      next[key] = free;
      free += 1;
    } else {
      bits.push(clear, width);
      next.fill(0);
      width = codeBits + 1;
      free = end + 1;
    }
    present = index;
  }
  bits.push(present, width);
  if (free === 1 << width && width < 12) width += 1;
  bits.push(end, width);
  return bits.end();
}
