// Mermaid flowchart text -> graph. What is wrong with a text comes back as issues at its own lines and columns, never as an
// exception. Carries the parser with it, so pages import this file dynamically.

import { type Issue, ok, type Result, wrong } from '../protocol/issue.ts';
import { quoteDottedLabels } from './dotted-labels.ts';
import type { Graph } from './graph.ts';
import { parseProblem } from './parse-problem.ts';
import { type ParsedFlowchart, type ParserError, readFlowchart } from './pele-adapter.ts';
import { toGraph } from './to-graph.ts';

export const DIAGRAM_BYTES_MAX = 65_536;
export const DIAGRAM_NODES_MAX = 500;
export const DIAGRAM_EDGES_MAX = 1_000;
const DIAGRAM_GROUPS_MAX = 100;

/** Warnings come with a graph: it can be drawn, but perhaps it is not what was meant. */
export type ParsedDiagram = Result<Graph> & { warnings: Issue[] };

const failed = (...issues: Issue[]): ParsedDiagram => ({ ...wrong(...issues), warnings: [] });
const problem = (sentence: string): Issue => ({ path: 'diagram', problem: sentence });

export function parseDiagram(text: string): ParsedDiagram {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > DIAGRAM_BYTES_MAX) return failed(problem(`must be at most 64 KB long, is ${Math.ceil(bytes / 1024)} KB`));
  // Line ends first: afterwards lines and columns are the same for the person, for the parser and for us.
  const lines = text.replace(/\r\n?/g, '\n');
  const quoted = quoteDottedLabels(lines);
  // The quotes that we add must not make a text too long that was not.
  const parsed = readFlowchart(quoted.text, { charactersMax: 2 * DIAGRAM_BYTES_MAX, edgesMax: DIAGRAM_EDGES_MAX });
  if ('code' in parsed) return failed(located(parsed, lines, quoted.originalColumn));
  if (parsed.nodes.length > DIAGRAM_NODES_MAX)
    return failed(problem(`must have at most ${DIAGRAM_NODES_MAX} nodes, has ${parsed.nodes.length}`));
  if (parsed.groups.length > DIAGRAM_GROUPS_MAX)
    return failed(problem(`must have at most ${DIAGRAM_GROUPS_MAX} groups, has ${parsed.groups.length}`));
  const { graph, warnings } = toGraph(parsed);
  return { ...ok(graph), warnings: [...warnings, ...cutLabels(lines, parsed)] };
}

function located(error: ParserError, text: string, originalColumn: (line: number, column: number) => number): Issue {
  if (error.code === 'limit') return problem(`must have at most ${DIAGRAM_EDGES_MAX.toLocaleString('en')} edges`);
  const lines = text.split('\n');
  const named = /(?:shape: |index )(\S+?)\.?(?: |$)/.exec(error.message)?.[1];
  const guess = error.line > 0 ? -1 : lines.findIndex((line) => named !== undefined && line.includes(named));
  const firstWritten = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const line = Math.min(error.line > 0 ? error.line : (guess >= 0 ? guess : firstWritten) + 1, lines.length);
  const column = guess >= 0 ? (lines[guess] ?? '').indexOf(named ?? '') + 1 : originalColumn(line, error.column);
  const columnMax = (lines[line - 1] ?? '').length + 1;
  return { ...problem(parseProblem(error)), line, column: Math.min(Math.max(1, column), columnMax) };
}

/** `A --order--> B` reads as `A --o rder`, then `rder --> B`: valid, and surely not what was meant. */
function cutLabels(text: string, parsed: ParsedFlowchart): Issue[] {
  const cutNodes = new Set(parsed.edges.filter((edge) => /circle|cross/.test(edge.arrow)).map((edge) => edge.to));
  if (cutNodes.size === 0) return [];
  const linkWithoutBlank = /(?<![-=])(?:--+|==+|-\.+-)([ox])([\p{L}\p{N}_]+)[^-=.\n]*(?=--|==|-\.)/gu;
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(linkWithoutBlank)]
      .filter((match) => cutNodes.has(match[2] ?? ''))
      .map((match) => {
        const label = `${match[1]}${match[2]}`;
        const sentence = `\`--${label}\` is read as an arrow ending in "${match[1]}" at a node "${match[2]}"; for a label put blanks around it: \`-- ${label} -->\``;
        return { ...problem(sentence), line: index + 1, column: match.index + 1 };
      }),
  );
}
