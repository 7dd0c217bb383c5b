// What a session is given, and what is given of it.
import type { Issue } from '../protocol/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Client } from '../worker/client.ts';
import type { RunToOpen, SessionView } from './controls.ts';

export interface SessionOptions {
  client?: Client;
  /** What is wrong with a scenario's diagram as the ground of its flows. */
  checkDiagram?: (scenario: Scenario) => Promise<Issue[]>;
  comparisonId?: string;
  /** What to open instead of a comparison. */
  first?: RunToOpen | null;
}

export interface SessionHandle {
  /** The same object until something in it changes. */
  view: () => SessionView;
  subscribe: (changed: () => void) => () => void;
}
