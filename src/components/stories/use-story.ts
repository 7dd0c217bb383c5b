// Plays the scenes of a story on the session: opens the run of a scene, plays it to its moment, and holds it there.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { hasCome } from '../../lessons/measure.ts';
import { createPlayer, type Player } from '../../lessons/player.ts';
import { sceneSpec } from '../../lessons/scene-run.ts';
import type { Scene, Story } from '../../lessons/story.ts';
import type { RunToOpen, SessionView } from '../../session/controls.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { useSession } from '../session-context.ts';
import { rememberProgress } from './progress.ts';
import { momentOf } from './story-text.ts';

function runAt(scene: Scene, atMs: number, play: boolean): RunToOpen {
  return {
    spec: sceneSpec(scene.run),
    comparisonId: scene.run.comparison,
    pace: scene.pace === 'follow' ? { type: 'follow' } : { type: 'factor', factor: scene.pace },
    atMs,
    play,
    view: {
      lanes: scene.lanes ?? 'both',
      tab: scene.tab ?? 'waterfall',
      follow: scene.follow ?? 'newest',
      dockOpen: true,
    },
  };
}

/**
 * Begins a scene where the one before has left the run, when it is the same run; else opens it there. Returns the epoch
 * whose frames are not yet of this scene.
 */
function begin(session: SessionView, scene: Scene, play: boolean): number {
  const { spec, frame, clockMs, comparisonId } = runStore.getState();
  const wanted = runAt(scene, scene.fromMs, play);
  const isThere = clockMs === scene.fromMs && comparisonId === wanted.comparisonId && session.phase !== 'loading';
  if (!isThere || JSON.stringify(spec) !== JSON.stringify(wanted.spec)) {
    session.openRun(wanted);
    return frame?.epoch ?? 0;
  }
  viewStore.setState(wanted.view);
  session.setPace(wanted.pace);
  if (play) session.play();
  return 0;
}

/** Holds the run at the moment of a scene, to the exact instant, and says that it has come. */
function watch(session: SessionView, scene: Scene, momentMs: number, before: number, come: () => void): () => void {
  let isOver = false;
  let isGone = false;
  const look = () => {
    const { frame, clockMs } = runStore.getState();
    if (isOver || !frame || frame.epoch <= before) return;
    // Clock and frame arrive one after the other; only together do they speak of one instant.
    const isOne = clockMs >= frame.atMs && clockMs <= (frame.nextEventAtMs ?? Infinity);
    const isDue = scene.until === 'end' ? hasCome(frame, 'end') : clockMs >= momentMs;
    if (!isOne || !isDue) return;
    isOver = true;
    // Not in the midst of a frame's arrival: a run that is just being loaded would play on after the pause.
    queueMicrotask(() => hold(frame.atMs));
  };
  const hold = (reachedMs: number) => {
    if (isGone) return;
    if (scene.until !== 'end') {
      session.pause();
      if (reachedMs !== momentMs) session.openRun(runAt(scene, momentMs, false));
    }
    come();
  };
  const stop = runStore.subscribe(look);
  look();
  return () => {
    isOver = true;
    isGone = true;
    stop();
  };
}

/** The panel steps aside for the inspector and comes back: the story goes on where it was. */
let told: { id: string; player: Player } | null = null;

function playerOf(story: Story, first: number): Player {
  if (told?.id !== story.id || told.player.now().state === 'trying')
    told = { id: story.id, player: createPlayer(story, first) };
  // It begins where it is asked to, before anybody looks: two that follow each other must agree at first.
  if (told.player.now().scene !== first) told.player.send({ type: 'go', scene: first });
  return told.player;
}

export interface StoryView {
  player: Player;
  scene: Scene;
  at: ReturnType<Player['now']>;
  /** To the moment of the scene without waiting for it. */
  skip: () => void;
  leave: () => void;
}

export function useStory(story: Story, first: number): StoryView {
  const session = useSession();
  const live = useRef(session);
  live.current = session;
  const [player] = useState(() => playerOf(story, first));
  const at = useSyncExternalStore(player.subscribe, player.now);
  const scene = story.scenes[at.scene]!;
  const momentMs = momentOf(story, at.scene);

  // The scene that the address or the stage asks for, and the one that is told, are the same one.
  useEffect(() => {
    if (first !== player.now().scene) player.send({ type: 'go', scene: first });
  }, [first, player]);

  useEffect(() => {
    placeStore.setState(({ story: present }) => (present ? { story: { id: story.id, scene: at.scene } } : {}));
    rememberProgress(story.id, at.scene, at.state === 'trying');
    history.replaceState(null, '', `#/story/${story.id}/${at.scene + 1}`);
  }, [story, at.scene, at.state]);

  useEffect(() => {
    if (at.state === 'asking') begin(live.current, scene, false);
    if (at.state !== 'playing') return;
    const before = begin(live.current, scene, true);
    return watch(live.current, scene, momentMs, before, () => player.send({ type: 'moment' }));
  }, [at.state, scene, momentMs, player]);

  // Whoever opens something else has left the story.
  useEffect(() => {
    if (at.state === 'trying') return;
    return runStore.subscribe(({ comparisonId }) => {
      if (comparisonId !== scene.run.comparison) leave();
    });
  }, [scene, at.state]);

  const skip = () => {
    live.current.openRun(
      runAt(scene, scene.until === 'end' ? Math.max(momentMs - 1, 0) : momentMs, scene.until === 'end'),
    );
    if (scene.until !== 'end') player.send({ type: 'moment' });
  };
  return { player, scene, at, skip, leave };
}

function leave(): void {
  told = null;
  placeStore.setState({ story: null });
  history.replaceState(null, '', `#/${runStore.getState().comparisonId}`);
}
