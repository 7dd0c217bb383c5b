// What was changed when, as a list.
import type { Done } from '../shared/command-text.ts';
import { clockText } from '../shared/format.ts';
import { lanesText } from '../shared/labels.ts';

export function DoneList({ done, lanes }: { done: readonly Done[]; lanes: number }) {
  if (done.length === 0) return <p className="done-list__none">Nothing was changed.</p>;
  return (
    <ol className="done-list">
      {done.map((one) => (
        <li key={`${one.atMs} ${one.lanes} ${one.text}`} className="done-list__one">
          <span className="done-list__time figures">{one.atMs === null ? 'from the start' : clockText(one.atMs)}</span>
          <span>
            {one.text}
            {lanes > 1 && <small> in {lanesText(one.lanes)}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}
