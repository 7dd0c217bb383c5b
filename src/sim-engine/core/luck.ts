// Luck by name and by owner: every draw is a pure function of (seed, purpose, owner, attempt). A worker more changes
// no order's service time, and two lanes draw the same time for the same order. Nothing here is state.
import { expPlain, lnPlain } from '../kernel/plain-math';
import { lowBits } from './memory';
import { second, threefry } from './threefry';

const LAYERS: i32 = 256;
/** Where the tail of the 256-layer exponential ziggurat begins, and the area of each layer (Marsaglia and Tsang, 2000). */
const TAIL: f64 = 7.69711747013104972;
const AREA: f64 = 0.0039496598225815571993;
const UNIT: f64 = 1.0 / 4294967296.0;
/** Attempts stay below 2^24; the bits above count the independent stages of one attempt. */
const STAGE_SHIFT: i32 = 24;
/** A rejected draw goes on under another key, derived from its own. */
const NEXT_KEY: i32 = 0x9e3779b1;

let seed: i32 = 0;
const edge = memory.data(257 * 8, 8);
const height = memory.data(257 * 8, 8);

function edgeOf(layer: i32): f64 {
  return load<f64>(edge + ((<usize>layer) << 3));
}
function heightOf(layer: i32): f64 {
  return load<f64>(height + ((<usize>layer) << 3));
}

/** Whose luck it is from now on. */
export function seedLuck(value: i32): void {
  seed = value;
  let top = expPlain(-TAIL);
  store<f64>(edge, AREA / top);
  store<f64>(edge + 8, TAIL);
  store<f64>(height, 0);
  store<f64>(height + 8, top);
  for (let i = 1; i < LAYERS; i++) {
    const at = (<usize>i) << 3;
    top = AREA / load<f64>(edge + at) + load<f64>(height + at);
    store<f64>(edge + at + 8, i + 1 === LAYERS ? 0 : -lnPlain(top));
    store<f64>(height + at + 8, i + 1 === LAYERS ? 1 : top);
  }
}

/** Uniform on (0, 1): never an end, so that it can be put into a quantile function. */
export function uniform(purpose: i32, owner: f64, attempt: i32): f64 {
  return (<f64>(<u32>threefry(seed, purpose, lowBits(owner), attempt)) + 0.5) * UNIT;
}

/** Exponential with mean 1: `stage` counts independent draws of one attempt. */
export function exponential(purpose: i32, owner: f64, attempt: i32, stage: i32): f64 {
  const first = threefry(seed, purpose, lowBits(owner), attempt | (stage << STAGE_SHIFT));
  const layer = second & (LAYERS - 1);
  const value = <f64>(<u32>first) * UNIT * edgeOf(layer);
  if (value < edgeOf(layer + 1)) return value;
  return rareExponential(purpose, owner, attempt, stage, layer, value);
}

/** About one draw in ninety: the tail below the lowest layer, or the rim of a layer. */
function rareExponential(purpose: i32, owner: f64, attempt: i32, stage: i32, layer: i32, value: f64): f64 {
  const within = <f64>(<u32>second >> 8) / 16777216.0;
  const next = purpose * NEXT_KEY + 1;
  if (layer === 0) return TAIL + exponential(next, owner, attempt, stage);
  const rim = heightOf(layer) + within * (heightOf(layer + 1) - heightOf(layer));
  return rim < expPlain(-value) ? value : exponential(next, owner, attempt, stage);
}
