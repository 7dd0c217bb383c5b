// Each thing that the engine may not say, said once, must be reported; what only resembles it must not.

import { expect, test } from 'vitest';
import { checkArithmetic, checkCoreFile, checkEngineFile } from './engine-rules.ts';

const check = (text: string) => checkEngineFile({ path: 'src/sim-engine/a.ts', text });

test.each([
  'const a = Math.random();',
  'const a = Math.log(2);',
  'const a = Math.exp(2) + 1;',
  'const a = Math.pow(2, 3);',
  'const a = Math.atan2(2, 3);',
  'const a = Math.hypot(2, 3);',
  'const { log } = Math;',
  "const a = Math['log'](2);",
  'const all = [Math];',
  'const a = NativeMath.exp(2);',
  'const a = 2 ** 3;',
  'const f = (a: number) => { a **= 2; return a; };',
  'const a = Date.now();',
  'const a = new Date();',
  'const a = performance.now();',
  "const a = new Intl.NumberFormat('en');",
  'const f = () => setTimeout(f, 1);',
  "const f = () => console.log('a');",
  'const a = globalThis.x;',
  'const a = (1).toLocaleString();',
  "const f = (a: string) => a.localeCompare('b');",
  'let count = 0;',
  'export let count = 0;',
  'var count = 0;',
])('%s is reported', (text) => {
  expect(check(text)).toHaveLength(1);
});

test.each([
  'const a = Math.floor(Math.sqrt(2) * Math.PI);',
  'const f = () => { let count = 0; count += 1; return count; };',
  'export function sum(a: Float64Array) { let all = 0; for (let i = 0; i < a.length; i++) all += a[i]!; return all; }',
  '// Math.random() and new Date() are not for us; nor is 2 ** 3.',
  "const a = 'Math.log(2) ** Date.now()';",
  'interface A { performance: number; Date: string }',
  'const f = (a: { performance: number }) => a.performance;',
  'const f = (a: number, b: number) => a * b;',
])('%s is fine', (text) => {
  expect(check(text)).toEqual([]);
});

test('a problem is told with its file, its line and the reason', () => {
  expect(check('\n\nconst a = Math.exp(1);')).toEqual([
    'src/sim-engine/a.ts:3 Math.exp: its last bit differs between browsers',
  ]);
});

test('in the core, whose instances live as long as a lane, only marks at the top of a file are looked over', () => {
  const text = 'let placed: i32 = 0; export function f(a: f64): f64 { return <f64>load<i32>(8) + Math.exp(a) ** 2; }';
  expect(checkCoreFile({ path: 'src/sim-engine/core/a.ts', text })).toHaveLength(2);
});

test('elsewhere only arithmetic, luck and time are looked at', () => {
  const text = "let a = (1).toLocaleString('en'); const b = Math.log(2); const c = Date.now();";
  expect(checkArithmetic({ path: 'src/scenario/a.ts', text })).toHaveLength(2);
});
