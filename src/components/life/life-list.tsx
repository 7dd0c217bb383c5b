// What became of one copy of an order's event, stretch by stretch, as a list with times.
import type { MessageLine } from '../../message-life/lives.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { clockText, msText } from '../shared/format.ts';
import { stayText, stayTone } from './stay-text.ts';
import './life.css';

/** Stretches that took no time say nothing beside what follows them. */
const isWorthSaying = (state: string, ms: number | null, isLast: boolean) =>
  isLast || ms === null || ms > 0 || (state !== 'held' && state !== 'ready' && state !== 'acknowledged');

export function LifeList({ line, scenario }: { line: MessageLine; scenario: Scenario }) {
  const stays = line.messages.flatMap((life, index) =>
    life.stays.flatMap((stay) => {
      const isMoved = life.over && index < line.messages.length - 1;
      const isLast = stay === life.stays.at(-1);
      // A copy that was published again was acknowledged too; the copy's story goes on.
      if (isMoved && isLast && (stay.state === 'acknowledged' || stay.state === 'replayed')) return [];
      const ms = stay.untilMs === null ? null : stay.untilMs - stay.fromMs;
      return isWorthSaying(stay.state, ms, isLast) ? [{ stay, life, ms }] : [];
    }),
  );
  return (
    <ol className="life-list">
      {stays.map(({ stay, life, ms }) => (
        <li key={`${life.messageId} ${stay.by?.id}`} className="life-list__stay" data-tone={stayTone(stay)}>
          <span className="life-list__at">{clockText(stay.fromMs)}</span>
          <span className="life-list__text">{stayText(stay, life, scenario)}</span>
          <span className="life-list__ms">{ms === null || ms === 0 ? '' : msText(ms)}</span>
        </li>
      ))}
    </ol>
  );
}
