// Two runs compared: everything that a frame says of them, but not what moved since the frame before.
import type { Frame } from '../../protocol/frame.ts';
import type { Simulation } from '../simulation.ts';

type Picture = Omit<Frame, 'lanes'> & { lanes: object[] };

/** A frame without its hops, which depend on when it was asked for last. */
export function pictureOf(simulation: Simulation): Picture {
  const frame = simulation.frame(0, { series: true, histogram: true });
  const lanes = frame.lanes.map(({ hops: _, hopsLeftOut: __, followed: ___, ...lane }) => lane);
  return { ...frame, lanes };
}
