// A service that takes so many calls a second: those that begin within one second of the clock are counted, as providers do
// whose answer says when the count begins anew. What is beyond is answered at once that it was too much, 429.
import type { World } from './world.ts';
import { NOW } from './world.ts';

const SECOND_MS = 1_000;

/** Whether a call that begins now is one too many; if not, it is counted. */
export function isBeyondLimit(w: World, service: number): boolean {
  const { stations } = w;
  const second = Math.floor(w.scalars[NOW] / SECOND_MS);
  if (stations.limitSecond[service] !== second) {
    stations.limitSecond[service] = second;
    stations.limitTaken[service] = 0;
  }
  if (stations.limitTaken[service] >= stations.limit[service]) return true;
  stations.limitTaken[service]++;
  return false;
}
