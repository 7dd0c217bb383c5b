// The built-in library: scenarios, and the comparisons made of them.
export { COMPARISONS, type Comparison, comparisonById, comparisonSpec, type Topic } from './comparisons.ts';
export { SCENARIOS, scenarioById } from './scenarios.ts';
