// Asks for a rehearsal, and tells how the last one stands to the run on the screen.
import { LANES, type LaneName, type RunSpec } from '../../scenario/run-spec.ts';
import type { Controls } from '../../session/controls.ts';
import { isSame } from '../../session/standing.ts';
import { type Limits, type Rehearsed, rehearsalStore } from '../../stores/rehearsal-store.ts';

/** What comes of it is kept, whatever is looked at meanwhile; unless something else has been asked since. */
export async function rehearse(
  recall: Controls['recall'],
  spec: RunSpec,
  limits: Limits,
  lanes: readonly LaneName[],
): Promise<void> {
  const asked: Rehearsed = { spec, limits, came: 'not-yet' };
  rehearsalStore.setState({ last: asked });
  const came = await Promise.all(
    lanes.map(async (lane) => ({
      lane,
      rehearsal: await recall({ ask: 'rehearsal', lane: LANES.indexOf(lane), ...limits }),
    })),
  ).catch(() => 'lost' as const);
  if (rehearsalStore.getState().last === asked) rehearsalStore.setState({ last: { ...asked, came } });
}

/** Of this very run; of what it was before a change; or of another one, of which nobody asks any more. */
export function standingOf(last: Rehearsed, spec: RunSpec, limits: Limits): 'same' | 'changed' | 'other' {
  const ids = spec.lanes.map(({ scenario }) => scenario.id);
  if (!last.spec.lanes.some(({ scenario }) => ids.includes(scenario.id))) return 'other';
  return isSame(last.limits, limits) && (last.spec === spec || isSame(last.spec, spec)) ? 'same' : 'changed';
}
