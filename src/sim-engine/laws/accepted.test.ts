// What the reader of scenarios lets through, the engine can run: no exception, and the clock goes forward.
import { expect, test } from 'vitest';
import { scenarioFrom } from '../../scenario/check.ts';
import { anyBroken } from '../../scenario/testing/any-input.ts';
import { Simulation } from '../simulation.ts';
import { specOf } from '../testing/runs.ts';
import { holdsFor, LAWS_SEED } from './properties.ts';

test(`any scenario that is accepted runs (seed ${LAWS_SEED})`, () => {
  const accepted = anyBroken.map(scenarioFrom).filter((read) => read.ok);
  holdsFor(
    accepted,
    (read) => {
      const created = Simulation.create(specOf(read.value), { keepFacts: true });
      if (!created.ok) throw new Error(`refused: ${JSON.stringify(created.issues)}`);
      created.value.advance(2_000, 2_000);
      created.value.frame(0, { series: true, histogram: true });
      expect(created.value.atMs).toBeGreaterThanOrEqual(0);
      expect(created.value.stopped).toBeNull();
    },
    100,
  );
});
