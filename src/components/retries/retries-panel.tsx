// The retry laboratory: the followed order's messages with their attempts and back-offs on a time line, the life of the
// picked one as a state chart, and what retries cost. Loaded when it is first opened.
import { useMemo, useState } from 'react';
import type { MessageLife } from '../../message-life/lives.ts';
import { LANES, type LaneName } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { laneOf, type RunState } from '../../stores/run-store.ts';
import { DockActions } from '../dock/dock-actions.tsx';
import { OrderField } from '../explain/order-field.tsx';
import { axisOf, type RoleOf } from '../life/bars.ts';
import { LifeBars } from '../life/life-bars.tsx';
import { LifeChart } from '../life/life-chart.tsx';
import { LifeList } from '../life/life-list.tsx';
import { useLines } from '../life/use-lines.ts';
import { laneLetter } from '../shared/labels.ts';
import { roleOf } from '../shared/queue-role.ts';
import { Segmented } from '../shared/segmented.tsx';
import { useLaneScenario, useSampled, useView } from '../shared/use-run.ts';
import { RetryCost } from './retry-cost.tsx';
import '../life/life.css';
import './retries.css';

const EVERY_MS = 100;

const lanesWithQueues = (run: RunState): LaneName[] =>
  LANES.filter((lane) => (laneOf(lane)(run)?.queues.length ?? 0) > 0);

export default function RetriesPanel() {
  const lanes = useSampled(lanesWithQueues, 500);
  const [wanted, setWanted] = useState<LaneName | null>(useView((state) => state.desk?.lane ?? null));
  const lane = lanes.find((one) => one === wanted) ?? lanes.at(-1);
  const scenario = useLaneScenario(lane ?? 'a');
  if (!lane || !scenario) return <p className="dock__note">Nothing here has a queue, so nothing is published again.</p>;
  return (
    <>
      <DockActions>
        <FollowedField lane={lane} />
        {lanes.length > 1 && (
          <Segmented
            label="Lane"
            small
            value={lane}
            choices={lanes.map((value) => ({ value, label: laneLetter(value) }))}
            onChange={setWanted}
          />
        )}
      </DockActions>
      <Laboratory key={lane} lane={lane} scenario={scenario} />
    </>
  );
}

function FollowedField({ lane }: { lane: LaneName }) {
  const { orderId } = useLines(lane);
  return <OrderField orders={orderId === null ? [] : [orderId]} folds />;
}

/** What merely lies among the dead letters has no life of its own: it is dead. */
const worked = (lives: readonly MessageLife[], roles: RoleOf): MessageLife[] =>
  lives.filter((life) => roles(life.queue) !== 'dead' || life.stays.length > 1);

/** What each queue is for, as the newest frame has it. */
function useRoles(lane: LaneName, scenario: Scenario): RoleOf {
  const key = useSampled((run) => {
    const queues = laneOf(lane)(run)?.queues ?? [];
    return queues.map((queue) => `${queue.name} ${roleOf(queue, scenario)}`).join('\n');
  }, 500);
  return useMemo(() => {
    const roles = new Map(key.split('\n').map((line) => line.split(' ') as [string, ReturnType<RoleOf>]));
    return (queue) => roles.get(queue) ?? 'work';
  }, [key]);
}

function Laboratory({ lane, scenario }: { lane: LaneName; scenario: Scenario }) {
  const { lines, orderId, recalling } = useLines(lane);
  const nowMs = useSampled((run) => laneOf(lane)(run)?.atMs ?? 0, EVERY_MS);
  const roles = useRoles(lane, scenario);
  const [picked, setPicked] = useState<string | null>(null);
  const [isList, setList] = useState(false);
  // The longest story is the one to look at, until somebody picks another queue's.
  const longest = [...lines].sort((one, other) => other.messages.length - one.messages.length)[0];
  const line = lines.find(({ queue }) => queue === picked) ?? longest ?? null;
  const axis = useMemo(() => axisOf(lines, nowMs, roles), [lines, nowMs, roles]);
  return (
    <div className="retries">
      <div className="retries__lines">
        {lines.length === 0 ? (
          <p className="dock__note">
            {orderId === null
              ? 'Follow an order: type its number above, or pick a dead letter.'
              : recalling
                ? `What became of order ${orderId} is told again …`
                : `No message of order ${orderId} has been published yet.`}
          </p>
        ) : (
          <LifeBars
            lines={lines}
            scenario={scenario}
            axis={axis}
            nowMs={nowMs}
            roleOf={roles}
            picked={line?.id ?? null}
            onPick={(id) => setPicked(lines.find((one) => one.id === id)?.queue ?? null)}
          />
        )}
        <RetryCost lane={lane} scenario={scenario} />
      </div>
      {line && (
        <section className="retries__life" aria-label={`Life of the message in ${line.queue}`}>
          <header className="retries__head">
            <h3 className="mono">{line.queue}</h3>
            <Segmented
              label="Life as"
              small
              value={isList ? 'list' : 'chart'}
              choices={[
                { value: 'chart', label: 'State chart' },
                { value: 'list', label: 'List' },
              ]}
              onChange={(value) => setList(value === 'list')}
            />
          </header>
          {isList ? <LifeList line={line} scenario={scenario} /> : <LifeChart lives={worked(line.messages, roles)} />}
        </section>
      )}
    </div>
  );
}
