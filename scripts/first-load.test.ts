// The size check is shown builds that it must see through: what is lazily loaded must not count, what hides must.

import { expect, test } from 'vitest';
import { packageOf } from './chunk-report.mjs';
import { firstLoad, lazyPackagesIn, problemsOfPage } from './first-load.mjs';

const page = `<script type="module" crossorigin src="./assets/index-1.js"></script>
<link rel="modulepreload" crossorigin href="./assets/vendor-2.js">
<link rel="stylesheet" href="./assets/index-3.css">`;

const report = {
  'assets/index-1.js': { imports: ['assets/shared-4.js'], packages: ['react'] },
  'assets/vendor-2.js': { imports: [], packages: ['react-dom'] },
  'assets/shared-4.js': { imports: ['assets/deep-5.js'], packages: [] },
  'assets/deep-5.js': { imports: ['assets/index-1.js'], packages: ['recharts'] },
  'assets/charts-6.js': { imports: [], packages: ['elkjs'] },
};

test('scripts, preloads and what they import count; lazy chunks and styles do not', () => {
  expect(firstLoad(page, report, Object.keys(report), () => '')).toEqual([
    'assets/index-1.js',
    'assets/vendor-2.js',
    'assets/shared-4.js',
    'assets/deep-5.js',
  ]);
});

test('a worker counts when code of the first load names it, and not when lazy code does', () => {
  const texts: Record<string, string> = {
    'assets/deep-5.js': 'new Worker(new URL(`engine-7.js`,import.meta.url),{type:`module`})',
    'assets/charts-6.js': 'new Worker(new URL(`layout-8.js`,import.meta.url))',
  };
  const scripts = [...Object.keys(report), 'assets/engine-7.js', 'assets/layout-8.js'];
  const files = firstLoad(page, report, scripts, (file) => texts[file] ?? '');
  expect(files).toContain('assets/engine-7.js');
  expect(files).not.toContain('assets/layout-8.js');
});

test('what a worker imports only when it is asked does not count, what it cannot do without does', () => {
  const texts: Record<string, string> = {
    'assets/index-1.js': 'new Worker(new URL(`engine-7.js`,import.meta.url),{type:`module`})',
    'assets/engine-7.js': 'import{a}from"./kernel-8.js";async function f(){await import(`./recall-9.js`)}',
  };
  const scripts = [...Object.keys(report), 'assets/engine-7.js', 'assets/kernel-8.js', 'assets/recall-9.js'];
  const files = firstLoad(page, report, scripts, (file) => texts[file] ?? '');
  expect(files).toContain('assets/kernel-8.js');
  expect(files).not.toContain('assets/recall-9.js');
});

test('a package that must load lazily is named with its chunk', () => {
  expect(lazyPackagesIn(['assets/index-1.js', 'assets/deep-5.js'], report)).toEqual([
    'assets/deep-5.js holds recharts, which must load only when it is first needed',
  ]);
});

test('addresses from the root and inline scripts are reported, relative ones are fine', () => {
  expect(problemsOfPage(page)).toEqual([]);
  expect(problemsOfPage('<script type="module" src="/assets/a.js"></script><script>go()</script>')).toHaveLength(2);
});

test('a module belongs to the innermost package, whatever the slashes', () => {
  expect(packageOf('/home/a/node_modules/recharts/es6/index.js')).toBe('recharts');
  expect(packageOf('C:\\a\\node_modules\\@xyflow\\react\\index.js')).toBe('@xyflow/react');
  expect(packageOf('/a/node_modules/b/node_modules/c/index.js')).toBe('c');
  expect(packageOf('/home/a/src/main.tsx')).toBeNull();
});
