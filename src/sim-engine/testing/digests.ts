// The digest of a built-in scenario's first seconds: what the identity test compares, and what its script writes down.
import { SCENARIOS } from '../../scenario/library/library.ts';
import { Simulation } from '../simulation.ts';

export const DIGEST_UNTIL_MS = 20_000;

export function digestOf(id: string, untilMs: number): string {
  const scenario = SCENARIOS.find((one) => one.id === id)!;
  const created = Simulation.create(
    { seed: 7, untilMs, lanes: [{ scenario, sets: {}, commands: [] }] },
    { keepFacts: false },
  );
  if (!created.ok)
    throw new Error(`${id}: ${created.issues.map(({ path, problem }) => `${path} ${problem}`).join('; ')}`);
  created.value.advance(untilMs, Infinity);
  return created.value.frame(0, {}).lanes[0]!.digest;
}
