// How laws are checked: a fixed seed, said in every failure, and few enough runs that all laws take seconds.
import fc from 'fast-check';

/** Another seed finds other examples: `LAWS_SEED=7 LAWS_RUNS=2000 npx vitest run src/sim-engine/laws`. */
const environment = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env ?? {};
export const LAWS_SEED = Number(environment['LAWS_SEED'] ?? 20_260_401);
const runs = (usual: number) => Number(environment['LAWS_RUNS'] ?? usual);

/** Holds for every example: fast-check prints seed, path and the smallest counterexample where it does not. */
export function holdsFor<T>(anything: fc.Arbitrary<T>, law: (example: T) => void, numRuns = 100): void {
  fc.assert(
    fc.property(anything, (example) => {
      law(example);
    }),
    { seed: LAWS_SEED, numRuns: runs(numRuns), endOnFailure: false },
  );
}
