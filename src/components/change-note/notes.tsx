// Where notes stand: at the foot of the panel beside the lanes, where they cover nothing; without one, over
// the foot of the dock, where its tabs and their controls stay in reach.
import { ChangeNote } from './change-note.tsx';
import { IssuesAlert } from './issues-alert.tsx';

export function Notes({ place }: { place: 'panel' | 'row' | 'over' }) {
  return (
    <div className={`notes notes--${place}`}>
      <IssuesAlert />
      <ChangeNote />
    </div>
  );
}
