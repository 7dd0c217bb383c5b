// Steps from fact to fact, forwards and backwards: along the followed order (or whatever the log is narrowed to), or from
// one change to the next. Loaded with the first such step.
import { KINDS } from '../../explain/filter.ts';
import type { FactPlace } from '../../protocol/position.ts';
import type { FactFilter, Told } from '../../protocol/recall.ts';
import { LANES } from '../../scenario/run-spec.ts';
import type { SessionView } from '../../session/controls.ts';
import { type RunState, runStore } from '../../stores/run-store.ts';
import { type Asked, viewStore } from '../../stores/view-store.ts';
import { filterOf, followedId } from './thread.ts';

/** Where the run stands among the facts of each lane: the id of the first one ahead, or of the one just behind plus one. */
export function standingAt({ frame, cursor }: Pick<RunState, 'frame' | 'cursor'>, way: 1 | -1): number[] {
  const told = (frame?.lanes ?? []).map(({ facts }) => facts);
  if (cursor) told[cursor.lane] = way === 1 ? cursor.fact + 1 : cursor.fact;
  return told;
}

/** The lanes that are on the screen. */
export function lanesShown(): number[] {
  const { lanes } = viewStore.getState();
  const all = (runStore.getState().frame?.lanes ?? []).map((_, index) => index);
  return lanes === 'both' || all.length < 2 ? all : [LANES.indexOf(lanes)];
}

async function nearestOf(session: SessionView, way: 1 | -1, filter: FactFilter): Promise<Told | null> {
  const from = standingAt(runStore.getState(), way);
  const { told } = await session.recall({
    ask: 'page',
    lanes: lanesShown(),
    from,
    until: from.map(() => Number.MAX_SAFE_INTEGER),
    forwards: way === 1,
    filter,
    limit: 1,
  });
  return told[0] ?? null;
}

/** One step at a time; a key that is held steps again when the step before is done. */
let stepping = false;

async function step(session: SessionView, way: 1 | -1, filter: FactFilter): Promise<void> {
  if (stepping) return;
  stepping = true;
  session.pause();
  try {
    const found = await nearestOf(session, way, filter);
    if (found) session.goToFact(placeOf(found));
  } catch {
    // Its worker stopped; the next step starts another.
    runStore.setState({ issues: [{ path: 'step', problem: 'what was told could not be told again; try once more' }] });
  } finally {
    stepping = false;
  }
}

const placeOf = ({ lane, fact }: Told): FactPlace => ({ lane, fact: fact.id });

/** Along the followed order, or the log's list. An order that is stepped along stays the followed one. */
export function stepThread(session: SessionView, way: 1 | -1): Promise<void> {
  const { thread } = viewStore.getState();
  const followed = followedId(runStore.getState(), viewStore.getState());
  if (thread.order === 'followed' && followed !== null) viewStore.setState({ follow: followed });
  return step(session, way, filterOf(thread, followed));
}

/** To the nearest change, fault or alert. */
export const stepChange = (session: SessionView, way: 1 | -1): Promise<void> =>
  step(session, way, { types: [...KINDS['change']!.types, 'alert-raised', 'alert-cleared'] });

/** Asks about the fact that was stepped to; else about the last one told, of the followed order where there is one. */
export async function askNow(session: SessionView): Promise<void> {
  session.pause();
  const asked = await askedNow(session);
  if (asked) viewStore.setState({ asked });
}

/** What that question is about where the run stands; null where nothing has happened yet. */
export async function askedNow(session: SessionView): Promise<Asked | null> {
  const { cursor } = runStore.getState();
  const place = cursor ?? (await lastOf(session));
  const lane = place && LANES[place.lane];
  return lane ? { about: 'fact', lane, id: place.fact, isNow: true } : null;
}

async function lastOf(session: SessionView): Promise<FactPlace | null> {
  const followed = followedId(runStore.getState(), viewStore.getState());
  const found = await nearestOf(session, -1, filterOf(viewStore.getState().thread, followed));
  return found && placeOf(found);
}
