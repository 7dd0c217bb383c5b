// Reads an address: a run, a story and its scene, the gallery, a row of scenes. What does not open is told with the
// nearest thing that does. Loaded only for addresses that ask for something.
import { issueText } from '../../protocol/issue.ts';
import { COMPARISONS, comparisonSpec, SCENARIOS } from '../../scenario/library/library.ts';
import type { RunToOpen } from '../../session/controls.ts';
import { BLANK_LINK, DIGEST_CHARS, type Link } from '../../share/link.ts';
import { readLink } from '../../share/read-link.ts';
import { NOWHERE, type PlaceState, placeStore } from '../../stores/place-store.ts';
import { runOf } from '../share/open-link.ts';

const arrivedWith = ({ caption, seen, atMs }: Link): PlaceState['arrived'] => ({
  caption,
  seen: seen && atMs !== null ? { ...seen, atMs } : null,
});

/** Puts the place on the page and gives the run to open; null leaves the run as it is. */
export async function arriveAt(hash: string): Promise<RunToOpen | null> {
  const [place = '', ...rest] = hash.replace(/^#?\/?/, '').split('/');
  const stayed = { embed: placeStore.getState().embed };
  if (place === 'gallery') {
    placeStore.setState({ ...NOWHERE, ...stayed, dialog: 'gallery' });
    return null;
  }
  const arrive = Object.hasOwn(PLACES, place) ? PLACES[place] : undefined;
  if (arrive) {
    const problem = await arrive(rest.join('/'));
    if (problem) refuse('', [{ path: place, problem }], null);
    return null;
  }
  const read = await readLink(hash);
  if (!read.ok) {
    const nearest = refuse(hash, read.issues, read.without);
    return opened({ ...BLANK_LINK, spec: comparisonSpec(nearest), comparisonId: nearest.id, atMs: 0 });
  }
  placeStore.setState({ ...NOWHERE, arrived: arrivedWith(read.link), embed: read.link.embed });
  return opened(read.link);
}

const opened = (link: Link): RunToOpen => runOf(link);

async function arriveAtStory(rest: string): Promise<string | null> {
  const [id = '', number = '1'] = rest.split('/');
  const { STORIES } = await import('../../lessons/stories.ts');
  const story = STORIES.find((one) => one.id === id);
  if (!story)
    return `${JSON.stringify(id.slice(0, 40))} is not known; there are ${STORIES.map((one) => one.id).join(', ')}`;
  const scene = Math.min(Math.max(Math.trunc(Number(number)) || 1, 1), story.scenes.length) - 1;
  placeStore.setState({ ...NOWHERE, story: { id, scene } });
  return null;
}

async function arriveAtScenes(rest: string): Promise<string | null> {
  const { deckFrom } = await import('../../share/deck.ts');
  const read = await deckFrom(rest);
  if (!read.ok) return read.issues[0]?.problem ?? 'cannot be read';
  placeStore.setState({ ...NOWHERE, stage: { title: read.value.title, slides: read.value.slides, at: 0 } });
  return null;
}

async function arriveAtChallenge(id: string): Promise<string | null> {
  const { CHALLENGES } = await import('../../lessons/challenges.ts');
  if (!CHALLENGES.some((one) => one.id === id))
    return `${JSON.stringify(id.slice(0, 40))} is not known; there are ${CHALLENGES.map((one) => one.id).join(', ')}`;
  const { taskOf } = await import('../../lessons/tasks.ts');
  const challenge = CHALLENGES.find((one) => one.id === id)!;
  placeStore.setState({ ...NOWHERE, challenge: taskOf(challenge) });
  return null;
}

/** A task's contract may be one that this page does not have. */
async function unknownChallenge(id: string | null): Promise<string | null> {
  const { challengeById } = await import('../../lessons/challenges.ts');
  return id === null || challengeById(id) ? null : `${JSON.stringify(id.slice(0, 40))} is not a challenge of this page`;
}

async function arriveAtTask(rest: string): Promise<string | null> {
  const [{ readTask }, { attemptToResume }] = await Promise.all([
    import('../../share/task-link.ts'),
    import('../tasks/attempt.ts'),
  ]);
  const read = await readTask(rest);
  if (!read.ok) return read.issues.map(issueText).join('; ');
  const unknown = await unknownChallenge(read.value.challenge);
  if (unknown) return unknown;
  const resume = await attemptToResume(read.value);
  placeStore.setState({ ...NOWHERE, challenge: read.value });
  resume();
  return null;
}

async function arriveAtAnswer(rest: string): Promise<string | null> {
  const { readAnswer } = await import('../../share/task-link.ts');
  const read = await readAnswer(rest);
  if (!read.ok) return read.issues.map(issueText).join('; ');
  const unknown = await unknownChallenge(read.value.task.challenge);
  if (unknown) return unknown;
  placeStore.setState({ ...NOWHERE, answer: read.value });
  return null;
}

/** Each puts its place on the page, or says what is wrong. */
const PLACES: Readonly<Record<string, (rest: string) => Promise<string | null>>> = {
  story: arriveAtStory,
  scenes: arriveAtScenes,
  challenge: arriveAtChallenge,
  task: arriveAtTask,
  answer: arriveAtAnswer,
};

function refuse(hash: string, issues: NonNullable<PlaceState['badLink']>['issues'], without: string | null) {
  const nearest = nearestTo(hash);
  placeStore.setState({ ...NOWHERE, badLink: { issues, without, nearest: nearest.id } });
  return nearest;
}

/** The comparison whose name, or the name of one of whose scenarios, has most in common with what was asked for. */
function nearestTo(hash: string) {
  const asked = hash.slice(0, 80).toLowerCase();
  const shared = (name: string) =>
    name.split('-').filter((word) => asked.includes(word)).length / name.split('-').length;
  const closeness = ({ id, lanes }: (typeof COMPARISONS)[number]) =>
    Math.max(
      shared(id),
      ...lanes.map(({ scenario }) => shared(SCENARIOS.find((one) => one.id === scenario)?.id ?? '') - 0.01),
    );
  return [...COMPARISONS].sort((one, other) => closeness(other) - closeness(one))[0]!;
}

/** Whether this machine came to the same as the one that made the link; null where there is nothing to compare yet. */
export function sameAsSeen(seen: { digests: string[]; atMs: number }, atMs: number, digests: string[]): boolean | null {
  if (atMs !== seen.atMs) return null;
  return seen.digests.every((digest, index) => digests[index]?.startsWith(digest.slice(0, DIGEST_CHARS)));
}
