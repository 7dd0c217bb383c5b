// @vitest-environment jsdom
// The parser is not mermaid's own, so what it says is held against what mermaid says: same nodes, edges, labels, strokes, groups.
// Labels are compared line by line, because mermaid, which draws them as HTML, has rewritten their tags by then.

import { readFileSync } from 'node:fs';
import mermaid from 'mermaid';
import { expect, test } from 'vitest';
import { assert } from '../assert.ts';
import { lessonAsync } from './diagrams/lesson-async.ts';
import { shopSync } from './diagrams/shop-sync.ts';
import { quoteDottedLabels } from './dotted-labels.ts';
import { labelLines } from './label-text.ts';
import { readFlowchart } from './pele-adapter.ts';

interface MermaidFlowchart {
  getDirection(): string;
  getVertices(): Map<string, { id: string; text?: string; type?: string; styles: string[] }>;
  getEdges(): { start: string; end: string; text: string; stroke: string; type: string }[];
  getSubGraphs(): { id: string; title: string; nodes: string[] }[];
}

const fixture = (name: string) => readFileSync(`test-fixtures/diagrams/${name}.mmd`, 'utf8');

const diagrams: Record<string, string> = {
  'the lesson': quoteDottedLabels(lessonAsync).text,
  'the shop without a queue': quoteDottedLabels(shopSync).text,
  shapes: fixture('shapes'),
  links: fixture('links'),
  groups: fixture('groups'),
  labels: fixture('labels'),
};

async function byMermaid(text: string) {
  mermaid.initialize({ startOnLoad: false });
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  const db = diagram.db as unknown as MermaidFlowchart;
  return {
    direction: db.getDirection(),
    nodes: [...db.getVertices().values()].map(({ id, text: label, type }) => [
      id,
      labelLines(label ?? id),
      type ?? 'square',
    ]),
    edges: db
      .getEdges()
      .map(({ start, end, text: label, stroke, type }) => [start, end, labelLines(label), stroke, type]),
    groups: db.getSubGraphs().map(({ id, title, nodes }) => [id, title, nodes]),
  };
}

function byOurParser(text: string) {
  const parsed = readFlowchart(text, { charactersMax: 65_536, edgesMax: 1_000 });
  assert(!('code' in parsed), 'a fixture must be valid');
  return {
    direction: parsed.direction,
    nodes: parsed.nodes.map(({ id, text: label, shape }) => [id, labelLines(label), shape]),
    edges: parsed.edges.map(({ from, to, text: label, stroke, arrow }) => [from, to, labelLines(label), stroke, arrow]),
    groups: parsed.groups.map(({ id, title, members }) => [id, title, members]),
  };
}

test.each(Object.keys(diagrams))('%s: the parser reads what mermaid reads', async (name) => {
  const text = diagrams[name] ?? '';
  expect(byOurParser(text)).toEqual(await byMermaid(text));
});

test('mermaid itself refuses the lesson as it is written, which is why dotted labels are quoted', async () => {
  await expect(mermaid.mermaidAPI.getDiagramFromText(lessonAsync)).rejects.toThrow(/Lexical error on line 46/);
});
