// The curve, its two anchors, and where the lanes of this run stand on it.
import { useLayoutEffect, useRef, useState } from 'react';
import type { Anchors, Curve } from '../../../theory/business.ts';
import { countText } from '../../shared/format.ts';
import { spread } from '../charts/line-labels.ts';
import { ticksFor, tickText } from '../waterfall/time-axis.ts';
import { shareText } from './business-text.ts';
import type { LaneLoss } from './lane-loss.ts';

const LEFT = 40;
const RIGHT = 92;
const TOP = 10;
const BOTTOM = 22;
const STEPS = 80;
const LABEL_GAP_PX = 14;

export function CurveChart({
  curve,
  anchors,
  losses,
}: {
  curve: Curve;
  anchors: Anchors;
  losses: readonly LaneLoss[];
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 380, height: 150 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const shown = losses.filter((loss) => loss.share !== null);
  const toMs = Math.max(anchors.slowMs, ...shown.map((loss) => loss.meanMs)) * 1.1;
  const highest = Math.max(curve.leaves(toMs), ...shown.map((loss) => loss.share ?? 0));
  const toShare = Math.min(1, Math.ceil(highest * 20) / 20);
  const width = Math.max(60, size.width - LEFT - RIGHT);
  const height = Math.max(40, size.height - TOP - BOTTOM);
  const x = (ms: number) => LEFT + (ms / toMs) * width;
  const y = (share: number) => TOP + (1 - share / toShare) * height;
  const line = Array.from({ length: STEPS + 1 }, (_, index) => {
    const ms = (index / STEPS) * toMs;
    return `${x(ms).toFixed(1)},${y(curve.leaves(ms)).toFixed(1)}`;
  }).join(' ');
  const labels = spread(
    shown.map((loss) => ({
      key: loss.lane,
      text: `${loss.lane.toUpperCase()} ${shareText(loss.share ?? 0)}`,
      y: y(loss.share ?? 0),
    })),
    LABEL_GAP_PX,
    TOP,
    TOP + height,
  );
  return (
    <section className="business__part business__part--curve" aria-label="Abandonment against latency">
      <h3 className="business__title">Abandoned checkouts against latency</h3>
      <div ref={frame} className="curve">
        <svg width={size.width} height={size.height} role="img" aria-label={heardText(anchors, shown)}>
          {[0, toShare / 2, toShare].map((share) => (
            <g key={share}>
              <line x1={LEFT} x2={LEFT + width} y1={y(share)} y2={y(share)} className="curve__line" />
              <text x={LEFT - 6} y={y(share) + 4} textAnchor="end">
                {Number((share * 100).toFixed(1))} %
              </text>
            </g>
          ))}
          {ticksFor(toMs, Math.max(2, Math.floor(width / 80))).map((ms) => (
            <text key={ms} x={x(ms)} y={size.height - 6} textAnchor="middle">
              {tickText(ms, toMs)}
            </text>
          ))}
          <polyline points={line} className="curve__graph" />
          {[
            [anchors.fastMs, anchors.fastShare],
            [anchors.slowMs, anchors.slowShare],
          ].map(([ms, share]) => (
            <circle key={ms} cx={x(ms!)} cy={y(share!)} r={4} className="curve__anchor" />
          ))}
          {shown.map((loss) => (
            <g key={loss.lane} className={`curve__lane curve__lane--${loss.lane}`}>
              <line x1={x(loss.meanMs)} x2={LEFT + width} y1={y(loss.share ?? 0)} y2={y(loss.share ?? 0)} />
              <circle cx={x(loss.meanMs)} cy={y(loss.share ?? 0)} r={3} />
            </g>
          ))}
          {labels.map((label) => (
            <text
              key={label.key}
              x={LEFT + width + 6}
              y={label.y + 4}
              className={`curve__label curve__label--${label.key}`}
            >
              {label.text}
            </text>
          ))}
        </svg>
      </div>
    </section>
  );
}

function heardText(anchors: Anchors, shown: readonly LaneLoss[]): string {
  const lanes = shown.map((loss) => `lane ${loss.lane.toUpperCase()} loses ${shareText(loss.share ?? 0)}`).join(', ');
  const [fast, slow] = [countText(anchors.fastMs), countText(anchors.slowMs)];
  return `A curve from ${shareText(anchors.fastShare)} at ${fast} ms to ${shareText(anchors.slowShare)} at ${slow} ms. ${lanes}`;
}
