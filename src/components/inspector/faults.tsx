// Ways in which a component may misbehave: started and ended here, in one lane or both.
import { useState } from 'react';
import type { LaneName } from '../../scenario/run-spec.ts';
import type { ComponentKind, FaultKind } from '../../scenario/scenario.ts';
import { FAULTS_LOCK } from '../../scenario/task.ts';
import { placeStore } from '../../stores/place-store.ts';
import { laneOf } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { LockIcon } from '../shared/icons.tsx';
import { useLock } from '../shared/locked.tsx';
import { Stepper } from '../shared/stepper.tsx';
import { useRun } from '../shared/use-run.ts';

interface FaultRowProps {
  title: string;
  help: string;
  active: boolean;
  onToggle: () => void;
  children?: React.ReactNode;
}

function FaultRow({ title, help, active, onToggle, children }: FaultRowProps) {
  return (
    <li className="fault">
      <div className="fault__text">
        <span className="fault__title">{title}</span>
        <span className="fault__help">{help}</span>
      </div>
      {children}
      <button
        type="button"
        role="switch"
        className="switch switch--alarm"
        aria-label={title}
        aria-checked={active}
        onClick={onToggle}
      >
        <span className="switch__knob" />
      </button>
    </li>
  );
}

interface AmountProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  unit: string;
  onChange: (value: number) => void;
}

function Amount({ label, value, min, max, step, unit, onChange }: AmountProps) {
  const take = (next: number | string) => {
    if (typeof next === 'number' && next >= min && next <= max) onChange(next);
  };
  return (
    <span className="fault__amount">
      <Stepper
        label={label}
        value={value}
        min={min}
        max={max}
        stepped={(now, direction) => now + direction * step}
        onChange={take}
        onHold={() => {}}
      />
      <span className="knob__unit">{unit}</span>
    </span>
  );
}

/** What it means to be down depends on what is down; only what is called can also be slow, wrong or silent. */
const DOWN: Record<Exclude<ComponentKind, 'client'>, { title: string; help: string }> = {
  service: { title: 'Down', help: 'Calls under way are cut, new ones fail.' },
  store: { title: 'Down', help: 'Calls under way are cut, new ones fail.' },
  server: { title: 'All servers down', help: 'Requests under way are cut, new ones refused.' },
  rabbitmq: { title: 'Broker stopped', help: 'Publishes fail, workers are cut off; what is not durable is lost.' },
  workers: { title: 'All workers killed', help: 'What they hold goes back; they return when this ends.' },
};

interface FaultsProps {
  lane: LaneName;
  id: string;
  lanes: LaneName[];
  kind: Exclude<ComponentKind, 'client'>;
}

export function Faults({ lane, id, lanes, kind }: FaultsProps) {
  const session = useSession();
  const why = useLock(FAULTS_LOCK);
  const [factor, setFactor] = useState(3);
  const [percent, setPercent] = useState(20);
  const [perSecond, setPerSecond] = useState(5);
  const [server, setServer] = useState(1);
  const [faults = '', down = '', servers = '1'] = useRun((state) => {
    const component = laneOf(lane)(state)?.components.find((one) => one.id === id);
    return component
      ? [component.faults.join(' '), component.replicasDown.join(' '), component.replicas.length].join('|')
      : '';
  }).split('|');
  const isInForce = (fault: FaultKind): boolean =>
    fault.type === 'replica-down'
      ? down.split(' ').includes(String(fault.replica))
      : faults.split(' ').includes(fault.type);
  const row = (fault: FaultKind) => {
    const active = isInForce(fault);
    const onToggle = () => (active ? session.endFault(id, fault, lanes) : session.startFault(id, fault, lanes));
    return { active, onToggle };
  };
  const isCalled = kind === 'service' || kind === 'store';
  return (
    <section className="inspector__section">
      <h3 className="inspector__overline">Faults</h3>
      {why !== null && (
        <p className="knob__locked">
          <LockIcon size={12} /> Causing and mending faults {why}.
        </p>
      )}
      <fieldset className="faults__all" disabled={why !== null}>
        <ul className="faults">
          <FaultRow {...DOWN[kind]} {...row({ type: 'down' })} />
          {kind === 'server' && (
            <FaultRow
              title="One server down"
              help="What it was doing fails, the others go on."
              {...row({ type: 'replica-down', replica: server - 1 })}
            >
              <Amount
                label="Which server"
                value={server}
                min={1}
                max={Math.max(1, Number(servers))}
                step={1}
                unit=""
                onChange={setServer}
              />
            </FaultRow>
          )}
          {kind === 'workers' && (
            <FaultRow
              title="All workers stopped"
              help="They hold what they have; the broker notices by heartbeats, or never."
              {...row({ type: 'hang' })}
            />
          )}
          {kind === 'service' && (
            <FaultRow
              title="Rate limit"
              help="More in one second are answered 429."
              {...row({ type: 'rate-limit', perSecond })}
            >
              <Amount
                label="Calls a second"
                value={perSecond}
                min={0}
                max={10_000}
                step={5}
                unit="/s"
                onChange={setPerSecond}
              />
            </FaultRow>
          )}
          {isCalled && (
            <>
              <FaultRow title="Slow" help="New calls take longer." {...row({ type: 'slow', factor })}>
                <Amount label="Times slower" value={factor} min={2} max={100} step={1} unit="×" onChange={setFactor} />
              </FaultRow>
              <FaultRow
                title="Errors"
                help="A share of calls fails."
                {...row({ type: 'errors', share: percent / 100 })}
              >
                <Amount
                  label="Share that fails, percent"
                  value={percent}
                  min={1}
                  max={100}
                  step={5}
                  unit="%"
                  onChange={setPercent}
                />
              </FaultRow>
              <FaultRow title="Hangs" help="Nothing is answered until it ends." {...row({ type: 'hang' })} />
            </>
          )}
        </ul>
      </fieldset>
      <button
        type="button"
        className="text-button"
        disabled={why !== null}
        onClick={() => placeStore.setState({ dialog: 'faults' })}
      >
        Plan one on the timeline …
      </button>
    </section>
  );
}
