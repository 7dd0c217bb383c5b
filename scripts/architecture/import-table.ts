// Who may import whom, and why: the table of ARCHITECTURE.md as data. Folders are named from `src`; the row with the
// longest matching name holds for a file, so that `scenario/library` may have rules of its own inside `scenario`.

export interface Row {
  /** A folder, or one file without its extension; a file's row also holds for files named after it (`entry-serve.ts`). */
  folder: string;
  /** Folders of ours whose values and types may be imported, besides its own and the shared leaves. */
  imports: readonly string[];
  /** Folders of which only types may be imported. */
  types?: readonly string[];
  /** npm packages; `node:` stands for all of Node. */
  packages?: readonly string[];
  /** Files that may be named in `new URL('…', import.meta.url)`: run elsewhere, not loaded here. */
  starts?: readonly string[];
  /** Replaces the shared leaves, for a folder that may not even have those. */
  leaves?: readonly string[];
  because: string;
}

/** Small, pure, free of dependencies: whoever imports them takes nothing else along. */
export const sharedLeaves = ['assert', 'protocol', 'theory'] as const;

export const importTable: readonly Row[] = [
  { folder: 'assert', imports: [], leaves: [], because: 'everybody imports it, so it drags nothing along' },
  {
    folder: 'protocol',
    imports: [],
    leaves: ['assert'],
    because: 'it crosses the worker boundary: plain types that neither side owns',
  },
  {
    folder: 'theory',
    imports: [],
    leaves: ['assert', 'protocol'],
    because: 'formulas are judged against the simulation, so they may not know it',
  },
  {
    folder: 'topology',
    imports: ['topology/diagrams'],
    packages: ['pele', 'elkjs'],
    because: 'a diagram is a picture; what its parts do is for scenarios to say',
  },
  {
    folder: 'topology/diagrams',
    imports: [],
    leaves: [],
    because: 'scenarios take these texts as values, and may not take the parser with them',
  },
  {
    folder: 'scenario',
    imports: ['scenario/library'],
    types: ['topology'],
    because: 'engine, page and command line all read scenarios: data and its grammar, nothing that runs',
  },
  {
    folder: 'scenario/library',
    imports: ['scenario', 'topology/diagrams'],
    because: 'built-in scenarios are data; their diagrams are texts',
  },
  {
    folder: 'sim-engine/kernel',
    imports: [],
    leaves: ['assert'],
    because: 'time, luck and columns know no shop and no broker, so that they can be proven alone',
  },
  {
    folder: 'sim-engine/core',
    imports: ['sim-engine/kernel'],
    leaves: [],
    because: 'it is AssemblyScript, compiled apart: whatever it imports is compiled to WebAssembly with it',
  },
  {
    folder: 'sim-engine/memory',
    imports: ['scenario/limits'],
    leaves: [],
    because: 'it says where everything stands, and how much room there is; what that means is for the model to say',
  },
  {
    folder: 'sim-engine/stats',
    imports: ['sim-engine/kernel', 'sim-engine/memory'],
    because: 'it counts whatever the model tells',
  },
  {
    folder: 'sim-engine/model',
    imports: ['sim-engine/kernel', 'sim-engine/memory', 'sim-engine/stats', 'scenario'],
    because: 'the behaviour of a scenario, built on the core; nothing of the facade that drives it',
  },
  {
    folder: 'sim-engine',
    imports: ['sim-engine/kernel', 'sim-engine/memory', 'sim-engine/stats', 'sim-engine/model', 'scenario'],
    types: ['worker/api'],
    because: 'the facade joins kernel, statistics and model, and runs wherever there is JavaScript',
  },
  {
    folder: 'worker/api',
    imports: [],
    types: ['scenario'],
    because: 'the contract of both sides of the worker: types, so that either side can be replaced',
  },
  {
    folder: 'worker/entry',
    imports: ['sim-engine', 'scenario', 'explain'],
    types: ['worker/api'],
    packages: ['comlink'],
    because: 'the one place where the engine meets a browser, on a thread of its own',
  },
  {
    folder: 'worker',
    imports: ['worker/api', 'scenario'],
    packages: ['comlink'],
    starts: ['worker/entry'],
    because: 'the page speaks to the engine through it, so the engine must not come along',
  },
  {
    folder: 'explain',
    imports: ['scenario'],
    because: 'facts in words, as a story, as text to take away: pure, for the screen and for whoever searches',
  },
  { folder: 'share', imports: ['scenario'], because: 'a link is a run spec and nothing else' },
  {
    folder: 'lessons',
    imports: ['scenario'],
    packages: ['xstate'],
    because: 'stories are data about runs, and a chart of how one goes through them; the screen shows them',
  },
  {
    folder: 'message-life',
    imports: [],
    packages: ['xstate'],
    because: "a message's life is told from facts alone, so that a test can walk the engine's facts through it",
  },
  {
    folder: 'stores',
    imports: ['scenario', 'topology'],
    packages: ['zustand/vanilla'],
    because: 'what is shown, without React, so that tests and other screens can read it',
  },
  {
    folder: 'session',
    imports: ['stores', 'worker/client', 'explain', 'scenario'],
    types: ['worker/api'],
    packages: ['xstate'],
    because: "the session's life is told without a screen",
  },
  {
    folder: 'offline',
    imports: ['stores'],
    because: 'the browser keeps the page whatever it shows; what is told of it is in a store',
  },
  {
    folder: 'components',
    imports: ['session', 'stores', 'lessons', 'share', 'explain', 'topology', 'scenario', 'message-life'],
    packages: ['react', 'react-dom', '@xyflow/react', 'recharts', 'zustand', 'uqr'],
    because: 'the screen asks the session and reads the stores; it never sees the engine or the worker',
  },
  {
    folder: 'main',
    imports: ['components', 'session', 'stores', 'share', 'scenario', 'offline'],
    packages: ['react', 'react-dom', '@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono'],
    because: 'it mounts the app, and everything it brings is in the first load',
  },
  {
    folder: 'cli',
    imports: ['sim-engine', 'scenario', 'topology', 'share'],
    packages: ['node:'],
    because: 'the same engine without a browser',
  },
];
