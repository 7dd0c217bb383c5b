// A session as the screen has it: its controls as they may be used now, its phase, and why it failed.
import type { Controls, Phase, SessionView } from './controls.ts';
import { guarded } from './task-rules.ts';

export function viewOf(session: Controls, phase: Phase, failure: string | null): SessionView {
  const { open, openRun, play, pause, toggle, nextEvent, restart, setPace, turn, holdClock } = session;
  const { startFault, endFault, act, changeFromStart, undo, redo, compareWith, edit, editDiagram, retry } = session;
  const { previousEvent, seek, goToFact, recall } = session;
  const playing = { open, openRun, play, pause, toggle, nextEvent, restart, setPace, holdClock };
  const places = { previousEvent, seek, goToFact, recall };
  const changes = {
    turn,
    startFault,
    endFault,
    act,
    changeFromStart,
    undo,
    redo,
    compareWith,
    edit,
    editDiagram,
    retry,
  };
  return guarded({ phase, failure, ...playing, ...places, ...changes });
}
