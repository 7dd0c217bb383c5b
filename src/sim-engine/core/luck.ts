// Luck by name and by owner: every draw is a pure function of (seed, purpose, owner, attempt). A worker more changes
// no order's service time, and two lanes draw the same time for the same order. Nothing here is state.
import { expPlain, lnPlain } from '../kernel/plain-math';
import { layers, settings } from './layout';
import { lowBits, SEED } from './memory';
import { threefry } from './threefry';

const LAYERS: i32 = 256;
/** Where the tail of the 256-layer exponential ziggurat begins, and the area of each layer (Marsaglia and Tsang, 2000). */
const TAIL: f64 = 7.69711747013104972;
const AREA: f64 = 0.0039496598225815571993;
const UNIT: f64 = 1.0 / 4294967296.0;
/** Attempts stay below 2^24; the bits above count the independent stages of one attempt. */
const STAGE_SHIFT: i32 = 24;
/** A rejected draw goes on under another key, derived from its own. */
const NEXT_KEY: i32 = 0x9e3779b1;

/** Whose luck it is from now on. */
export function seedLuck(value: i32): void {
  settings[SEED] = value;
  let top = expPlain(-TAIL);
  layOutLayer(0, AREA / top, TAIL);
  layers.height[0] = 0;
  layers.height[1] = top;
  let width = TAIL;
  for (let i = 1; i < LAYERS; i++) {
    top = AREA / width + layers.height[i];
    const next = i + 1 === LAYERS ? 0 : -lnPlain(top);
    layOutLayer(i, width, next);
    layers.height[i + 1] = i + 1 === LAYERS ? 1 : top;
    width = next;
  }
}

/** `next` is the width of the layer above: what is below it lies inside. */
function layOutLayer(layer: i32, width: f64, next: f64): void {
  const each = width * UNIT;
  layers.slope[layer] = each;
  let bound = <u32>(next / each);
  while (bound > 0 && <f64>(bound - 1) * each >= next) bound--;
  while (<f64>bound * each < next) bound++;
  layers.inside[layer] = <i32>bound;
}

/** Uniform on (0, 1): never an end, so that it can be put into a quantile function. */
export function uniform(purpose: i32, owner: f64, attempt: i32): f64 {
  return (<f64>(<u32>threefry(settings[SEED], purpose, lowBits(owner), attempt)) + 0.5) * UNIT;
}

/** Exponential with mean 1: `stage` counts independent draws of one attempt. */
export function exponential(purpose: i32, owner: f64, attempt: i32, stage: i32): f64 {
  const block = threefry(settings[SEED], purpose, lowBits(owner), attempt | (stage << STAGE_SHIFT));
  const first = <u32>block;
  const layer = <i32>(block >> 32) & (LAYERS - 1);
  const value = <f64>first * layers.slope[layer];
  if (first < <u32>layers.inside[layer]) return value;
  return rareExponential(purpose, owner, attempt, stage, layer, <u32>(block >> 40), value);
}

/** About one draw in ninety: the tail below the lowest layer, or the rim of a layer. */
function rareExponential(purpose: i32, owner: f64, attempt: i32, stage: i32, layer: i32, within: u32, value: f64): f64 {
  const next = purpose * NEXT_KEY + 1;
  if (layer === 0) return TAIL + exponential(next, owner, attempt, stage);
  const rim = layers.height[layer] + (<f64>within / 16777216.0) * (layers.height[layer + 1] - layers.height[layer]);
  return rim < expPlain(-value) ? value : exponential(next, owner, attempt, stage);
}
