// Lists of commands: in the order of their times, and what was done beyond what was there before.
import type { Command } from './run-spec.ts';

/** After all others of its time. */
export function inTime(commands: readonly Command[], command: Command): Command[] {
  const later = commands.findIndex(({ atMs }) => atMs > command.atMs);
  return later < 0 ? [...commands, command] : [...commands.slice(0, later), command, ...commands.slice(later)];
}

/** What was done beyond what was done already: every known command is taken out once. */
export function ownCommands(commands: readonly Command[], known: readonly Command[]): Command[] {
  const left = known.map((command) => JSON.stringify(command));
  return commands.filter((command) => {
    const at = left.indexOf(JSON.stringify(command));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
