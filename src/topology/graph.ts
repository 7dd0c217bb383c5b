// The picture as data: what a Mermaid flowchart says, and where a layout puts it. No parser and no screen here.

export type NodeShape = 'rectangle' | 'rounded' | 'stadium' | 'cylinder' | 'circle' | 'diamond' | 'hexagon' | 'other';
export type EdgeKind = 'solid' | 'dotted' | 'thick';
export type Direction = 'TB' | 'BT' | 'LR' | 'RL';

export interface GraphNode {
  id: string;
  /** The label, one entry a line; `<br/>` splits lines, blank lines are kept as ''. Plain text, never HTML. */
  lines: string[];
  shape: NodeShape;
  groupId: string | null;
  /** Mermaid style declarations, for instance { fill: '#ffe6cc', 'stroke-width': '3px' }. */
  style: Record<string, string>;
}

export interface GraphGroup {
  id: string;
  title: string;
  parentId: string | null;
}

export interface GraphEdge {
  /** Stable within one diagram: `from->to#n`, n counting parallel edges from 0. */
  id: string;
  from: string;
  to: string;
  kind: EdgeKind;
  label: string | null;
  arrow: boolean;
  /** True for an edge that the diagram does not draw: derived from the edges of a sibling node of the same component. */
  implied: boolean;
  /** For an implied edge: the id of the drawn edge that it was derived from; the two are drawn as one bundle. */
  follows?: string;
}

export interface Graph {
  direction: Direction;
  nodes: GraphNode[];
  groups: GraphGroup[];
  edges: GraphEdge[];
}

export interface Point {
  x: number;
  y: number;
}

export interface Rect extends Point {
  width: number;
  height: number;
}

/** Positions in one absolute coordinate system, in CSS pixels at zoom 1. */
export interface Layout {
  width: number;
  height: number;
  nodes: Record<string, Rect>;
  groups: Record<string, Rect>;
  edges: Record<string, { points: Point[]; label: Rect | null }>;
}

/** `wide` reads left to right, `tall` top to bottom; the pane's shape chooses. */
export type LayoutShape = 'wide' | 'tall';
