// The desk of dead letters: how many there are and why, each with its headers and its history, and what can be done with
// them. Loaded when it is first opened.
import { useState } from 'react';
import { viewStore } from '../../stores/view-store.ts';
import { DockActions } from '../dock/dock-actions.tsx';
import { laneLetter } from '../shared/labels.ts';
import { DeskActions } from './desk-actions.tsx';
import { DeskMessage } from './desk-message.tsx';
import { DeskSummary, type Group } from './desk-summary.tsx';
import { DeskTable } from './desk-table.tsx';
import { type Desk, useDesk } from './use-desk.ts';
import './desk.css';

export default function DeskPanel() {
  const { desk, views } = useDesk();
  if (!desk) return <p className="dock__note">No queue here takes dead letters.</p>;
  return (
    <>
      {views.length > 1 && (
        <DockActions>
          <select
            className="select select--small"
            aria-label="Dead-letter queue"
            value={`${desk.lane} ${desk.queue.name}`}
            onChange={(event) => {
              const view = views.find(({ lane, queue }) => `${lane} ${queue}` === event.currentTarget.value);
              if (view) viewStore.setState({ desk: view });
            }}
          >
            {views.map(({ lane, queue }) => (
              <option key={`${lane} ${queue}`} value={`${lane} ${queue}`}>
                {laneLetter(lane)} · {queue}
              </option>
            ))}
          </select>
        </DockActions>
      )}
      <DeskOf key={`${desk.lane} ${desk.queue.name}`} desk={desk} />
    </>
  );
}

function DeskOf({ desk }: { desk: Desk }) {
  const [group, setGroup] = useState<Group | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  const all = desk.waiting?.messages ?? [];
  const shown = group ? all.filter(({ reason, from }) => reason === group.reason && from === group.from) : all;
  const message = all.find(({ messageId }) => messageId === picked) ?? null;
  const pick = (messageId: number) => {
    const orderId = all.find((one) => one.messageId === messageId)?.orderId;
    setPicked(messageId === picked ? null : messageId);
    // The facts of its order tell its history; asking for them is following it.
    if (orderId !== undefined && messageId !== picked) viewStore.setState({ follow: orderId });
  };
  const place = message ? all.indexOf(message) : null;
  return (
    <div className="desk" data-open={message !== null}>
      <DeskSummary desk={desk} group={group} onGroup={setGroup} />
      <div className="desk__main">
        <DeskActions desk={desk} upTo={place} />
        <DeskTable desk={desk} messages={shown} picked={picked} onPick={pick} />
      </div>
      {message && <DeskMessage desk={desk} message={message} onClose={() => setPicked(null)} />}
    </div>
  );
}
