// The orders that make a figure: those nearest to a quantile, those that held a component, those that stood in a queue;
// and where each one's time went, in parts that add up to it.
import { useEffect, useState } from 'react';
import { titleIn } from '../../explain/sentence.ts';
import type { Frame } from '../../protocol/frame.ts';
import type { Shares as Found, OrderShare, Query } from '../../protocol/recall.ts';
import { LANES } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { runStore } from '../../stores/run-store.ts';
import { type Asked, viewStore } from '../../stores/view-store.ts';
import { useSession } from '../session-context.ts';
import { clockText, countOf, countText, decimalText, msText, percentText } from '../shared/format.ts';
import { useLaneScenario } from '../shared/use-run.ts';
import { OrderParts } from './order-parts.tsx';

type Figure = Exclude<Asked, { about: 'fact' }>;
const SHOWN = 12;
/** Just before an instant: what a chart's interval counts ends there. */
const GRID_MS = 1 / 1024;

function queryOf(asked: Figure, frame: Frame): Extract<Query, { ask: Figure['about'] }> {
  const lane = LANES.indexOf(asked.lane);
  const until = runStore.getState().known.facts[lane] ?? 0;
  const told = frame.lanes[lane]?.facts ?? 0;
  const base = { lane, limit: SHOWN };
  if (asked.about === 'answered') {
    const untilMs = asked.untilMs ?? Infinity;
    return {
      ask: 'answered',
      ...base,
      until: asked.untilMs === null ? told : until,
      fromMs: asked.fromMs,
      untilMs,
      nearMs: asked.ms,
    };
  }
  if (asked.about === 'held') return { ask: 'held', ...base, until: told, atMs: frame.atMs, component: asked.id };
  const atMs = asked.atMs === null ? frame.atMs : asked.atMs - GRID_MS;
  return { ask: 'ready', ...base, until: asked.atMs === null ? told : until, atMs, queue: asked.queue };
}

type Answer = { found: Found; frame: Frame } | { failed: true } | null;

function useShares(asked: Figure): Answer {
  const { recall } = useSession();
  const [answer, setAnswer] = useState<Answer>(null);
  useEffect(() => {
    const { frame } = runStore.getState();
    if (!frame) return;
    let dropped = false;
    recall(queryOf(asked, frame)).then(
      (found) => !dropped && setAnswer({ found, frame }),
      () => !dropped && setAnswer({ failed: true }),
    );
    return () => {
      dropped = true;
    };
  }, [recall, asked]);
  return answer;
}

/** What the figure is, and how the orders make it, in a sentence or two. */
function sentences(asked: Figure, { orders, count, msTotal }: Found, frame: Frame, scenario: Scenario): string[] {
  if (asked.about === 'answered') {
    const nearest = orders[0];
    const off =
      nearest && nearest.ms !== asked.ms
        ? ` The nearest waited ${msText(nearest.ms)}: quantiles are read from a histogram, at most 0.8 % off over the whole run and 1.6 % within an interval.`
        : '';
    return [
      `${asked.name}: ${msText(asked.ms)}.`,
      `${countOf(count, 'order was', 'orders were')} answered in that time; below are those whose wait is nearest to it.${off}`,
    ];
  }
  if (asked.about === 'ready')
    return [
      `${countOf(count, 'message')} ready in ${asked.queue} at ${clockText(asked.atMs ?? frame.atMs)}.`,
      count > orders.length ? 'The oldest are listed.' : 'All are listed.',
    ];
  const component = frame.lanes[LANES.indexOf(asked.lane)]?.components.find(({ id }) => id === asked.id);
  const busyMean = frame.atMs > 0 ? msTotal / frame.atMs : 0;
  const said = [
    `${countOf(count, 'order')} held ${titleIn(scenario, asked.id)} for ${countText(msTotal)} ms in all.`,
    `÷ ${countText(frame.atMs)} ms of run = ${decimalText(busyMean, 2)} busy on average.`,
  ];
  const { capacity = null, utilisation = null } = component ?? {};
  if (capacity && utilisation !== null && Math.abs(busyMean / capacity - utilisation) < 0.000_5)
    said.push(`÷ ${capacity} there are = ${percentText(busyMean / capacity)} utilisation.`);
  else if (utilisation !== null)
    said.push(`Utilisation is ${percentText(utilisation)}: how many there are has changed on the way.`);
  return said;
}

const SHARE_NAMES = { answered: 'waited', held: 'held it', ready: 'in line for' } as const;

function ShareRow({
  share,
  asked,
  isOpen,
  onToggle,
}: {
  share: OrderShare;
  asked: Figure;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const session = useSession();
  const { orderId, ms, atMs, open } = share;
  const goThere = () => {
    viewStore.setState({ follow: orderId, tab: 'waterfall', dockOpen: true });
    session.pause();
    session.seek({ atMs });
  };
  return (
    <li className="shares__order">
      <button type="button" className="shares__toggle" aria-expanded={isOpen} onClick={onToggle}>
        <span>order {orderId}</span>
        <span className="shares__ms">
          {msText(ms)}
          {open && asked.about === 'held' && ' so far'}
        </span>
      </button>
      <button
        type="button"
        className="why__moment"
        aria-label={`Go to ${clockText(atMs)}, order ${orderId}`}
        onClick={goThere}
      >
        {clockText(atMs)}
      </button>
      {isOpen && <OrderParts lane={asked.lane} orderId={orderId} />}
    </li>
  );
}

export function Shares({ asked }: { asked: Figure }) {
  const answer = useShares(asked);
  const scenario = useLaneScenario(asked.lane);
  const [opened, setOpened] = useState<number | null>(null);
  if (answer && 'failed' in answer)
    return <p className="inspector__section">The orders could not be told again; ask once more.</p>;
  if (!answer || !scenario) return <p className="inspector__section">Looking through the run …</p>;
  const { found, frame } = answer;
  const open = opened ?? found.orders[0]?.orderId ?? null;
  return (
    <section className="inspector__section shares">
      {sentences(asked, found, frame, scenario).map((sentence, index) => (
        <p key={sentence} className={index === 0 ? 'why__asked' : 'why__because'}>
          {sentence}
        </p>
      ))}
      {found.orders.length > 0 && (
        <h3 className="inspector__overline">Orders, and how long each {SHARE_NAMES[asked.about]}</h3>
      )}
      <ol className="shares__list">
        {found.orders.map((share) => (
          <ShareRow
            key={`${share.orderId} ${share.atMs}`}
            share={share}
            asked={asked}
            isOpen={open === share.orderId}
            onToggle={() => setOpened(open === share.orderId ? -1 : share.orderId)}
          />
        ))}
      </ol>
    </section>
  );
}
