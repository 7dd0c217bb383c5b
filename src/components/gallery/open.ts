// Opens what a card stands for, as an address to come back to.
import type { Challenge } from '../../lessons/challenge.ts';
import { taskOf } from '../../lessons/tasks.ts';
import { NOWHERE, placeStore } from '../../stores/place-store.ts';

export function openStory(id: string, scene: number): void {
  placeStore.setState({ ...NOWHERE, story: { id, scene } });
  history.pushState(null, '', `#/story/${id}/${scene + 1}`);
}

export function openChallenge(challenge: Challenge): void {
  placeStore.setState({ ...NOWHERE, challenge: taskOf(challenge) });
  history.pushState(null, '', `#/challenge/${challenge.id}`);
}
