// The keys of the whole page. They step back where a person types, and where a control has its own use for the key.
import { useEffect } from 'react';
import type { SessionView } from '../../session/controls.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { watchFocus } from './focus-source.ts';

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
  { keys: ['↑', '↓'], does: 'From bar to bar in the waterfall, from a broker through its queues' },
  { keys: ['E'], does: 'Export a picture, the charts, the numbers or a clip' },
  { keys: ['?'], does: 'This help' },
  { keys: ['Esc'], does: 'Close what is open' },
];

/** Nothing is typed into these. */
const RANGE = 'input[type="range"]';
const MARKED = 'input[type="checkbox"], input[type="radio"]';
const FIELD = 'input, textarea, [contenteditable="true"]';
const TYPED = '[role="menu"], dialog';
/** Letters choose here, as typing does. */
const CHOSEN = 'select';
const PRESSED = `button, a, summary, [role="tab"], [role="switch"], ${CHOSEN}, ${MARKED}`;
const MOVED = `[role="tablist"], [role="separator"], .react-flow__pane, ${RANGE}, ${MARKED}`;

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

/**
 * What a key means, given where the focus is; null where it means nothing or belongs to the focused control. Space
 * belongs to a control that keys led to, not to one that was clicked.
 */
export function actionOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
  within: (selector: string) => boolean,
  isPointed = false,
): Action | null {
  // A field gives up its Esc once there is nothing to take back in it (it stops the key while there is).
  if (event.key === 'Escape' && within('input') && !within('dialog')) return 'close';
  const isTyped = within(FIELD) && !within(RANGE) && !within(MARKED);
  if (isTyped || within(TYPED) || event.altKey) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : null;
  }
  if (key === ' ') return within(PRESSED) && !isPointed ? null : 'toggle';
  if (within(CHOSEN)) return null;
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
    const isPointed = watchFocus(window);
    let hasSpace = false;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : document.body;
      const action = actionOf(event, (selector) => target.closest(selector) !== null, isPointed());
      if (event.key === ' ') hasSpace = action !== null;
      if (!action) return;
      if (action !== 'close') event.preventDefault();
      actions[action]();
    };
    // Some browsers press a button when Space is let go.
    const released = (event: KeyboardEvent) => {
      if (event.key === ' ' && hasSpace) event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    window.addEventListener('keyup', released);
    return () => {
      window.removeEventListener('keydown', pressed);
      window.removeEventListener('keyup', released);
    };
  }, [session, onHelp, onClose]);
}
