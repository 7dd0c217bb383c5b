// Desktop and tablet: story, lanes over the dock, inspector, and the two lines of controls below.
import { useEffect } from 'react';
import { Notes } from '../change-note/notes.tsx';
import { closeInspector, Inspector } from '../inspector/inspector.tsx';
import { CRAMPED, MIDDLE, useMedia } from '../shared/use-media.ts';
import { usePlace } from '../shared/use-place.ts';
import { useView } from '../shared/use-run.ts';
import { StoryBar, StoryPanel, setStoryOpen } from '../story/story-panel.tsx';
import { Strip } from '../strip/strip.tsx';
import { Transport } from '../transport/transport.tsx';
import { DockArea } from './dock-area.tsx';
import { Lanes } from './lanes.tsx';

export function WideLayout() {
  const isMiddle = useMedia(MIDDLE);
  const isStoryOpen = useView((state) => state.storyOpen);
  const isCramped = useMedia(CRAMPED);
  const isPicked = useView((state) => state.selection !== null || state.asked !== null);
  const isTold = usePlace((state) => state.story !== null || state.challenge !== null || state.answer !== null);
  useEffect(() => setStoryOpen(!isMiddle || isTold), [isMiddle, isTold]);
  // The drawings need the width more: the story steps aside for the inspector, and comes back after it.
  const showsStory = isStoryOpen && !(isPicked && isCramped);
  const hasStoryNotes = showsStory && !isMiddle;
  const openStory = () => {
    if (isCramped) closeInspector();
    setStoryOpen(true);
  };
  return (
    <>
      <main className="wide">
        {(!showsStory || isMiddle) && <StoryBar onOpen={openStory} />}
        {showsStory && <StoryPanel notes={hasStoryNotes && <Notes place="panel" />} />}
        <div className="wide__center">
          <Lanes />
          <DockArea notes={!hasStoryNotes && !isPicked && <Notes place="over" />} />
        </div>
        <Inspector notes={!hasStoryNotes && <Notes place="panel" />} />
      </main>
      <Strip />
      <Transport />
    </>
  );
}
