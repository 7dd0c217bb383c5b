// A story's text with its figures written in.
import kept from '../../lessons/figures.generated.json';
import type { Story, Unit } from '../../lessons/story.ts';
import { countText, decimalText, msText, percentText, ratioText, unbroken } from '../shared/format.ts';

export const WRITERS: Record<Unit, (value: number) => string> = {
  ms: (value) => msText(value),
  count: countText,
  decimal: (value) => decimalText(value, value < 10 ? 2 : 1),
  ratio: ratioText,
  percent: percentText,
  perSecond: (value) => `${decimalText(value)} a second`,
};

interface Kept {
  figures: Record<string, number>;
  scenes: { momentMs: number; right: number | null }[];
}
const keptOf = (story: Story): Kept | undefined => (kept as Record<string, Kept>)[story.id];

export const momentOf = (story: Story, scene: number): number => keptOf(story)?.scenes[scene]?.momentMs ?? 0;

export function textOf(story: Story, text: string): string {
  const units = Object.assign({}, ...story.scenes.map(({ figures = {} }) => figures)) as Record<string, { unit: Unit }>;
  const filled = text.replaceAll(/\{(\w+)\}/g, (name, key: string) => {
    const value = keptOf(story)?.figures[key];
    const unit = units[key]?.unit;
    return value === undefined || unit === undefined ? name : WRITERS[unit](value);
  });
  return unbroken(filled);
}
