// A scenario of somebody's own on the screen, with an address of its own to come back to; and files that hold one.
import type { Result } from '../../protocol/issue.ts';
import { scenarioFrom } from '../../scenario/check.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { SessionView } from '../../session/controls.ts';
import { BLANK_LINK, LINK_CHARS_MAX, type Link } from '../../share/link.ts';
import { writeLink } from '../../share/write-link.ts';
import { NOWHERE, placeStore } from '../../stores/place-store.ts';
import { checkDiagram } from '../diagram-editor/check-diagram.ts';
import { runOf } from '../share/open-link.ts';

export const linkOf = (scenario: Scenario): Link => ({
  spec: { seed: 1, lanes: [{ scenario, sets: {}, commands: [] }] },
  ...BLANK_LINK,
});

/** All that is wrong with it, its diagram included, or a scenario that runs. */
export async function scenarioOf(value: unknown): Promise<Result<Scenario>> {
  const read = scenarioFrom(value);
  if (!read.ok) return read;
  const issues = await checkDiagram(read.value);
  return issues.length > 0 ? { ok: false, issues } : read;
}

export async function openScenario(session: SessionView, scenario: Scenario): Promise<void> {
  const link = linkOf(scenario);
  const hash = await writeLink(link);
  placeStore.setState(NOWHERE);
  // One that is too long for a link is open without an address.
  if (hash.length <= LINK_CHARS_MAX) history.pushState(null, '', hash);
  session.openRun(runOf(link));
}
