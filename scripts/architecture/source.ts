// Reads TypeScript as a syntax tree, so that comments, strings and generics never confuse a rule. The parser is the one
// that Vite already brings; of its tree only node types, children and places are used.

import { parseSync } from 'vite';

export interface Source {
  /** From the project's root, with forward slashes: `src/worker/client.ts`. */
  path: string;
  text: string;
}

/** A node as the rules see it: its type, its place, and fields to be looked at with care. */
export interface SyntaxNode {
  type: string;
  start: number;
  [field: string]: unknown;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The statements of a file; a file that does not parse is an error of its own, not a file without imports. */
export function parse(source: Source): SyntaxNode {
  const { program, errors } = parseSync(source.path, source.text);
  const first = errors[0];
  if (first) throw new Error(`${source.path}: ${first.message}`);
  return program as unknown as SyntaxNode;
}

/** Calls `visit` for every node below and including `node`, parents first, with the field it hangs on. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | null, field: string) => void,
): void {
  const visitAll = (value: unknown, parent: SyntaxNode | null, field: string): void => {
    if (Array.isArray(value)) for (const entry of value) visitAll(entry, parent, field);
    if (!isNode(value)) return;
    visit(value, parent, field);
    for (const [name, child] of Object.entries(value)) {
      if (typeof child === 'object' && child !== null) visitAll(child, value, name);
    }
  };
  visitAll(node, null, '');
}

/** The line of a place in the text, counted from 1. */
export const lineAt = (text: string, start: number): number => text.slice(0, start).split('\n').length;

/** Tests and what only tests use. They may look at everything; nothing that ships may look at them. */
export const isTest = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || /^src\/(?:.*\/)?(?:laws|validation|testing)\//.test(path);

/** `src/worker/client.ts` -> `worker/client`: how the import table names files. */
export const unitOf = (path: string): string => path.replace(/^src\//, '').replace(/\.(?:d\.)?tsx?$/, '');
