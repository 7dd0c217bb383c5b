// A contract as it stands at this moment: each term with its limit, what is measured, and whether it is kept.
import { isKept, type Term } from '../../lessons/challenge.ts';
import { measured } from '../../lessons/measure.ts';
import type { Frame } from '../../protocol/frame.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneLetter } from '../shared/labels.ts';
import { useLanes, useSampled } from '../shared/use-run.ts';
import { limitText, valueText } from './term-text.ts';

export const keepsAll = (frame: Frame, terms: readonly Term[]): boolean =>
  terms.every((term) => isKept(term, measured(frame, term.measure)));

/** With two lanes a term says which one it is about, where it does not already. */
function ofLane({ text, measure }: Term, lanes: readonly LaneName[]): string {
  const lane = lanes.length > 1 ? lanes.find((name) => measure.startsWith(`${name} `)) : undefined;
  return lane === undefined || text.endsWith(`, ${laneLetter(lane)}`) ? text : `${text}, ${laneLetter(lane)}`;
}

export function Contract({ terms }: { terms: readonly Term[] }) {
  const values = useSampled(({ frame }) => terms.map(({ measure }) => (frame ? measured(frame, measure) : null)), 300);
  const lanes = useLanes();
  return (
    <ul className="contract" aria-label="Contract">
      {terms.map((term, index) => {
        const value = values[index] ?? null;
        const kept = isKept(term, value);
        return (
          <li key={term.text} className="contract__term" data-kept={kept}>
            <span className="contract__text">
              {ofLane(term, lanes)} <small>{limitText(term)}</small>
            </span>
            <span className="contract__value figures">
              {valueText(term, value)} <span className="contract__mark">{kept ? 'kept' : 'broken'}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
