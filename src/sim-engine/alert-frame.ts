// Alerts as a plain picture: those that fire now, and the newest that began or ended.
import { ALERT_TURNS_MAX, type Alert, type AlertTurn } from '../protocol/frame.ts';
import { TURNS, type World } from './model/world.ts';

export function alertsOf(w: World): Alert[] {
  const { firing, sinceMs, value } = w.rules;
  return w.scenario.alerts.flatMap(({ id, title, queue, measure, above }, index) =>
    firing[index] === 1 ? [{ id, title, queue, measure, value: value[index]!, above, sinceMs: sinceMs[index]! }] : [],
  );
}

export function alertTurnsOf(w: World): AlertTurn[] {
  const count = w.scalars[TURNS]!;
  const first = Math.max(0, count - ALERT_TURNS_MAX);
  return Array.from({ length: count - first }, (_, offset) => {
    const row = (first + offset) % ALERT_TURNS_MAX;
    const { id, title, queue } = w.scenario.alerts[w.turns.rule[row]!]!;
    return { id, title, queue, atMs: w.turns.atMs[row]!, raised: w.turns.raised[row] === 1 };
  });
}
