// What the engine may not say. A run is the same in every browser, bit for bit, and on every day: no luck or time but its
// own, no arithmetic whose last bit may differ, no locale, no state that outlives a run.

import { isNode, lineAt, parse, type Source, type SyntaxNode, walk } from './source.ts';

/** Exact in every engine (IEEE 754 or integers); the rest of Math differs between browsers, or is luck. */
const exactMath = new Set([
  ...['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'],
  ...['E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'PI', 'SQRT1_2', 'SQRT2'],
]);

const foreignTime = new Map<string, string>([
  ['Date', 'the engine has its own clock'],
  ['performance', 'the engine has its own clock'],
]);

const foreignWorld = new Map<string, string>([
  ['Intl', 'locales differ'],
  ['console', 'the engine tells facts, it prints nothing'],
  ['crypto', 'luck comes from the seed'],
  ['globalThis', 'the engine knows no surroundings'],
  ['queueMicrotask', 'nothing in a run happens later on its own'],
  ['setInterval', 'nothing in a run happens later on its own'],
  ['setTimeout', 'nothing in a run happens later on its own'],
]);

/** AssemblyScript's other names of Math. */
const otherMaths = new Set(['JSMath', 'Mathf', 'NativeMath', 'NativeMathf']);

const localeMethods = /^(?:toLocale\w+|localeCompare)$/;

/** A name that stands for a variable, not for a property, a key or a member of a type. */
function isReference(node: SyntaxNode, parent: SyntaxNode | null, field: string): boolean {
  if (node.type !== 'Identifier' || !parent) return false;
  if (field === 'property' && parent.type === 'MemberExpression') return parent.computed === true;
  return !(field === 'key' && parent.computed !== true);
}

function mathProblem(parent: SyntaxNode | null, field: string): string | null {
  const property = parent?.type === 'MemberExpression' && field === 'object' ? parent.property : null;
  if (!isNode(property) || parent?.computed === true) return 'Math may only be used as Math.name';
  const name = String(property.name);
  if (name === 'random') return 'Math.random: luck comes from the seed';
  return exactMath.has(name) ? null : `Math.${name}: its last bit differs between browsers`;
}

function arithmeticProblem(node: SyntaxNode, parent: SyntaxNode | null, field: string): string | null {
  if (node.operator === '**' || node.operator === '**=')
    return 'the operator **: its last bit differs between browsers';
  if (!isReference(node, parent, field)) return null;
  if (node.name === 'Math') return mathProblem(parent, field);
  if (otherMaths.has(String(node.name))) return `${String(node.name)}: Math may only be used as Math.name`;
  const reason = foreignTime.get(String(node.name));
  return reason ? `${String(node.name)}: ${reason}` : null;
}

function worldProblem(node: SyntaxNode, parent: SyntaxNode | null, field: string): string | null {
  if (node.type === 'Identifier' && field === 'property' && localeMethods.test(String(node.name))) {
    return `${String(node.name)}: locales differ`;
  }
  const reason = isReference(node, parent, field) ? foreignWorld.get(String(node.name)) : undefined;
  return reason ? `${String(node.name)}: ${reason}` : null;
}

/** `let` and `var` at the top of a file live on between runs; state belongs into the columns. */
function stateProblem(node: SyntaxNode, parent: SyntaxNode | null): string | null {
  const atTop = parent?.type === 'Program' || parent?.type === 'ExportNamedDeclaration';
  const changes = node.type === 'VariableDeclaration' && (node.kind === 'let' || node.kind === 'var');
  return atTop && changes ? `${String(node.kind)} at the top of a file: state belongs into the columns` : null;
}

type Rule = (node: SyntaxNode, parent: SyntaxNode | null, field: string) => string | null;

function check(source: Source, rules: readonly Rule[]): string[] {
  const problems: string[] = [];
  walk(parse(source), (node, parent, field) => {
    for (const rule of rules) {
      const problem = rule(node, parent, field);
      if (problem) problems.push(`${source.path}:${lineAt(source.text, node.start)} ${problem}`);
    }
  });
  return problems;
}

/** All rules, for files of the engine. */
export const checkEngineFile = (source: Source): string[] =>
  check(source, [arithmeticProblem, worldProblem, stateProblem]);

/**
 * For files of the core. What stands at the top of a file there belongs to one instance, one lane: what a scenario has
 * once and for all, or what does not outlive a call. State is in the memory, and a law compares runs that went back.
 */
export const checkCoreFile = (source: Source): string[] => check(source, [arithmeticProblem, worldProblem]);

/** Only those about arithmetic and time, for files elsewhere that the engine runs. */
export const checkArithmetic = (source: Source): string[] => check(source, [arithmeticProblem]);
