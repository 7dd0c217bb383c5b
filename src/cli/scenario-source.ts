// Where a scenario comes from: the library, or a file. Either way it is checked, its diagram too.
import { readFileSync } from 'node:fs';
import { ok, type Result } from '../protocol/issue.ts';
import { scenarioFrom } from '../scenario/check.ts';
import { diagramIssues, siblingsOf } from '../scenario/diagram-check.ts';
import { SCENARIOS, scenarioById } from '../scenario/library/library.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { withImpliedEdges } from '../topology/implied-edges.ts';
import { parseDiagram } from '../topology/parse.ts';

const FILE_BYTES_MAX = 5_000_000;

export function scenarioNamed(name: string): Result<Scenario> {
  const known = scenarioById(name);
  if (known) return ok(known);
  if (!name.endsWith('.json')) {
    const ids = SCENARIOS.map(({ id }) => id).join(', ');
    return {
      ok: false,
      issues: [{ path: name.slice(0, 80), problem: `is not a scenario; there are ${ids}, or a file.json` }],
    };
  }
  const read = readJson(name);
  if (!read.ok) return read;
  const scenario = scenarioFrom(read.value);
  return scenario.ok ? withDiagram(scenario.value) : scenario;
}

function readJson(path: string): Result<unknown> {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.length > FILE_BYTES_MAX) return { ok: false, issues: [{ path, problem: 'must be smaller than 5 MB' }] };
    return ok(JSON.parse(text));
  } catch (error) {
    return {
      ok: false,
      issues: [{ path, problem: `cannot be read: ${error instanceof Error ? error.message : String(error)}` }],
    };
  }
}

function withDiagram(scenario: Scenario): Result<Scenario> {
  const parsed = parseDiagram(scenario.diagram);
  if (!parsed.ok) return parsed;
  const issues = diagramIssues(scenario, withImpliedEdges(parsed.value, siblingsOf(scenario)));
  return issues.length > 0 ? { ok: false, issues } : ok(scenario);
}
