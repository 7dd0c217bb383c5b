// A file that was chosen, or dropped on the page: a scenario is opened, a row of scenes is put into the collection. Whatever
// is wrong is listed with its place, and then nothing has changed.
import { type Issue, wrong } from '../../protocol/issue.ts';
import type { SessionView } from '../../session/controls.ts';
import { checkDeck } from '../../share/deck.ts';
import { placeStore } from '../../stores/place-store.ts';
import { jsonOf } from '../shared/json-file.ts';
import { replaceScenes } from '../stage/kept-scenes.ts';
import { openScenario, scenarioOf } from './open-scenario.ts';

const holdsScenes = (value: unknown): boolean => typeof value === 'object' && value !== null && 'slides' in value;

/** All that is wrong with the file; empty where it was taken. */
async function takeFile(session: SessionView, file: File): Promise<Issue[]> {
  const json = await jsonOf(file);
  if (!json.ok) return json.issues;
  if (holdsScenes(json.value)) {
    const read = checkDeck(json.value);
    if (!read.ok) return read.issues;
    replaceScenes(read.value);
    placeStore.setState({ dialog: 'scenes', refusedFile: null });
    return [];
  }
  const read = await scenarioOf(json.value);
  if (!read.ok) return read.issues;
  await openScenario(session, read.value);
  return [];
}

/** The same, with what is wrong on the page for the person to read. */
export async function openFile(session: SessionView, file: File | undefined): Promise<void> {
  if (!file) return;
  const taken = await takeFile(session, file).catch(() => wrong({ path: file.name, problem: 'cannot be read' }).issues);
  if (taken.length > 0) placeStore.setState({ dialog: 'scenarios', refusedFile: { name: file.name, issues: taken } });
}
