// What differs between two lanes: knobs that both have, with two values. Knobs of one lane alone are its structure.
import { type Knob, knobsOf } from '../../scenario/knobs.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { knobText } from './knob-text.ts';
import { ownerTitle } from './labels.ts';

export interface Difference {
  path: string;
  owner: string;
  /** The owner and the knob: "E-mail workers: prefetch". */
  label: string;
  values: [a: string, b: string];
}

function label(scenario: Scenario, knob: Knob): string {
  const title = ownerTitle(scenario, knob.owner);
  const name = knob.label.toLowerCase();
  return title.toLowerCase().endsWith(name) ? title : `${title}: ${name}`;
}

export function differences(a: Scenario, b: Scenario): Difference[] {
  const others = new Map(knobsOf(b).map((knob) => [knob.path, knob]));
  return knobsOf(a).flatMap((knob) => {
    const other = others.get(knob.path);
    if (!other || knobText(knob) === knobText(other)) return [];
    return [{ path: knob.path, owner: knob.owner, label: label(a, knob), values: [knobText(knob), knobText(other)] }];
  });
}
