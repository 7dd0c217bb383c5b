// The built-in library: scenarios, and the comparisons made of them.
export type { Comparison, Topic } from './comparison.ts';
export { COMPARISONS, comparisonById, comparisonSpec } from './comparisons.ts';
export { SCENARIOS, scenarioById } from './scenarios.ts';
