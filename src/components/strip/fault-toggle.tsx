// One press fails the e-mail provider in every lane that has it; another mends it.
import { FAULTS_LOCK } from '../../scenario/task.ts';
import { useSession } from '../session-context.ts';
import { BoltIcon, LockIcon } from '../shared/icons.tsx';
import { emailProvider } from '../shared/labels.ts';
import { useLock } from '../shared/locked.tsx';
import { useIsDown } from '../shared/use-is-down.ts';
import { type LaneScenarios, lanesWith, type Target } from './targets.ts';

export function FaultToggle({ scenarios, target }: { scenarios: LaneScenarios; target: Target }) {
  const session = useSession();
  const why = useLock(FAULTS_LOCK);
  const provider = (scenarios.a && emailProvider(scenarios.a)) ?? (scenarios.b && emailProvider(scenarios.b));
  const lanes = provider ? lanesWith(scenarios, provider.id, target) : [];
  const isDown = useIsDown(provider?.id, lanes);
  if (!provider) return null;
  const { id, isEmail, service } = provider;
  const name = isEmail ? 'e-mail' : service.title;
  const toggle = () => {
    if (isDown) session.endFault(id, { type: 'down' }, lanes);
    else session.startFault(id, { type: 'down' }, lanes);
  };
  return (
    <button
      type="button"
      disabled={why !== null}
      title={why === null ? undefined : `Failing it ${why}.`}
      className={isDown ? 'button strip__fault strip__fault--down' : 'button strip__fault'}
      onClick={toggle}
    >
      {why === null ? <BoltIcon /> : <LockIcon />}
      <span className="strip__swap">
        <span>
          Fail {name}
          {isEmail && <span className="strip__more"> provider</span>}
        </span>
        <span>
          Restore <span className="strip__more">{isEmail ? 'provider' : name}</span>
        </span>
      </span>
    </button>
  );
}
