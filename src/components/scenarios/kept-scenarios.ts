// The scenarios that a person has made. They stay on the device until they are downloaded or shared.
import { createStore } from 'zustand/vanilla';
import { scenarioFrom } from '../../scenario/check.ts';
import { scenarioById } from '../../scenario/library/library.ts';
import type { Scenario } from '../../scenario/scenario.ts';

const KEY = 'queuescope.scenarios';
export const KEPT_MAX = 50;

/** What cannot be read any more is left out, and stays out with the next change. */
export function remembered(text: string | null): Scenario[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.slice(0, KEPT_MAX).flatMap((one: unknown) => {
      const read = scenarioFrom(one);
      return read.ok ? [read.value] : [];
    });
  } catch {
    return [];
  }
}

const stored = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

export const keptScenarios = createStore<{ scenarios: readonly Scenario[] }>()(() => ({
  scenarios: remembered(stored()),
}));

/** False where the device refused: its storage is full, or closed to pages. */
export function setKept(scenarios: readonly Scenario[]): boolean {
  keptScenarios.setState({ scenarios });
  try {
    localStorage.setItem(KEY, JSON.stringify(scenarios));
    return true;
  } catch {
    return false;
  }
}

/** A name that no scenario has, built in or kept. */
export const isTaken = (id: string): boolean =>
  scenarioById(id) !== undefined || keptScenarios.getState().scenarios.some((one) => one.id === id);
