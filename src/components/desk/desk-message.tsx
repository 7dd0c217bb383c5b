// One dead letter: its headers as RabbitMQ shows them, and what became of it until it died.

import { Fragment, useEffect, useRef } from 'react';
import { deathHeaders } from '../../message-life/headers.ts';
import type { MessageLine } from '../../message-life/lives.ts';
import type { WaitingMessage } from '../../protocol/frame.ts';
import { viewStore } from '../../stores/view-store.ts';
import { LifeList } from '../life/life-list.tsx';
import { useLines } from '../life/use-lines.ts';
import { CloseButton } from '../shared/close-button.tsx';
import { clockText } from '../shared/format.ts';
import type { Desk } from './use-desk.ts';

interface MessageProps {
  desk: Desk;
  message: WaitingMessage;
  onClose: () => void;
}

/** A header with a name and what it holds; what is nested is indented as in the management plug-in. */
function Header({ name, value, depth = 0 }: { name: string; value: string | number | null; depth?: number }) {
  return (
    <div className="desk__header" style={{ paddingLeft: depth * 12 }}>
      <dt>{name}</dt>
      <dd>{value === '' ? '""' : value}</dd>
    </div>
  );
}

function Headers({ message, line }: { message: WaitingMessage; line: MessageLine | null }) {
  const told = line && deathHeaders(line, message.messageId);
  return (
    <dl className="desk__headers mono">
      {told?.xDeath.map((death) => (
        <Fragment key={`${death.queue} ${death.reason}`}>
          <Header name="x-death" value={null} />
          <Header name="count" value={death.count} depth={1} />
          {death.exchange !== null && <Header name="exchange" value={death.exchange} depth={1} />}
          <Header name="queue" value={death.queue} depth={1} />
          <Header name="reason" value={death.reason} depth={1} />
          {death.routingKey !== null && <Header name="routing-keys" value={death.routingKey} depth={1} />}
          <Header name="time" value={clockText(death.atMs)} depth={1} />
        </Fragment>
      ))}
      {!told && message.reason && (
        <>
          <Header name="x-death.count" value={message.deaths} />
          <Header name="x-death.queue" value={message.from ?? ''} />
          <Header name="x-death.reason" value={message.reason} />
        </>
      )}
      {told && <Header name="x-first-death-queue" value={told.firstQueue} />}
      {told && <Header name="x-first-death-reason" value={told.firstReason} />}
      <Header name="x-retry-count" value={message.retries} />
    </dl>
  );
}

export function DeskMessage({ desk, message, onClose }: MessageProps) {
  const { lines, recalling } = useLines(desk.lane);
  const line = lines.find((one) => one.messages.some(({ messageId }) => messageId === message.messageId)) ?? null;
  const ref = useRef<HTMLElement>(null);
  // On a phone it comes below the table.
  useEffect(() => {
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isWhole = line?.messages[0]?.entry === 'publish';
  return (
    <section
      ref={ref}
      className="desk__message"
      aria-label={`Dead letter of order ${message.orderId}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="desk__message-head">
        <h3>
          Order <span className="figures">{message.orderId}</span>
        </h3>
        <button
          type="button"
          className="button button--quiet button--small"
          onClick={() => viewStore.setState({ tab: 'retries', follow: message.orderId })}
        >
          On a time line
        </button>
        <CloseButton label="Close this dead letter" onClick={onClose} />
      </header>
      <div className="desk__message-body">
        <Headers message={message} line={line} />
        {line ? (
          <div>
            {!isWhole && <p className="desk__old">Its beginning is told again …</p>}
            <LifeList line={line} scenario={desk.scenario} />
          </div>
        ) : (
          <p className="desk__old">{recalling ? 'Its history is told again …' : 'Its history is not told yet.'}</p>
        )}
      </div>
    </section>
  );
}
