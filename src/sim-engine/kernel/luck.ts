// Luck by name and by owner: every draw is a pure function of (seed, purpose, owner, attempt). A worker more changes
// no order's service time, and two lanes draw the same time for the same order. Nothing here is state.
import { expPlain, lnPlain } from './plain-math.ts';
import { threefry } from './threefry.ts';

const LAYERS = 256;
/** Where the tail of the 256-layer exponential ziggurat begins, and the area of each layer (Marsaglia and Tsang, 2000). */
const TAIL = 7.69711747013104972;
const AREA = 0.0039496598225815571993;
const UNIT = 1 / 4_294_967_296;
/** Attempts stay below 2^24; the bits above count the independent stages of one attempt. */
const STAGE_SHIFT = 24;
/** A rejected draw goes on under another key, derived from its own. */
const NEXT_KEY = 0x9e3779b1;

/** The draws of one seed. The two words of the block last drawn are scratch, overwritten by each draw. */
export class Luck {
  private readonly seed: number;
  private readonly words = new Int32Array(2);
  private readonly edge = new Float64Array(LAYERS + 1);
  private readonly height = new Float64Array(LAYERS + 1);

  constructor(seed: number) {
    this.seed = seed | 0;
    this.edge[0] = AREA / expPlain(-TAIL);
    this.edge[1] = TAIL;
    this.height[0] = 0;
    this.height[1] = expPlain(-TAIL);
    for (let i = 1; i < LAYERS; i++) {
      const top = AREA / this.edge[i] + this.height[i];
      this.edge[i + 1] = i + 1 === LAYERS ? 0 : -lnPlain(top);
      this.height[i + 1] = i + 1 === LAYERS ? 1 : top;
    }
  }

  /** Uniform on (0, 1): never an end, so that it can be put into a quantile function. */
  uniform(purpose: number, owner: number, attempt: number): number {
    threefry(this.seed, purpose, owner, attempt, this.words);
    return ((this.words[0] >>> 0) + 0.5) * UNIT;
  }

  /** Exponential with mean 1: `stage` counts independent draws of one attempt. */
  exponential(purpose: number, owner: number, attempt: number, stage = 0): number {
    threefry(this.seed, purpose, owner, attempt | (stage << STAGE_SHIFT), this.words);
    const layer = this.words[1] & (LAYERS - 1);
    const value = (this.words[0] >>> 0) * UNIT * this.edge[layer];
    if (value < this.edge[layer + 1]) return value;
    return this.rareExponential(purpose, owner, attempt, stage, layer, value);
  }

  /** About one draw in ninety: the tail below the lowest layer, or the rim of a layer. */
  private rareExponential(
    purpose: number,
    owner: number,
    attempt: number,
    stage: number,
    layer: number,
    value: number,
  ): number {
    const next = (Math.imul(purpose, NEXT_KEY) + 1) | 0;
    if (layer === 0) return TAIL + this.exponential(next, owner, attempt, stage);
    const within = (this.words[1] >>> 8) / 16_777_216;
    const height = this.height[layer] + within * (this.height[layer + 1] - this.height[layer]);
    return height < expPlain(-value) ? value : this.exponential(next, owner, attempt, stage);
  }
}
