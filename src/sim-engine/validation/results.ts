// What the comparisons came to, each made once: tests ask for single ones, the document for all of them.
import { Comparison } from './comparison.ts';
import { EXPERIMENTS } from './experiments.ts';
import { type Estimate, estimateOf, runOnce, SEEDS } from './replications.ts';
import type { Figure, Model } from './theory-models.ts';

const comparisons = new Map<string, Comparison>();
const runs = new Map<Model, ReturnType<typeof runOnce>[]>();

/** A recorded run beside the simulator's. */
export function comparisonOf(id: string): Comparison {
  const known = comparisons.get(id);
  if (known) return known;
  const comparison = new Comparison();
  for (const { cases } of EXPERIMENTS) cases.find((one) => one.id === id)?.compare(comparison);
  comparisons.set(id, comparison);
  return comparison;
}

/** A figure of a model, measured in twenty runs. */
export function measured(model: Model, figure: Figure): Estimate {
  if (!runs.has(model))
    runs.set(
      model,
      SEEDS.map((seed) => runOnce(model.scenario, seed, model.perSecond, model.looks)),
    );
  return estimateOf(runs.get(model)!.map(figure.of));
}
