// The facts that the log lists: a window around where the run stands, longer at either end when somebody scrolls there.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FactFilter, Told } from '../../../protocol/recall.ts';
import type { RunSpec } from '../../../scenario/run-spec.ts';
import { runStore } from '../../../stores/run-store.ts';
import { lanesShown, standingAt } from '../../explain/stepping.ts';
import { useSession } from '../../session-context.ts';

const BEHIND = 200;
const AHEAD = 60;
const MORE = 300;
const EVERY_MS = 500;

export interface Window {
  rows: Told[];
  /** By lane: from where on older ones are to be asked for, and from where newer ones. */
  older: number[];
  newer: number[];
  /** Nothing that fits was told before the first row, or until now after the last. */
  atStart: boolean;
  atEnd: boolean;
}

const EMPTY: Window = { rows: [], older: [], newer: [], atStart: true, atEnd: true };

function bounds(
  rows: readonly Told[],
  before: readonly number[],
  pick: (ids: number[]) => number,
  plus: number,
): number[] {
  return before.map((from, lane) => {
    const ids = rows.flatMap((told) => (told.lane === lane ? [told.fact.id] : []));
    return ids.length > 0 ? pick(ids) + plus : from;
  });
}
const oldest = (rows: readonly Told[], before: readonly number[]) => bounds(rows, before, (ids) => Math.min(...ids), 0);
const newest = (rows: readonly Told[], before: readonly number[]) => bounds(rows, before, (ids) => Math.max(...ids), 1);

export interface Log extends Window {
  loading: boolean;
  failed: boolean;
  more: (forwards: boolean) => void;
}

export function useLog(filter: FactFilter, lanesKey: string): Log {
  const { recall } = useSession();
  const [window, setWindow] = useState<Window>(EMPTY);
  const [loading, setLoading] = useState(true);
  const [failed, setFailed] = useState(false);
  const asked = useRef(0);
  const filterKey = JSON.stringify(filter);
  const shown = useRef<{ key: string; spec: RunSpec | null; window: Window }>({ key: '', spec: null, window: EMPTY });

  const page = useCallback(
    (from: number[], until: number[], forwards: boolean, limit: number) =>
      recall({
        ask: 'page',
        lanes: lanesShown(),
        from,
        until,
        forwards,
        filter: JSON.parse(filterKey) as FactFilter,
        limit,
      }),
    [recall, filterKey],
  );

  const show = useCallback(async () => {
    const state = runStore.getState();
    const serial = ++asked.current;
    const here = standingAt({ frame: state.frame, cursor: null }, 1);
    try {
      const behind = (await page(here, here, false, BEHIND)).told;
      const ahead = (await page(here, state.known.facts, true, AHEAD)).told;
      if (serial !== asked.current) return;
      const rows = [...behind, ...ahead];
      const next = {
        rows,
        older: oldest(behind, here),
        newer: newest(ahead, here),
        atStart: behind.length < BEHIND,
        atEnd: ahead.length < AHEAD,
      };
      shown.current = { key: `${filterKey} ${lanesKey}`, spec: state.spec, window: next };
      setWindow(next);
      setFailed(false);
    } catch {
      setFailed(true);
    }
    if (serial === asked.current) setLoading(false);
  }, [page, filterKey, lanesKey]);

  // While the run goes on the window follows; where it stands inside the window already there is nothing to ask.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let busy = false;
    let isOver = false;
    const look = () => {
      timer = undefined;
      const { frame, spec } = runStore.getState();
      const { key, spec: shownSpec, window: present } = shown.current;
      const isSame = key === `${filterKey} ${lanesKey}` && shownSpec === spec;
      const told = (frame?.lanes ?? []).map(({ facts }) => facts);
      const inside =
        isSame &&
        told.every(
          (facts, lane) =>
            facts <= (present.newer[lane] ?? -1) && (present.atStart || facts >= (present.older[lane] ?? 0)),
        );
      if (inside || busy || told.length === 0) return;
      busy = true;
      if (!isSame) setLoading(true);
      void show().finally(() => {
        busy = false;
        // Another filter has taken over: looking on with this one would bring its rows back over the others.
        if (!isOver) timer ??= setTimeout(look, EVERY_MS);
      });
    };
    look();
    const stop = runStore.subscribe((state, before) => {
      if (state.frame !== before.frame || state.spec !== before.spec) timer ??= setTimeout(look, 30);
    });
    return () => {
      isOver = true;
      stop();
      clearTimeout(timer);
      asked.current += 1;
    };
  }, [show, filterKey, lanesKey]);

  const more = useCallback(
    async (forwards: boolean) => {
      const present = shown.current.window;
      if (loading || (forwards ? present.atEnd : present.atStart)) return;
      const serial = ++asked.current;
      setLoading(true);
      const known = runStore.getState().known.facts;
      const { told } = await page(forwards ? present.newer : present.older, known, forwards, MORE);
      if (serial !== asked.current) return;
      const next = forwards
        ? {
            ...present,
            rows: [...present.rows, ...told],
            newer: newest(told, present.newer),
            atEnd: told.length < MORE,
          }
        : {
            ...present,
            rows: [...told, ...present.rows],
            older: oldest(told, present.older),
            atStart: told.length < MORE,
          };
      shown.current = { ...shown.current, window: next };
      setWindow(next);
      setLoading(false);
    },
    [page, loading],
  );
  return { ...window, loading, failed, more };
}
