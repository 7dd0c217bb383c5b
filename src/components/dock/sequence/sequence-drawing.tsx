// Draws a sequence diagram. Each arrow and note leads to the moment it is about.
import type { Ref } from 'react';
import type { Item, SequenceDiagram } from '../../../explain/sequence-parts.ts';
import { msText } from '../../shared/format.ts';
import { HEAD_PX, type Placed, type Row, TIME_PX, textPx } from './layout.ts';

const LINE_PX = 14;

function Arrow({
  item,
  placed,
  y,
  height,
}: {
  item: Extract<Item, { do: 'arrow' }>;
  placed: Placed;
  y: number;
  height: number;
}) {
  const from = placed.x[item.from] ?? TIME_PX;
  const to = placed.x[item.to] ?? TIME_PX;
  const way = to >= from ? 1 : -1;
  const base = y + height - 5;
  const left = Math.min(from, to) + 6;
  return (
    <>
      <line
        className={`sequence__arrow sequence__arrow--${item.kind}`}
        x1={from}
        y1={base}
        x2={to - way * 2}
        y2={base}
      />
      {item.kind === 'failure' ? (
        <path className="sequence__cross" d={`M${to - way * 4 - 4} ${base - 4}l8 8m0-8l-8 8`} />
      ) : (
        <path className="sequence__tip" d={`M${to - way} ${base}l${-way * 7}-3.5v7Z`} />
      )}
      <text className="sequence__text" x={left} y={base - 5 - (item.lines.length - 1) * LINE_PX}>
        {item.lines.map((line, index) => (
          <tspan key={line} x={left} dy={index === 0 ? 0 : LINE_PX}>
            {`${line} `}
          </tspan>
        ))}
      </text>
    </>
  );
}

function Note({
  item,
  placed,
  y,
  height,
}: {
  item: Extract<Item, { do: 'note' }>;
  placed: Placed;
  y: number;
  height: number;
}) {
  const centres = item.over.map((id) => placed.x[id] ?? TIME_PX);
  const middle = (Math.min(...centres) + Math.max(...centres)) / 2;
  const width = Math.max(textPx(item.lines) + 16, Math.max(...centres) - Math.min(...centres) + 24);
  const left = Math.max(TIME_PX, Math.min(middle - width / 2, placed.width - width - 4));
  return (
    <>
      <rect className="sequence__note" x={left} y={y + 4} width={width} height={height - 6} rx="3" />
      <text className="sequence__text sequence__text--note" textAnchor="middle" x={left + width / 2} y={y + 18}>
        {item.lines.join(' ')}
      </text>
    </>
  );
}

interface DrawingProps {
  diagram: SequenceDiagram;
  placed: Placed;
  /** The facts of the arrows that belong to where the run stands. */
  nowFact: number | null;
  svgRef: Ref<SVGSVGElement>;
  onGo: (fact: number) => void;
}

export function SequenceDrawing({ diagram, placed, nowFact, svgRef, onGo }: DrawingProps) {
  const { width, height, x, rows, frame } = placed;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset.
    <svg
      ref={svgRef}
      className="sequence__svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={`Sequence of order ${diagram.orderId}`}
    >
      {diagram.participants.map(({ id }) => (
        <line key={id} className="sequence__life" x1={x[id]} x2={x[id]} y1={HEAD_PX - 4} y2={height} />
      ))}
      {frame && (
        <g>
          <rect
            className="sequence__frame"
            x={TIME_PX + 2}
            y={frame.y}
            width={width - TIME_PX - 6}
            height={frame.height}
            rx="4"
          />
          {frame.parts.map(({ y, queue }, index) => (
            <g key={queue}>
              {index > 0 && <line className="sequence__part" x1={TIME_PX + 2} x2={width - 4} y1={y - 2} y2={y - 2} />}
              <text className="sequence__part-name" x={TIME_PX + 10} y={y + 14}>
                {index === 0 ? 'par' : 'and'} · {queue}
              </text>
            </g>
          ))}
        </g>
      )}
      {rows.map((row) => (
        <Step
          key={`${row.item.fact} ${row.y}`}
          row={row}
          placed={placed}
          originMs={diagram.placedAtMs}
          isNow={row.item.fact === nowFact}
          onGo={onGo}
        />
      ))}
    </svg>
  );
}

interface StepProps {
  row: Row;
  placed: Placed;
  originMs: number;
  isNow: boolean;
  onGo: (fact: number) => void;
}

function Step({ row: { item, y, height }, placed, originMs, isNow, onGo }: StepProps) {
  const sinceMs = item.atMs - originMs;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing.
    <g
      className={isNow ? 'sequence__step sequence__step--now' : 'sequence__step'}
      role="button"
      // One stop for the keyboard; Shift and the arrows go on from there.
      tabIndex={isNow ? 0 : -1}
      {...(isNow ? { 'aria-current': 'step' as const } : {})}
      onClick={() => onGo(item.fact)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onGo(item.fact);
      }}
    >
      <rect className="sequence__row" x={0} y={y} width={placed.width} height={height} />
      <text className="sequence__time" textAnchor="end" x={TIME_PX - 10} y={y + height - 6}>
        {`${msText(sinceMs)} `}
      </text>
      {item.do === 'arrow' ? (
        <Arrow item={item} placed={placed} y={y} height={height} />
      ) : (
        <Note item={item} placed={placed} y={y} height={height} />
      )}
    </g>
  );
}
