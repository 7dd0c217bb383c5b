// Every copy of the followed order's event on one time line: attempts, back-offs and waits as bars. A row picks its copy.
import type { MessageLine } from '../../message-life/lives.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { ticksFor, tickText } from '../dock/waterfall/time-axis.ts';
import { clockText, countOf } from '../shared/format.ts';
import { type Axis, barsOf, type RoleOf } from './bars.ts';
import { stayText } from './stay-text.ts';

interface BarsProps {
  lines: readonly MessageLine[];
  scenario: Scenario;
  axis: Axis;
  nowMs: number;
  roleOf: RoleOf;
  picked: number | null;
  onPick: (id: number) => void;
}

const TICKS_MAX = 8;

/** "3 attempts, in email.dead" */
function resultOf(line: MessageLine, roleOf: RoleOf): { text: string; tone: string } {
  const last = line.messages.at(-1);
  const attempts = line.messages.flatMap(({ stays }) => stays).filter(({ state }) => state === 'in-hand').length;
  const tried = attempts > 0 ? countOf(attempts, 'attempt') : 'not tried yet';
  if (!last) return { text: tried, tone: 'ready' };
  if (last.state === 'acknowledged') return { text: attempts > 1 ? `${tried}, done` : 'done', tone: 'done' };
  if (last.state === 'ready' && roleOf(last.queue) === 'dead') return { text: `${tried}, dead`, tone: 'dead' };
  if (last.over) return { text: `${tried}, ${last.state}`, tone: 'dead' };
  return { text: `${tried}, ${last.state.replace('-', ' ')}`, tone: last.state === 'backing-off' ? 'retry' : 'hand' };
}

export function LifeBars({ lines, scenario, axis, nowMs, roleOf, picked, onPick }: BarsProps) {
  const spanMs = axis.toMs - axis.fromMs;
  const ticks = ticksFor(spanMs, TICKS_MAX);
  return (
    <section className="life-bars" aria-label="Attempts and back-offs">
      <ul className="life-bars__rows">
        {lines.map((line) => {
          const { text, tone } = resultOf(line, roleOf);
          return (
            <li key={line.id} className="life-bars__row" data-picked={line.id === picked}>
              <button
                type="button"
                className="life-bars__name"
                aria-pressed={line.id === picked}
                onClick={() => onPick(line.id)}
              >
                <span className="mono">{line.queue}</span>
                <span className="life-bars__result" data-tone={tone}>
                  {text}
                </span>
              </button>
              <span className="life-bars__track">
                {barsOf(line, axis, nowMs, roleOf).map((bar) => (
                  <span
                    key={bar.key}
                    className="life-bar"
                    data-kind={bar.kind}
                    data-open={bar.isOpen}
                    title={`${clockText(bar.stay.fromMs)} ${stayText(bar.stay, bar.life, scenario)}`}
                    style={{ left: `${bar.from * 100}%`, width: `${(bar.to - bar.from) * 100}%` }}
                  >
                    <span className="life-bar__label">{bar.label}</span>
                  </span>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
      <div className="life-bars__axis" aria-hidden="true">
        {ticks.map((ms) => (
          <span key={ms} style={{ left: `${(ms / spanMs) * 100}%` }}>
            {tickText(ms, spanMs)}
          </span>
        ))}
      </div>
    </section>
  );
}
