// Scenes collected from any run: put into order, given words and notes, kept on the device, taken away, shared, presented.
import { useCallback } from 'react';
import { useStore } from 'zustand';
import { comparisonById } from '../../scenario/library/library.ts';
import { deckText, SLIDES_MAX } from '../../share/deck.ts';
import { writeLink } from '../../share/write-link.ts';
import { placeStore, type Slide } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { openFile } from '../scenarios/take-file.ts';
import { useSession } from '../session-context.ts';
import { CopyField } from '../share/copy-field.tsx';
import { DownIcon, UpIcon } from '../share/icons.tsx';
import { linkNow } from '../share/open-link.ts';
import { pageAddress } from '../share/share-dialog.tsx';
import { CloseButton } from '../shared/close-button.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { FileButton } from '../shared/file-button.tsx';
import { clockText } from '../shared/format.ts';
import { save } from '../shared/save.ts';
import { useWritten } from '../shared/use-written.ts';
import { beginStage } from './begin.ts';
import {
  bringBack,
  keep,
  keptScenes,
  moved,
  numbered,
  replacedScenes,
  replaceScenes,
  setSlides,
} from './kept-scenes.ts';
import './scenes.css';

async function keepNow(): Promise<void> {
  const link = linkNow(true, '');
  if (!link) return;
  const { comparisonId, clockMs } = runStore.getState();
  const name = comparisonById(comparisonId)?.title ?? link.spec.lanes[0]?.scenario.title ?? '';
  keep({ title: `${name}, at ${clockText(clockMs)}`, text: '', notes: '', link: await writeLink(link) });
}

interface RowProps {
  slides: readonly Slide[];
  index: number;
}

function Row({ slides, index }: RowProps) {
  const slide = slides[index];
  if (!slide) return null;
  const change = (part: Partial<Slide>) =>
    setSlides(slides.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const move = (by: number) => setSlides(moved(slides, index, by));
  const remove = () =>
    replaceScenes({ ...keptScenes.getState(), slides: numbered(slides.filter((_, at) => at !== index)) });
  const name = slide.title || `scene ${index + 1}`;
  return (
    <li className="scene">
      <span className="scene__number figures">{index + 1}</span>
      <div className="scene__fields">
        <input
          className="field"
          aria-label={`Title of scene ${index + 1}`}
          value={slide.title}
          maxLength={200}
          onChange={(event) => change({ title: event.target.value })}
        />
        <textarea
          className="field"
          aria-label={`What the room reads in scene ${index + 1}`}
          placeholder="What the room reads"
          rows={2}
          maxLength={4_000}
          value={slide.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        <textarea
          className="field"
          aria-label={`Notes for scene ${index + 1}`}
          placeholder="Notes, for the speaker alone"
          rows={1}
          maxLength={4_000}
          value={slide.notes}
          onChange={(event) => change({ notes: event.target.value })}
        />
      </div>
      <div className="scene__tools">
        <button
          type="button"
          className="button button--quiet button--icon button--small"
          aria-label={`Move ${name} up`}
          disabled={index === 0}
          onClick={() => move(-1)}
        >
          <UpIcon />
        </button>
        <button
          type="button"
          className="button button--quiet button--icon button--small"
          aria-label={`Move ${name} down`}
          disabled={index === slides.length - 1}
          onClick={() => move(1)}
        >
          <DownIcon />
        </button>
        <CloseButton label={`Remove ${name}`} onClick={remove} />
      </div>
    </li>
  );
}

const download = (): void =>
  save('queuescope-scenes.json', 'application/json', JSON.stringify(keptScenes.getState(), null, 2));

/** Whatever takes the place of scenes can be taken back. */
function Replaced() {
  const before = useStore(replacedScenes, ({ deck }) => deck);
  if (!before) return null;
  return (
    <p className="share__note" role="status">
      What was here before is put aside.{' '}
      <button type="button" className="text-button" onClick={bringBack}>
        Bring it back
      </button>
    </p>
  );
}

function DeckLink() {
  const deck = useStore(keptScenes);
  const link = useWritten(useCallback(async () => `${pageAddress()}#/scenes/${await deckText(deck)}`, [deck]));
  return <CopyField label="Link to these scenes" text={link} />;
}

export default function ScenesDialog({ onClose }: { onClose: () => void }) {
  const { title, slides } = useStore(keptScenes);
  const session = useSession();
  const isEmpty = slides.length === 0;
  const present = () => {
    placeStore.setState({ dialog: null, story: null });
    void beginStage();
  };
  return (
    <Dialog title="Scenes" onClose={onClose} wide>
      <div className="scenes">
        <div className="scenes__top">
          <button
            type="button"
            className="button button--ink"
            disabled={slides.length >= SLIDES_MAX}
            onClick={() => void keepNow()}
          >
            Keep this moment
          </button>
          <button type="button" className="button" disabled={isEmpty} onClick={present}>
            Present them
          </button>
          <button type="button" className="button" disabled={isEmpty} onClick={download}>
            Download
          </button>
          <FileButton label="Open a file" onFile={(file) => void openFile(session, file)} />
        </div>
        <Replaced />
        {isEmpty ? (
          <p className="scenes__empty">
            Nothing is kept yet. Pause a run where something is to be seen and keep that moment; several of them, in
            order, are a talk.
          </p>
        ) : (
          <>
            <label className="share__caption">
              <span>Title</span>
              <input
                className="field"
                value={title}
                maxLength={200}
                onChange={(event) => keptScenes.setState({ title: event.target.value })}
              />
            </label>
            <ol className="scenes__list">
              {slides.map(({ id }, index) => (
                <Row key={id} slides={slides} index={index} />
              ))}
            </ol>
            <DeckLink />
          </>
        )}
      </div>
    </Dialog>
  );
}
