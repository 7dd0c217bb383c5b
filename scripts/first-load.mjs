// Which files the first load needs, worked out from the built page and the report of its chunks. Pure, so that a test
// can show it a bad build.

/** Packages that no first load may hold: charts, layout and Mermaid parsing come when they are first needed. */
export const lazyPackages = ['recharts', 'elkjs', 'pele'];

const scriptOrPreload = /<(?:script|link)\b[^>]*>/g;

/**
 * Addresses of the scripts and preloaded modules that the page names itself.
 * @param {string} page the built index.html
 */
function namedByPage(page) {
  return [...page.matchAll(scriptOrPreload)]
    .map(([tag]) => tag)
    .filter((tag) => tag.startsWith('<script') || /rel="(?:modulepreload|preload)"/.test(tag))
    .map((tag) => /\s(?:src|href)="([^"]*\.m?js)"/.exec(tag)?.[1] ?? '')
    .filter((address) => address !== '')
    .map((address) => address.replace(/^(?:\.?\/)/, ''));
}

/**
 * The page's scripts, what they import statically, and the workers that these start, as file names in the build.
 * A worker is a script that the report of chunks does not know; it counts when code of the first load names it, unless it
 * only does so in an `import(…)`, which fetches nothing before it is needed.
 * @param {string} page
 * @param {import('./chunk-report.mjs').ChunkReport} report
 * @param {string[]} scripts every script of the build
 * @param {(file: string) => string} read
 */
export function firstLoad(page, report, scripts, read) {
  const workers = scripts.filter((file) => !report[file]);
  const files = new Set(namedByPage(page));
  for (const file of files) {
    for (const imported of report[file]?.imports ?? []) files.add(imported);
    const text = read(file).replaceAll(/\bimport\s*\([^)]*\)/g, '');
    for (const worker of workers) if (text.includes(worker.replace(/^.*\//, ''))) files.add(worker);
  }
  return [...files];
}

/**
 * One sentence a package that must not be there.
 * @param {string[]} files
 * @param {import('./chunk-report.mjs').ChunkReport} report
 */
export function lazyPackagesIn(files, report) {
  return files.flatMap((file) =>
    (report[file]?.packages ?? [])
      .filter((name) => lazyPackages.includes(name))
      .map((name) => `${file} holds ${name}, which must load only when it is first needed`),
  );
}

/**
 * What would break the page on a static host: addresses from the root, and scripts that a strict content policy refuses.
 * @param {string} page
 */
export function problemsOfPage(page) {
  const problems = [];
  for (const [, address = ''] of page.matchAll(/\s(?:src|href)="([^"]*)"/g)) {
    if (address.startsWith('/')) problems.push(`the page names ${address}, which works only at the root of a host`);
  }
  if (/<script(?![^>]*\ssrc=)[^>]*>/.test(page)) problems.push('the page holds an inline script');
  return problems;
}
