// The rehearsal: the run with its faults and changes is played ahead, on a thread of its own, to see which alert rule would
// have warned how long before a customer noticed. What "noticed" means is said, and can be set.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Rehearsal as Rehearsed, Rehearsed as Rule } from '../../protocol/rehearsal.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { type Limits, rehearsalStore } from '../../stores/rehearsal-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { useSession } from '../session-context.ts';
import { clockText, countText } from '../shared/format.ts';
import { laneLetter } from '../shared/labels.ts';
import { useRun } from '../shared/use-run.ts';
import { rehearse, standingOf } from './rehearse.ts';
import { ANSWERS_MS, hasWarned, leadText, limitText, noticeText, verdictText, WORK_MS } from './warning.ts';

const setLimits = (limits: Limits) => rehearsalStore.setState({ limits });

export function Rehearsal({ lanes }: { lanes: readonly LaneName[] }) {
  const session = useSession();
  const spec = useRun((state) => state.spec);
  const { limits, last } = useStore(rehearsalStore);
  const standing = useMemo(() => (spec && last ? standingOf(last, spec, limits) : 'other'), [spec, last, limits]);
  const came = standing === 'other' ? undefined : last?.came;
  const found = Array.isArray(came) ? came : null;
  const isOld = found !== null && standing === 'changed';
  return (
    <section className="rehearsal" aria-label="Rehearsal">
      <p>
        Plays this run ahead, with its faults and changes. A customer notices when an order fails or is given up, or
        when
      </p>
      <Limit
        text="the answer takes more than"
        of={ANSWERS_MS}
        value={limits.answerMs}
        onChange={(answerMs) => setLimits({ ...limits, answerMs })}
      />
      <Limit
        text="the work behind it takes more than"
        of={WORK_MS}
        value={limits.workMs}
        onChange={(workMs) => setLimits({ ...limits, workMs })}
      />
      <div className="rehearsal__ask">
        <button
          type="button"
          className="button button--small"
          disabled={came === 'not-yet'}
          onClick={() => spec && void rehearse(session.recall, spec, limits, lanes)}
        >
          {found ? 'Rehearse again' : 'Rehearse'}
        </button>
        <output className="rehearsal__said">
          {came === 'not-yet' && 'Rehearsing …'}
          {came === 'lost' && 'The rehearsal was lost. Try again.'}
          {isOld && 'This was before the last change.'}
          {found && !isOld && found.map(({ rehearsal }) => verdictText(rehearsal)).join(' ')}
        </output>
      </div>
      {found?.map(({ lane, rehearsal }) => (
        <Warnings
          key={lane}
          lane={lane}
          several={found.length > 1}
          rehearsal={rehearsal}
          limits={last?.limits ?? limits}
        />
      ))}
    </section>
  );
}

interface LimitProps {
  text: string;
  of: readonly number[];
  value: number;
  onChange: (ms: number) => void;
}

function Limit({ text, of, value, onChange }: LimitProps) {
  return (
    <label className="rehearsal__limit">
      {text}
      <select className="select" value={value} onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}>
        {of.map((ms) => (
          <option key={ms} value={ms}>
            {limitText(ms)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface WarningsProps {
  lane: LaneName;
  several: boolean;
  rehearsal: Rehearsed;
  limits: Limits;
}

function Warnings({ lane, several, rehearsal, limits }: WarningsProps) {
  const session = useSession();
  const { noticed, rules } = rehearsal;
  const look = () => {
    if (!noticed) return;
    viewStore.setState({ follow: noticed.orderId });
    session.seek({ atMs: noticed.atMs });
  };
  return (
    <>
      <p className="rehearsal__noticed">
        {several && <span className={`badge badge--${lane}`}>{laneLetter(lane)}</span>} {noticeText(rehearsal, limits)}{' '}
        {noticed && (
          <button type="button" className="figure-button" onClick={look}>
            look
          </button>
        )}
      </p>
      <table className="rehearsal__rules">
        <thead>
          <tr>
            <th scope="col">rule</th>
            <th scope="col" className="is-number">
              fires
            </th>
            <th scope="col" className="is-number">
              warns
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <Warning key={rule.id} rule={rule} rehearsal={rehearsal} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Warning({ rule, rehearsal }: { rule: Rule; rehearsal: Rehearsed }) {
  const session = useSession();
  const { title, queue, firedAtMs, clearedAtMs, times } = rule;
  return (
    <tr data-warned={hasWarned(rehearsal, rule)} data-fired={firedAtMs !== null}>
      <th scope="row">
        {title}
        <span className="rehearsal__queue mono">{queue}</span>
      </th>
      <td className="is-number">
        {firedAtMs === null ? (
          'never'
        ) : (
          <>
            <button
              type="button"
              className="figure-button figures"
              title={clearedAtMs === null ? 'It does not clear' : `It clears at ${clockText(clearedAtMs)}`}
              onClick={() => session.seek({ atMs: firedAtMs })}
            >
              {clockText(firedAtMs).replace(/\.000$/, '')}
            </button>
            {times > 1 && <span className="rehearsal__queue">{countText(times)} times</span>}
          </>
        )}
      </td>
      <td className="is-number rehearsal__lead">{leadText(rehearsal, rule)}</td>
    </tr>
  );
}
