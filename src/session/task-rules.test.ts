// While a task is worked on, what is locked stays as it is, whatever asks for it; and what was hidden is not named.
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Frame } from '../protocol/frame.ts';
import { comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import { FAULTS_LOCK, SHAPE_LOCK, type Task } from '../scenario/task.ts';
import { NOWHERE, placeStore } from '../stores/place-store.ts';
import { runStore } from '../stores/run-store.ts';
import type { SessionView } from './controls.ts';
import { asTold, guarded } from './task-rules.ts';

const task: Task = {
  challenge: null,
  title: '',
  brief: '',
  comparisonId: 'rush',
  pace: 4,
  spec: comparisonSpec(comparisonById('rush')!),
  terms: [],
  locks: ['EmailWorker', FAULTS_LOCK, SHAPE_LOCK],
  minutes: 10,
  hidden: [
    { lane: 'b', command: { atMs: 5, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } } },
  ],
  posed: true,
};
const under = { beganAtMs: 0, endsAtMs: 600_000, isOver: false };

function session() {
  const acts = {
    turn: vi.fn(() => []),
    startFault: vi.fn(),
    endFault: vi.fn(),
    act: vi.fn(),
    compareWith: vi.fn(),
    edit: vi.fn(),
    editDiagram: vi.fn(async () => []),
    undo: vi.fn(),
    redo: vi.fn(),
    changeFromStart: vi.fn(),
  };
  return { acts, view: guarded(acts as unknown as SessionView) };
}

afterEach(() => {
  placeStore.setState(NOWHERE);
  runStore.setState({ issues: [] });
});

describe('while it is worked on', () => {
  test('what is locked is refused with a reason, and everything else is done', async () => {
    placeStore.setState({ challenge: task, attempt: under });
    const { acts, view } = session();
    expect(view.turn('EmailWorker.count', 9, ['b'])).toMatchObject([{ path: 'EmailWorker.count' }]);
    view.endFault('EmailService', { type: 'down' }, ['b']);
    view.act({ type: 'crash-worker', component: 'EmailWorker', worker: 0, restartAfterMs: 1 }, ['b']);
    view.compareWith('a');
    view.edit(task.spec, 'a fault is planned');
    expect(await view.editDiagram('a', 'graph TB')).toHaveLength(1);
    expect(runStore.getState().issues[0]?.problem).toBe('is locked by whoever posed this');
    const { turn, undo, ...refused } = acts;
    for (const act of Object.values(refused)) expect(act).not.toHaveBeenCalled();
    view.turn('AppServers.slots', 300, ['a']);
    view.undo();
    expect([turn.mock.calls.length, undo.mock.calls.length]).toEqual([1, 1]);
  });

  test('nothing is changed before it has begun, and nothing once the time is up', () => {
    const { acts, view } = session();
    placeStore.setState({ challenge: task, attempt: null });
    expect(view.turn('AppServers.slots', 300, ['a'])).toHaveLength(1);
    placeStore.setState({ attempt: { ...under, isOver: true } });
    expect(view.turn('AppServers.slots', 300, ['a'])[0]?.problem).toContain('the time is up');
    view.undo();
    view.changeFromStart();
    for (const act of Object.values(acts)) expect(act).not.toHaveBeenCalled();
  });

  test('without a task nothing is asked', () => {
    const { acts, view } = session();
    view.turn('EmailWorker.count', 9, ['b']);
    view.startFault('EmailService', { type: 'down' }, ['b']);
    expect([acts.turn.mock.calls.length, acts.startFault.mock.calls.length]).toEqual([1, 1]);
  });
});

test('a hidden fault shows by what it does, not by its name; what was caused openly keeps its own', () => {
  const lane = (faults: string[]) => ({ components: [{ id: 'EmailService', faults, failed: 7 }] });
  const frame = { lanes: [lane(['down']), lane(['down', 'slow'])] } as unknown as Frame;
  placeStore.setState({ challenge: task, attempt: under });
  const told = asTold(frame).lanes.map(({ components }) => components[0]);
  expect(told).toMatchObject([
    { faults: ['down'], failed: 7 },
    { faults: ['slow'], failed: 7 },
  ]);
  placeStore.setState(NOWHERE);
  expect(asTold(frame)).toBe(frame);
});
