// Finds what a file brings in: static, re-exported, dynamic and type-only imports, and files named by
// `new URL('…', import.meta.url)`. What a relative name means is worked out from the paths alone.

import { posix } from 'node:path';
import { isNode, lineAt, parse, type Source, type SyntaxNode, walk } from './source.ts';

export type ImportKind = 'value' | 'type' | 'dynamic' | 'url';

export interface Import {
  from: string;
  /** A path from the project's root for a file of ours, else the package's name as written. */
  to: string;
  ours: boolean;
  kind: ImportKind;
  line: number;
}

const literal = (node: unknown): string | null =>
  isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;

/** `new URL('./x.ts', import.meta.url)`; other URLs are none of our business. */
function urlOf(node: SyntaxNode): string | null {
  const callee = node.callee;
  if (!isNode(callee) || callee.name !== 'URL' || !Array.isArray(node.arguments)) return null;
  const [address, base] = node.arguments as unknown[];
  if (!isNode(base) || base.type !== 'MemberExpression') return null;
  return isNode(base.object) && base.object.type === 'MetaProperty' ? literal(address) : null;
}

/** What one node brings in. `import { type A }` without any value still runs the file, so it counts as a value. */
function importOf(node: SyntaxNode): { name: string; kind: ImportKind } | null {
  const name = literal(node.source);
  switch (node.type) {
    case 'ImportDeclaration':
      return name === null ? null : { name, kind: node.importKind === 'type' ? 'type' : 'value' };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return name === null ? null : { name, kind: node.exportKind === 'type' ? 'type' : 'value' };
    case 'TSImportType':
      return name === null ? null : { name, kind: 'type' };
    case 'ImportExpression':
      // A computed name could be anything; it is reported as a package that no table allows.
      return { name: name ?? '(a computed name)', kind: 'dynamic' };
    case 'NewExpression': {
      const address = urlOf(node);
      return address === null ? null : { name: address, kind: 'url' };
    }
    default:
      return null;
  }
}

/** The file that a relative name means. Names without an extension are tried as Vite tries them. */
function resolve(from: string, name: string, known: ReadonlySet<string>): string {
  const path = posix.join(posix.dirname(from), name.replace(/\?.*$/, ''));
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`];
  return candidates.find((candidate) => known.has(candidate)) ?? path;
}

export function importsOf(source: Source, known: ReadonlySet<string>): Import[] {
  const found: Import[] = [];
  walk(parse(source), (node) => {
    const brought = importOf(node);
    if (!brought) return;
    const { name, kind } = brought;
    const ours = kind === 'url' ? !/^[a-z]+:/.test(name) : name.startsWith('.') || name.startsWith('/');
    const to = name.startsWith('/') ? name.slice(1) : ours ? resolve(source.path, name, known) : name;
    found.push({ from: source.path, to, ours, kind, line: lineAt(source.text, node.start) });
  });
  return found;
}

export function allImports(sources: readonly Source[]): Import[] {
  const known = new Set(sources.map((source) => source.path));
  return sources.flatMap((source) => importsOf(source, known));
}
