// What may not be changed in a task, in words.
import { findKnob } from '../../scenario/knobs.ts';
import { FAULTS_LOCK, SHAPE_LOCK, type Task } from '../../scenario/task.ts';
import { LockIcon } from '../shared/icons.tsx';
import { ownerTitle } from '../shared/labels.ts';

function lockText({ spec }: Task, lock: string): string {
  if (lock === FAULTS_LOCK) return 'causing and mending faults';
  if (lock === SHAPE_LOCK) return 'the diagram, and copying lanes';
  const [owner = ''] = lock.split('.');
  const scenario = spec.lanes.find(({ scenario: one }) => one.components[owner])?.scenario ?? spec.lanes[0]?.scenario;
  if (!scenario) return lock;
  const knob = findKnob(scenario, lock);
  const title = ownerTitle(scenario, owner);
  return knob ? `${title}: ${knob.label.toLowerCase()}` : title;
}

export function LocksList({ task }: { task: Task }) {
  if (task.locks.length === 0) return null;
  return (
    <section className="locks" aria-label="Locked">
      <h3 className="story__overline">
        <LockIcon size={12} /> Locked
      </h3>
      <ul>
        {task.locks.map((lock) => (
          <li key={lock}>{lockText(task, lock)}</li>
        ))}
      </ul>
    </section>
  );
}
