// The keys of the whole page. They step back where a person types, and where a control has its own use for the key.
import { useEffect } from 'react';
import type { SessionView } from '../../session/controls.ts';
import { runStore } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';

export const SHORTCUTS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['Space'], does: 'Play or pause' },
  { keys: ['→'], does: 'Next event' },
  { keys: ['Home', 'R'], does: 'From the start' },
  { keys: ['1', '2', '3'], does: 'Lane A, both lanes, lane B' },
  { keys: ['Ctrl Z'], does: 'Undo the last change' },
  { keys: ['Ctrl Shift Z', 'Ctrl Y'], does: 'Redo it' },
  { keys: ['?'], does: 'This help' },
  { keys: ['Esc'], does: 'Close what is open' },
];

const TYPED = 'input, textarea, select, [contenteditable="true"], [role="menu"], dialog';
const PRESSED = 'button, a, summary, [role="tab"], [role="switch"]';
const MOVED = '[role="tablist"], [role="separator"], [role="slider"], .react-flow__pane';

export type Action = 'toggle' | 'next' | 'restart' | 'undo' | 'redo' | 'a' | 'both' | 'b' | 'help' | 'close';

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
  if (key === 'ArrowRight' || key === 'Home') {
    if (within(MOVED)) return null;
    return key === 'Home' ? 'restart' : 'next';
  }
  const plain: Record<string, Action> = { r: 'restart', '1': 'a', '2': 'both', '3': 'b', '?': 'help', Escape: 'close' };
  return plain[key] ?? null;
}

export function useShortcuts(session: SessionView, onHelp: () => void, onClose: () => void): void {
  useEffect(() => {
    const isOver = () => runStore.getState().frame?.finished === true;
    const actions: Record<Action, () => void> = {
      toggle: () => (isOver() && session.phase !== 'running' ? session.restart() : session.toggle()),
      next: () => {
        if (!isOver()) session.nextEvent();
      },
      restart: () => session.restart(),
      undo: () => session.undo(),
      redo: () => session.redo(),
      a: () => viewStore.setState({ lanes: 'a' }),
      both: () => viewStore.setState({ lanes: 'both' }),
      b: () => viewStore.setState({ lanes: 'b' }),
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
