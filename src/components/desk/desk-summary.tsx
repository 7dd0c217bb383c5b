// How many dead letters there are, whether an alert watches them, and why and where they died.
import type { WaitingFrame } from '../../protocol/frame.ts';
import { clockText, countOf, countText } from '../shared/format.ts';
import { laneLetter } from '../shared/labels.ts';
import { removalText } from '../shared/removal-text.ts';
import type { Desk } from './use-desk.ts';

export type Group = Pick<WaitingFrame['reasons'][number], 'reason' | 'from'>;

interface SummaryProps {
  desk: Desk;
  group: Group | null;
  onGroup: (group: Group | null) => void;
}

const isSame = (one: Group, other: Group | null) => one.reason === other?.reason && one.from === other.from;

export function DeskSummary({ desk, group, onGroup }: SummaryProps) {
  const { queue, waiting, lane } = desk;
  const again = waiting?.messages.filter(({ deaths }) => deaths > 1).length ?? 0;
  const listed = waiting?.messages.length ?? 0;
  const ofAll = waiting && waiting.total > listed ? ` of the oldest ${countText(listed)}` : '';
  return (
    <section className="desk__summary" aria-label="Dead letters">
      <p className="desk__head">
        <span className="desk__count figures">{countText(queue.ready)}</span>
        <span className="desk__name">
          <span className={`badge badge--${lane}`}>{laneLetter(lane)}</span>
          <span className="mono">{queue.name}</span>
        </span>
      </p>
      <AlertLines desk={desk} />
      <ul className="desk__groups" aria-label="By reason and origin">
        {(waiting?.reasons ?? []).map(({ reason, from, count }) => (
          <li key={`${reason} ${from}`}>
            <button
              type="button"
              className="desk__group"
              aria-pressed={isSame({ reason, from }, group)}
              onClick={() => onGroup(isSame({ reason, from }, group) ? null : { reason, from })}
            >
              <span className="desk__reason">{removalText(reason)}</span>
              <span className="figures">{countText(count)}</span>
              {from && <span className="desk__from mono">{from}</span>}
            </button>
          </li>
        ))}
      </ul>
      {again > 0 && (
        <p className="desk__again">
          {countOf(again, 'message')}
          {ofAll} died again after a replay.
        </p>
      )}
    </section>
  );
}

function AlertLines({ desk: { rules, queue } }: { desk: Desk }) {
  if (rules.length === 0) return <p className="desk__alert">No alert watches this queue.</p>;
  return rules.map(({ rule, firing }) => (
    <p key={rule.id} className="desk__alert" data-firing={firing !== null}>
      {firing
        ? `Alert since ${clockText(firing.sinceMs)}: ${rule.title}`
        : rule.measure === 'ready'
          ? `Quiet: ${countText(queue.ready)} of ${countText(rule.above)} before the alert`
          : `Quiet: ${rule.title}`}
    </p>
  ));
}
