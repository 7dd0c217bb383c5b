// The dead letters of a queue, oldest first: each row opens what is known of its message.
import type { WaitingMessage } from '../../protocol/frame.ts';
import { clockText, countText } from '../shared/format.ts';
import { removalText } from '../shared/removal-text.ts';
import type { Desk } from './use-desk.ts';

interface TableProps {
  desk: Desk;
  messages: readonly WaitingMessage[];
  picked: number | null;
  onPick: (messageId: number) => void;
}

export function DeskTable({ desk, messages, picked, onPick }: TableProps) {
  const { waiting, queue } = desk;
  if (queue.ready === 0 && messages.length === 0)
    return (
      <p className="desk__none">
        Nothing is dead. What a worker rejects, or what expires, of{' '}
        <span className="mono">{queue.deadLettersFrom.join(', ')}</span> comes here.
      </p>
    );
  const isOneOrigin = (waiting?.reasons.length ?? 0) <= 1;
  const more = (waiting?.total ?? 0) - (waiting?.messages.length ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard scrolls what has focus
    <section className="desk__table" aria-label="Dead letters, oldest first" tabIndex={0}>
      <table className="dock__table">
        <thead>
          <tr>
            <th scope="col">order</th>
            <th scope="col">since</th>
            <th scope="col">reason</th>
            {!isOneOrigin && <th scope="col">from</th>}
            <th scope="col" className="is-number" title="How often it died there for this reason">
              x-death
            </th>
            <th scope="col" className="is-number">
              x-retry-count
            </th>
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <Row
              key={message.messageId}
              message={message}
              hasOrigin={!isOneOrigin}
              isPicked={message.messageId === picked}
              onPick={() => onPick(message.messageId)}
            />
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="dock__note">and {countText(more)} younger ones</p>}
    </section>
  );
}

interface RowProps {
  message: WaitingMessage;
  hasOrigin: boolean;
  isPicked: boolean;
  onPick: () => void;
}

function Row({ message, hasOrigin, isPicked, onPick }: RowProps) {
  const { orderId, sinceMs, reason, from, deaths, retries } = message;
  return (
    <tr className="desk__row" data-picked={isPicked}>
      <th scope="row">
        <button type="button" className="desk__pick figures" aria-expanded={isPicked} onClick={onPick}>
          {orderId}
        </button>
      </th>
      <td className="figures">{clockText(sinceMs)}</td>
      <td>{removalText(reason)}</td>
      {hasOrigin && <td className="mono">{from ?? '–'}</td>}
      <td className={`is-number${deaths > 1 ? ' is-again' : ''}`}>
        {deaths}
        {deaths > 1 && <span className="only-heard"> times: it died again after a replay</span>}
      </td>
      <td className="is-number">{retries}</td>
    </tr>
  );
}
