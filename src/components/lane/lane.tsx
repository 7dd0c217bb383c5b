// One lane: its name, its number, what is special about it, and the drawing.
import { memo } from 'react';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneLetter } from '../shared/labels.ts';
import { useLaneTitle } from '../shared/use-run.ts';
import { LaneTopology } from '../topology/lane-topology.tsx';
import { LaneChips } from './lane-chips.tsx';
import { LaneFigure } from './lane-figure.tsx';
import { LaneMenu } from './lane-menu.tsx';
import './lane.css';

interface LaneProps {
  lane: LaneName;
  /** What the drawing should have, or its share where the lanes fill the room. */
  height: number;
}

export const Lane = memo(function Lane({ lane, height }: LaneProps) {
  const title = useLaneTitle(lane);
  return (
    <section
      className={`lane lane--${lane}`}
      aria-label={`Lane ${laneLetter(lane)}: ${title}`}
      style={{ '--height': height } as React.CSSProperties}
    >
      <header className="lane__head">
        <span className={`badge badge--${lane}`}>{laneLetter(lane)}</span>
        <h2 className="lane__title">{title}</h2>
        <LaneChips lane={lane} />
        <LaneFigure lane={lane} />
        <LaneMenu lane={lane} />
      </header>
      <div className="lane__drawing">
        <LaneTopology lane={lane} />
      </div>
    </section>
  );
});
