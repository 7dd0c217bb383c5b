// A message's life as a state chart, with the way that it took: states it was in, how often it went from one to the next,
// and where it is now.

import type { MessageLife } from '../../message-life/lives.ts';
import { LIFE_STATES, type LifeState } from '../../message-life/machine.ts';
import { countOf, listText } from '../shared/format.ts';
import { CHART, ENDS_BELOW, IN_QUEUE, PLACES, USUAL_WAYS, wayPath } from './chart-layout.ts';

interface ChartProps {
  lives: readonly MessageLife[];
}

/** Ways taken by any of these messages, with how often. */
function waysOf(lives: readonly MessageLife[]): Map<string, number> {
  const ways = new Map<string, number>();
  for (const life of lives)
    for (const [way, times] of Object.entries(life.ways)) ways.set(way, (ways.get(way) ?? 0) + times);
  return ways;
}

const TONES: Partial<Record<LifeState, string>> = {
  'in-hand': 'hand',
  held: 'hand',
  'backing-off': 'retry',
  delayed: 'retry',
  replayed: 'retry',
  acknowledged: 'done',
  'dead-lettered': 'dead',
  expired: 'dead',
  dropped: 'dead',
  lost: 'dead',
};
const toneOf = (state: LifeState) => TONES[state] ?? 'ready';

function Way({ way, times }: { way: string; times: number }) {
  const [from, to] = way.split('>') as [LifeState, LifeState];
  const { d, label } = wayPath(from, to);
  return (
    <g className="life-chart__way" data-taken={times > 0} data-tone={toneOf(to)}>
      <path d={d} markerEnd={`url(#life-arrow${times > 0 ? `-${toneOf(to)}` : ''})`} />
      {times > 1 && (
        <text x={label.x} y={label.y} textAnchor="middle">
          {times}×
        </text>
      )}
    </g>
  );
}

function Arrow({ id }: { id: string }) {
  return (
    <marker id={`life-arrow${id}`} viewBox="0 0 6 6" refX="5.5" refY="3" markerWidth="6" markerHeight="6" orient="auto">
      <path d="M0 0 6 3 0 6Z" className="life-chart__head" data-tone={id.slice(1)} />
    </marker>
  );
}

export function LifeChart({ lives }: ChartProps) {
  const ways = waysOf(lives);
  const now = lives.at(-1)?.state ?? null;
  const visited = new Set<string>(lives.flatMap(({ stays }) => stays.map(({ state }) => state)));
  if (lives.length > 0) visited.add('published');
  const others = [...ways.keys()].filter((way) => !(USUAL_WAYS as readonly string[]).includes(way));
  const said = LIFE_STATES.filter((state) => visited.has(state)).map((state) => PLACES[state].label);
  const summary = `It was ${listText(said)}${now ? `; now ${PLACES[now].label}` : ''}.`;
  return (
    <figure className="life-chart">
      <svg viewBox={`0 0 ${CHART.width} ${CHART.height}`} role="img" aria-label={summary}>
        <defs>
          {['', '-ready', '-hand', '-retry', '-dead', '-done'].map((id) => (
            <Arrow key={id} id={id} />
          ))}
        </defs>
        <rect className="life-chart__queue" {...IN_QUEUE} rx="8" />
        <text className="life-chart__title" x={IN_QUEUE.x + 10} y={IN_QUEUE.y + 16}>
          in its queue
        </text>
        {ENDS_BELOW.map((state) => {
          const x = PLACES[state].x + CHART.boxWidth / 2;
          const bottom = IN_QUEUE.y + IN_QUEUE.height;
          const d = `M${Math.min(IN_QUEUE.x + IN_QUEUE.width - 20, Math.max(IN_QUEUE.x + 20, x))} ${bottom} L${x} ${PLACES[state].y}`;
          return <path key={state} className="life-chart__end" d={d} markerEnd="url(#life-arrow)" />;
        })}
        {USUAL_WAYS.map((way) => (
          <Way key={way} way={way} times={ways.get(way) ?? 0} />
        ))}
        {others.map((way) => (
          <Way key={way} way={way} times={ways.get(way) ?? 0} />
        ))}
        {LIFE_STATES.map((state) => (
          <g
            key={state}
            className="life-chart__state"
            data-visited={visited.has(state)}
            data-now={state === now}
            data-tone={toneOf(state)}
          >
            <rect x={PLACES[state].x} y={PLACES[state].y} width={CHART.boxWidth} height={CHART.boxHeight} rx="6" />
            <text x={PLACES[state].x + CHART.boxWidth / 2} y={PLACES[state].y + 16} textAnchor="middle">
              {PLACES[state].label}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="only-heard">
        {summary} {lives.length > 1 ? `It has been ${countOf(lives.length, 'message')}, one after another.` : ''}
      </figcaption>
    </figure>
  );
}
