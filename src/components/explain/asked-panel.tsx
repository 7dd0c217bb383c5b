// Answers to "why?" and "who?": the causes of a fact, or the orders that make a figure. It stands where the inspector does.
import type { ReactNode } from 'react';
import { type Asked, viewStore } from '../../stores/view-store.ts';
import { CloseButton } from '../shared/close-button.tsx';
import { laneLetter } from '../shared/labels.ts';
import { Segmented } from '../shared/segmented.tsx';
import { useLanes } from '../shared/use-run.ts';
import { Shares } from './shares.tsx';
import { useAskedNow } from './use-asked-now.ts';
import { Why } from './why.tsx';
import './asked.css';

export const ask = (asked: Asked | null) => viewStore.setState({ asked });

function titleOf(asked: Asked): string {
  return asked.about === 'fact' ? 'Why?' : 'Which orders?';
}

function AskedHead({ asked }: { asked: Asked }) {
  const lanes = useLanes();
  const choices = lanes.map((lane) => ({ value: lane, label: laneLetter(lane), name: `Lane ${laneLetter(lane)}` }));
  return (
    <header className="inspector__head">
      {asked.about === 'fact' || lanes.length < 2 ? (
        <span className={`badge badge--${asked.lane}`}>{laneLetter(asked.lane)}</span>
      ) : (
        <Segmented
          label="Lane"
          small
          value={asked.lane}
          choices={choices}
          onChange={(lane) => ask({ ...asked, lane })}
        />
      )}
      <h2 className="inspector__title">{titleOf(asked)}</h2>
      <CloseButton label={`Close ${titleOf(asked)}`} title="Close (Esc)" onClick={() => ask(null)} />
    </header>
  );
}

function AskedContent({ asked }: { asked: Asked }) {
  useAskedNow(asked);
  return asked.about === 'fact' ? (
    <Why key={`${asked.lane} ${asked.id}`} lane={asked.lane} id={asked.id} />
  ) : (
    <Shares key={JSON.stringify(asked)} asked={asked} />
  );
}

export default function AskedPanel({
  asked,
  bare = false,
  notes,
}: {
  asked: Asked;
  bare?: boolean;
  notes?: ReactNode;
}) {
  if (bare)
    return (
      <>
        <AskedHead asked={asked} />
        <div className="sheet__body">
          <AskedContent asked={asked} />
        </div>
      </>
    );
  return (
    <aside className="inspector" aria-label={titleOf(asked)}>
      <AskedHead asked={asked} />
      <div className="inspector__body">
        <AskedContent asked={asked} />
      </div>
      {notes}
    </aside>
  );
}
