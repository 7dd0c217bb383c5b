// A feature of the simulator: what sets it, the scenario that shows it, the test that holds it.

/** A knob of the scenario; a button or field of the screen, by its text and file; or a field of the scenario as data. */
export type Control = { knob: string } | { button: string; in: string } | { field: string };

export interface Feature {
  what: string;
  control: Control;
  /** One of the library's; null where only a test needs it. */
  scenario: string | null;
  test: { file: string; title: string };
}

export interface Part {
  title: string;
  features: Feature[];
}

export const engine = (name: string, title: string) => ({ file: `src/sim-engine/${name}.test.ts`, title });
export const library = (title: string) => engine('library', title);
export const recorded = (id: string) => ({ file: 'test-fixtures/rabbitmq', title: id });
export const knob = (path: string): Control => ({ knob: path });
export const field = (text: string): Control => ({ field: text });
export const button = (text: string, file: string): Control => ({ button: text, in: `src/components/${file}` });

export const feature = (what: string, control: Control, scenario: string | null, test: Feature['test']): Feature => ({
  what,
  control,
  scenario,
  test,
});
