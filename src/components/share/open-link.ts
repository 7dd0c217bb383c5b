// From a link as read to a run on the screen, and from what is on the screen to a link.
import { comparisonById } from '../../scenario/library/library.ts';
import type { RunToOpen } from '../../session/controls.ts';
import { ENGINE, type Link, type LinkView } from '../../share/link.ts';
import { type Pace, runStore } from '../../stores/run-store.ts';
import { type DockTab, type ViewState, viewStore } from '../../stores/view-store.ts';
import { announced } from '../shared/announced.ts';

const paceOf = (pace: LinkView['pace'], comparisonId: string, isTraffic: boolean): Pace => {
  const asked = pace ?? comparisonById(comparisonId)?.pace ?? (isTraffic ? 1 : 'follow');
  if (asked === 'follow' || asked === 'max') return { type: asked };
  return { type: 'factor', factor: asked };
};

function viewOf(view: LinkView): Partial<ViewState> {
  const { lanes, selection, tab, dock, follow, opened } = view;
  return {
    ...(lanes ? { lanes } : {}),
    ...(selection ? { selection } : {}),
    // A tab of a later version is shown as the first one there is.
    ...(tab ? { tab: tab as DockTab } : {}),
    ...(dock === false ? { dockOpen: false } : {}),
    ...(follow === undefined ? {} : { follow }),
    ...(opened ? { opened } : {}),
  };
}

/** A link to a moment opens paused there; one without plays from the start. */
export function runOf({ spec, comparisonId, atMs, step, view }: Link): RunToOpen {
  const isTraffic = spec.lanes.some(({ scenario }) => scenario.traffic.some(({ pattern }) => pattern !== 'one'));
  const pace = paceOf(view.pace, comparisonId, isTraffic);
  const run = { spec, comparisonId, pace, atMs: atMs ?? 0, play: atMs === null, view: viewOf(view) };
  return atMs === null || step === undefined ? run : { ...run, steps: step };
}

/** The roundest instant at which the run stands exactly as it is shown: no event lies between the two. */
function roundMoment(clockMs: number, reachedMs: number, nextMs: number): number {
  for (const step of [100, 10, 1]) {
    const rounded = Math.round(clockMs / step) * step;
    const near = Math.abs(rounded - clockMs) <= step / 20 || step === 1;
    if (near && rounded >= reachedMs && rounded < nextMs) return rounded;
  }
  const after = Math.ceil(reachedMs);
  return after < nextMs ? after : Math.max(clockMs, reachedMs);
}

/** What is on the screen now. `moment` false: from the start. Null while nothing is. */
export function linkNow(moment: boolean, caption: string): Link | null {
  const { spec, frame, clockMs, comparisonId, pace } = runStore.getState();
  if (!spec || !frame) return null;
  const nextMs = frame.nextEventAtMs ?? Infinity;
  // Between two events of one instant the moment is named by what has been done so far, too.
  const isWithin = nextMs <= frame.atMs;
  const atMs = !moment ? null : isWithin ? frame.atMs : roundMoment(clockMs, frame.atMs, nextMs);
  const shown = announced(spec);
  const isKnown = moment && shown === spec;
  const seen = isKnown ? { engine: ENGINE, digests: frame.lanes.map(({ digest }) => digest) } : null;
  const link = { spec: shown, comparisonId, atMs, view: linkView(comparisonId, pace), caption, embed: false, seen };
  return isKnown && isWithin ? { ...link, step: frame.steps } : link;
}

function linkView(comparisonId: string, pace: Pace): LinkView {
  const { lanes, selection, tab, dockOpen, follow, opened } = viewStore.getState();
  const present = pace.type === 'factor' ? pace.factor : pace.type;
  const usual = comparisonById(comparisonId)?.pace;
  return {
    ...(lanes === 'both' ? {} : { lanes }),
    ...(selection ? { selection } : {}),
    ...(tab === 'waterfall' ? {} : { tab }),
    ...(dockOpen ? {} : { dock: false }),
    ...(follow === 'newest' ? {} : { follow }),
    ...(opened ? { opened } : {}),
    ...(present === usual ? {} : { pace: present }),
  };
}
