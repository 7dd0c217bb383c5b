// The layout of a lane as the screen has it: kept while only knobs are turned, made anew when what is connected changes.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Scenario } from '../../scenario/scenario.ts';
import { builtinLayout, fetchedLayout, type LaneLayout } from './lane-layout.ts';
import { nodeKinds } from './node-kinds.ts';
import { type Pane, shapeOf } from './use-pane.ts';

/** Null while it is being made; `failed` where the diagram cannot be read, or what draws it could not be fetched. */
export function useLaneLayout(
  scenario: Scenario | null,
  opened: boolean,
  pane: Pane | null,
): LaneLayout | 'failed' | null {
  const wanted = useRef('');
  const [edited, setEdited] = useState<{ key: string; layout: LaneLayout | 'failed' } | null>(null);
  const kinds = scenario ? JSON.stringify(nodeKinds(scenario)) : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn of a knob makes a new scenario; the drawing depends only on what is connected
  const drawn = useMemo(() => scenario, [scenario?.diagram, kinds]);
  const builtin = useMemo(() => (drawn && pane ? builtinLayout(drawn, opened, pane) : null), [drawn, opened, pane]);
  const key = drawn && pane ? `${opened} ${shapeOf(pane)} ${kinds} ${drawn.diagram}` : '';
  const shown = edited?.key === key ? edited.layout : null;
  const isNeeded = drawn !== null && pane !== null && builtin === null && shown === null;
  useEffect(() => {
    if (!isNeeded || wanted.current === key) return;
    wanted.current = key;
    const take = (layout: LaneLayout | null) => {
      if (wanted.current === key) setEdited({ key, layout: layout ?? 'failed' });
    };
    fetchedLayout(drawn, opened, pane).then(take, () => take(null));
  }, [isNeeded, key, drawn, opened, pane]);
  return builtin ?? shown;
}
