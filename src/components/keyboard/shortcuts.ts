// The keys of the whole page. They step back where a person types, and where a control has its own use for the key.
import { useEffect } from 'react';
import type { SessionView } from '../../session/controls.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';

export const SHORTCUTS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['Space'], does: 'Play or pause' },
  { keys: ['←', '→'], does: 'One event back, or on' },
  {
    keys: ['Shift ←', 'Shift →'],
    does: 'One step of the followed order back, or on; of the log’s list where it is narrowed',
  },
  { keys: ['[', ']'], does: 'The change, fault or alert before, or after' },
  { keys: ['Home', 'End'], does: 'The beginning, and the end' },
  { keys: ['W'], does: 'Why? – the causes of what has just happened' },
  { keys: ['R'], does: 'Play from the start' },
  { keys: ['1', '2', '3'], does: 'Lane A, both lanes, lane B' },
  { keys: ['Ctrl Z'], does: 'Undo the last change' },
  { keys: ['Ctrl Shift Z', 'Ctrl Y'], does: 'Redo it' },
  { keys: ['E'], does: 'Export a picture, the charts, the numbers or a clip' },
  { keys: ['?'], does: 'This help' },
  { keys: ['Esc'], does: 'Close what is open' },
];

const TYPED = 'input, textarea, select, [contenteditable="true"], [role="menu"], dialog';
const PRESSED = 'button, a, summary, [role="tab"], [role="switch"]';
const MOVED = '[role="tablist"], [role="separator"], .react-flow__pane';

/** Steps, by what they go along and the way. */
const STEPS = {
  ArrowLeft: 'event-',
  ArrowRight: 'event+',
  'Shift ArrowLeft': 'thread-',
  'Shift ArrowRight': 'thread+',
  '[': 'change-',
  ']': 'change+',
  Home: 'home',
  End: 'end',
  w: 'why',
} as const;

type StepAction = (typeof STEPS)[keyof typeof STEPS];
export type Action =
  | StepAction
  | 'toggle'
  | 'restart'
  | 'undo'
  | 'redo'
  | 'a'
  | 'both'
  | 'b'
  | 'export'
  | 'help'
  | 'close';

/** What a key means, given where the focus is; null where it means nothing or belongs to the focused control. */
export function actionOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
  within: (selector: string) => boolean,
): Action | null {
  // A field gives up its Esc once there is nothing to take back in it (it stops the key while there is).
  if (event.key === 'Escape' && within('input') && !within('dialog')) return 'close';
  if (within(TYPED) || event.altKey) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : null;
  }
  if (key === ' ') return within(PRESSED) ? null : 'toggle';
  const step = STEPS[(event.shiftKey && key.startsWith('Arrow') ? `Shift ${key}` : key) as keyof typeof STEPS];
  if (step) return key.length > 1 && !event.shiftKey && within(MOVED) ? null : step;
  const plain: Record<string, Action> = {
    r: 'restart',
    '1': 'a',
    '2': 'both',
    '3': 'b',
    e: 'export',
    '?': 'help',
    Escape: 'close',
  };
  return plain[key] ?? null;
}

export function useShortcuts(session: SessionView, onHelp: () => void, onClose: () => void): void {
  useEffect(() => {
    const stepping = (how: 'stepThread' | 'stepChange' | 'askNow', way: 1 | -1) =>
      import('../explain/stepping.ts').then((steps) => steps[how](session, way));
    const isOver = () => runStore.getState().frame?.finished === true;
    const actions: Record<Action, () => void> = {
      toggle: () => (isOver() && session.phase !== 'running' ? session.restart() : session.toggle()),
      'event-': () => session.previousEvent(),
      'event+': () => {
        if (!isOver()) session.nextEvent();
      },
      'thread-': () => stepping('stepThread', -1),
      'thread+': () => stepping('stepThread', 1),
      'change-': () => stepping('stepChange', -1),
      'change+': () => stepping('stepChange', 1),
      home: () => session.seek({ steps: 0 }),
      end: () => session.seek({ atMs: runStore.getState().frame?.untilMs ?? 0 }),
      why: () => stepping('askNow', 1),
      restart: () => session.restart(),
      undo: () => session.undo(),
      redo: () => session.redo(),
      a: () => viewStore.setState({ lanes: 'a' }),
      both: () => viewStore.setState({ lanes: 'both' }),
      b: () => viewStore.setState({ lanes: 'b' }),
      export: () => placeStore.setState({ dialog: 'export' }),
      help: onHelp,
      close: onClose,
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : document.body;
      const action = actionOf(event, (selector) => target.closest(selector) !== null);
      if (!action) return;
      if (action !== 'close') event.preventDefault();
      actions[action]();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [session, onHelp, onClose]);
}
