// A sequence diagram as Mermaid text: the lesson's own form, to be pasted wherever Mermaid is understood.
import type { Item, SequenceDiagram } from './sequence-parts.ts';

const ARROWS = { ask: '->>', answer: '-->>', failure: '--x' } as const;

/** Names that Mermaid takes for its own words are no ids there. */
const aliasOf = (id: string): string => `p_${id.replaceAll(/\W/g, '_')}`;

/** What ends a line or begins an entity in Mermaid is written as an entity. */
const escaped = (text: string): string =>
  text
    .replaceAll('#', '#35;')
    .replaceAll(/;(?<!#35;)/g, '#59;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll(/\s+/g, ' ');

const textOf = (lines: readonly string[]): string => lines.map(escaped).join('<br/>');

function lineOf(item: Item): string {
  if (item.do === 'note') {
    const over = [...new Set(item.over)].map(aliasOf).join(',');
    return `Note over ${over}: ${textOf(item.lines)}`;
  }
  return `${aliasOf(item.from)}${ARROWS[item.kind]}${aliasOf(item.to)}: ${textOf(item.lines)}`;
}

export function mermaidText({ participants, before, parallel, after }: SequenceDiagram): string {
  const declared = participants.map(
    ({ id, title, isActor }) => `${isActor ? 'actor' : 'participant'} ${aliasOf(id)} as ${escaped(title)}`,
  );
  const parts = parallel.flatMap(({ queue, items }, index) => [
    `${index === 0 ? 'par' : 'and'} ${escaped(queue)}`,
    ...items.map((item) => `    ${lineOf(item)}`),
  ]);
  const behind = parts.length > 0 ? [...parts, 'end'] : [];
  const lines = [...declared, ...before.map(lineOf), ...behind, ...after.map(lineOf)];
  return `sequenceDiagram\n${lines.map((line) => `    ${line}\n`).join('')}`;
}
