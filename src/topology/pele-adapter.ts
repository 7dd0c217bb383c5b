// The only file that knows the parser (pele): text in, a plain description of the flowchart or of the first error out.
// Import it dynamically from pages, it weighs 50 KB; what the rest of the folder sees is these types alone.

import { type ParsedDiagramModel, PeleError, parse, register } from 'pele/core';
import flowchart from 'pele/diagrams/flowchart';

export interface ParsedNode {
  id: string;
  text: string;
  shape: string;
  styles: string[];
}

export interface ParsedEdge {
  from: string;
  to: string;
  text: string;
  stroke: string;
  arrow: string;
}

export interface ParsedGroup {
  id: string;
  title: string;
  members: string[];
}

export interface ParsedFlowchart {
  direction: string;
  nodes: ParsedNode[];
  edges: ParsedEdge[];
  groups: ParsedGroup[];
}

/** Line and column are 1-based; 0 where the parser does not say. */
export interface ParserError {
  code: 'unsupported-diagram' | 'syntax' | 'semantic' | 'limit';
  message: string;
  line: number;
  column: number;
}

export interface ParserLimits {
  charactersMax: number;
  edgesMax: number;
}

type Flowchart = Extract<ParsedDiagramModel, { type: 'flowchart' }>;

register(flowchart);

export function readFlowchart(text: string, limits: ParserLimits): ParsedFlowchart | ParserError {
  try {
    const model = parse(text, { limit: limits.charactersMax, maxEdges: limits.edgesMax });
    if (model.type === 'flowchart') return plain(model);
    return { code: 'unsupported-diagram', message: model.type, line: 0, column: 0 };
  } catch (error) {
    // Whatever a text makes the parser throw is the text's problem: nobody's typing may end the page.
    if (!(error instanceof PeleError)) return { code: 'semantic', message: String(error), line: 0, column: 0 };
    return { code: error.code, message: error.message, line: error.line, column: error.column };
  }
}

function plain(model: Flowchart): ParsedFlowchart {
  const classStyles = (ids: string[]) => ids.flatMap((id) => model.classes.get(id)?.styles ?? []);
  return {
    direction: model.direction ?? 'TB',
    nodes: [...model.nodes.values()].map((node) => ({
      id: node.id,
      text: node.text ?? node.id,
      shape: node.type ?? 'square',
      styles: [...classStyles(['default', ...node.classes]), ...node.styles],
    })),
    edges: model.edges.map((edge) => ({
      from: edge.start,
      to: edge.end,
      text: edge.text,
      stroke: edge.stroke ?? 'normal',
      arrow: edge.type ?? 'arrow_open',
    })),
    groups: model.subgraphs.map((group) => ({ id: group.id, title: group.title, members: group.nodes })),
  };
}
