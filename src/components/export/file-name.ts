// Names of files: what ran, what the file shows, and the simulated instant it is of: `rush-topology-at-12.5s.png`.
import { timeText } from '../../scenario/duration.ts';
import type { RunSpec } from '../../scenario/run-spec.ts';

export const runName = (spec: RunSpec, comparisonId: string): string =>
  comparisonId || [...new Set(spec.lanes.map(({ scenario }) => scenario.id))].join('-and-');

/** Ids are names of letters, digits, dots and dashes, so that nothing in them can lead out of a folder. */
export const fileName = (run: string, what: string, atMs: number, extension: string): string =>
  `${run.slice(0, 60)}-${what}-at-${timeText(Math.round(atMs))}.${extension}`;
