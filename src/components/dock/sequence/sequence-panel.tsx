// The followed order as a sequence diagram, drawn from its facts and live with the run; to take away as Mermaid or SVG.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { mermaidText } from '../../../explain/mermaid-text.ts';
import { sequenceOf } from '../../../explain/sequence.ts';
import type { Item } from '../../../explain/sequence-parts.ts';
import { LANES, type LaneName } from '../../../scenario/run-spec.ts';
import { OrderField, ThreadSteps } from '../../explain/order-field.tsx';
import { useOrderFacts } from '../../explain/use-order-facts.ts';
import { useSession } from '../../session-context.ts';
import { laneLetter } from '../../shared/labels.ts';
import { save } from '../../shared/save.ts';
import { Segmented } from '../../shared/segmented.tsx';
import { useLaneScenario, useLanes, useView } from '../../shared/use-run.ts';
import { DockActions } from '../dock-actions.tsx';
import { HEAD_PX, placed, TIME_PX } from './layout.ts';
import { SequenceDrawing } from './sequence-drawing.tsx';
import { svgFile } from './svg-file.ts';
import './sequence.css';

function useRoom() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  useLayoutEffect(() => {
    if (!ref.current) return;
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 900));
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return { ref, width };
}

function useLaneChoice(): [LaneName, readonly LaneName[], (lane: LaneName) => void] {
  const lanes = useLanes();
  const shown = useView((state) => state.lanes);
  // With two on the screen, the one with more to tell: the lesson's own is the second.
  const [chosen, choose] = useState<LaneName>(lanes.at(-1) ?? 'a');
  const lane = shown !== 'both' && lanes.includes(shown) ? shown : chosen;
  return [lane, shown === 'both' ? lanes : [], choose];
}

/** From where to where a step is drawn. */
function reachOf(item: Item, x: Record<string, number>): { from: number; to: number } {
  const at = (item.do === 'arrow' ? [item.from, item.to] : item.over).map((id) => x[id] ?? 0);
  return { from: Math.min(...at) - 40, to: Math.max(...at) + 40 };
}

export default function SequencePanel() {
  const session = useSession();
  const [lane, choices, choose] = useLaneChoice();
  const scenario = useLaneScenario(lane);
  const { facts, orderId, recalling } = useOrderFacts(lane);
  const { ref, width } = useRoom();
  const svg = useRef<SVGSVGElement>(null);
  const [said, setSaid] = useState('');
  const diagram = useMemo(() => (scenario ? sequenceOf(facts, scenario) : null), [facts, scenario]);
  const place = useMemo(() => diagram && placed(diagram, width), [diagram, width]);
  const drawn = place?.rows ?? [];
  const nowFact = drawn.reduce<number | null>(
    (last, { item }) => (last === null || item.fact > last ? item.fact : last),
    null,
  );
  // The newest step is kept in sight.
  const nowRow = drawn.find(({ item }) => item.fact === nowFact);
  const nowY = nowRow ? nowRow.y + nowRow.height : 0;
  const nowX = place && nowRow ? reachOf(nowRow.item, place.x) : { from: 0, to: 0 };
  useEffect(() => {
    const box = ref.current;
    if (box && (nowY > box.scrollTop + box.clientHeight - 8 || nowY < box.scrollTop + HEAD_PX + 8))
      box.scrollTop = nowY - box.clientHeight + 40;
    if (box && (nowX.from < box.scrollLeft || nowX.to > box.scrollLeft + box.clientWidth))
      box.scrollLeft = Math.max(0, nowX.from - TIME_PX);
  }, [nowY, nowX.from, nowX.to, ref]);

  const copy = () =>
    diagram &&
    navigator.clipboard.writeText(mermaidText(diagram)).then(
      () => setSaid('copied'),
      () => setSaid('the browser did not allow it'),
    );
  const saveSvg = () => {
    if (!svg.current || !diagram || !place) return;
    const heads = diagram.participants.map(({ id, title }) => ({ text: title, x: place.x[id] ?? 0 }));
    save(`order-${diagram.orderId}.svg`, 'image/svg+xml', svgFile(svg.current, heads, HEAD_PX));
  };
  return (
    <>
      <DockActions>
        <output className="sequence__said">{said}</output>
        <ThreadSteps of={`order ${orderId ?? ''}`} />
        <OrderField orders={orderId === null ? [] : [orderId]} />
        {choices.length > 1 && (
          <Segmented
            label="Lane drawn"
            small
            value={lane}
            choices={choices.map((value) => ({ value, label: laneLetter(value), name: `Lane ${laneLetter(value)}` }))}
            onChange={choose}
          />
        )}
        <button type="button" className="button button--quiet button--small" disabled={!diagram} onClick={copy}>
          Copy Mermaid
        </button>
        <button type="button" className="button button--quiet button--small" disabled={!diagram} onClick={saveSvg}>
          Save SVG
        </button>
      </DockActions>
      <div ref={ref} className="sequence">
        {diagram && place ? (
          <>
            <div className="sequence__heads" style={{ width: place.width, height: HEAD_PX }} aria-hidden="true">
              {diagram.participants.map(({ id, title }) => (
                <span key={id} className="sequence__head" style={{ left: place.x[id] }}>
                  {title}
                </span>
              ))}
            </div>
            <SequenceDrawing
              diagram={diagram}
              placed={place}
              nowFact={nowFact}
              svgRef={svg}
              onGo={(fact) => session.goToFact({ lane: LANES.indexOf(lane), fact })}
            />
          </>
        ) : (
          <p className="dock__note">
            {recalling
              ? 'Telling it again …'
              : orderId === null
                ? 'No order has been placed yet.'
                : `Order ${orderId} has not been placed yet.`}
          </p>
        )}
      </div>
    </>
  );
}
