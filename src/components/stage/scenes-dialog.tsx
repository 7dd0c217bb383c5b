// Scenes collected from any run: put into order, given words and notes, kept on the device, taken away, shared, presented.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { issueText } from '../../protocol/issue.ts';
import { comparisonById } from '../../scenario/library/library.ts';
import { checkDeck, deckText, SLIDES_MAX } from '../../share/deck.ts';
import { writeLink } from '../../share/write-link.ts';
import { placeStore, type Slide } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { CopyField } from '../share/copy-field.tsx';
import { DownIcon, UpIcon } from '../share/icons.tsx';
import { linkNow } from '../share/open-link.ts';
import { pageAddress } from '../share/share-dialog.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { clockText } from '../shared/format.ts';
import { CloseIcon } from '../shared/icons.tsx';
import { beginStage } from './begin.ts';
import { keep, keptScenes, moved, setSlides } from './kept-scenes.ts';
import './scenes.css';

const FILE_BYTES_MAX = 2_000_000;

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
        <button
          type="button"
          className="button button--quiet button--icon button--small"
          aria-label={`Remove ${name}`}
          onClick={() => setSlides(slides.filter((_, at) => at !== index))}
        >
          <CloseIcon />
        </button>
      </div>
    </li>
  );
}

function download(): void {
  const text = JSON.stringify(keptScenes.getState(), null, 2);
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'queuescope-scenes.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

/** Null when the file was taken, else what is wrong with it. */
async function openFile(file: File | undefined): Promise<string | null> {
  if (!file) return null;
  if (file.size > FILE_BYTES_MAX) return `${file.name}: must be smaller than 2 MB`;
  try {
    const read = checkDeck(JSON.parse(await file.text()));
    if (!read.ok) return read.issues.map(issueText).slice(0, 3).join('; ');
    keptScenes.setState(read.value);
    return null;
  } catch {
    return `${file.name}: is not a file of scenes`;
  }
}

function DeckLink() {
  const deck = useStore(keptScenes);
  const [text, setText] = useState('');
  useEffect(() => {
    let isWanted = true;
    deckText(deck).then((packed) => isWanted && setText(packed), setText.bind(null, ''));
    return () => {
      isWanted = false;
    };
  }, [deck]);
  return <CopyField label="Link to these scenes" text={`${pageAddress()}#/scenes/${text}`} />;
}

export default function ScenesDialog({ onClose }: { onClose: () => void }) {
  const { title, slides } = useStore(keptScenes);
  const [problem, setProblem] = useState<string | null>(null);
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
          <label className="button scenes__open">
            Open a file
            <input
              type="file"
              accept="application/json,.json"
              className="only-heard"
              onChange={(event) => {
                void openFile(event.target.files?.[0]).then(setProblem);
                event.target.value = '';
              }}
            />
          </label>
        </div>
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
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
