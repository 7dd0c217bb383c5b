// The last seconds as a clip: how much simulated time, in how long a clip, and a way to stop its making.
import { useEffect, useRef, useState } from 'react';
import { runStore } from '../../stores/run-store.ts';
import { msText, speedText } from '../shared/format.ts';
import { save } from '../shared/save.ts';
import { useRun } from '../shared/use-run.ts';
import { type ClipPlan, clipDrawings, clipPlan } from './clip.ts';
import { fileName } from './file-name.ts';
import { gifOf, type Progress, webmKind, webmOf } from './record.ts';
import type { RunPicture } from './run-picture.ts';
import { nameOf } from './use-export.ts';

type Kind = 'gif' | 'webm';
/** Real ms between two pictures: a GIF counts hundredths of a second, and weighs what each picture weighs. */
const PAUSE_MS: Record<Kind, number> = { gif: 80, webm: 40 };
const SPANS_S = [1, 2, 5, 10, 20, 30, 60];
const LENGTHS_S = [2, 4, 6, 10];

type Work =
  | { state: 'idle' }
  | { state: 'busy'; kind: Kind; done: number; of: number }
  | { state: 'made'; kind: Kind; name: string; address: string; bytes: number }
  | { state: 'failed'; problem: string };

const make: Record<Kind, (...given: Parameters<typeof gifOf>) => Promise<Blob>> = { gif: gifOf, webm: webmOf };

/** The order whose progress is drawn, where one is. */
const followed = (): (number | null)[] =>
  runStore.getState().frame?.lanes.map(({ newestOrderId, orders }) => (orders.placed > 1 ? null : newestOrderId)) ?? [];

function useMaking(picture: RunPicture) {
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const stopped = useRef<AbortController | null>(null);
  const cancel = () => {
    stopped.current?.abort();
    setWork({ state: 'idle' });
  };
  useEffect(() => () => stopped.current?.abort(), []);
  const address = work.state === 'made' ? work.address : null;
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address]);
  const start = (kind: Kind, plan: ClipPlan) => {
    const { spec, clockMs } = runStore.getState();
    if (!spec) return;
    const stop = new AbortController();
    stopped.current = stop;
    const of = plan.instantsMs.length;
    setWork({ state: 'busy', kind, done: 0, of });
    const progress: Progress = (done) => {
      stop.signal.throwIfAborted();
      setWork({ state: 'busy', kind, done, of });
    };
    const name = fileName(nameOf(runStore.getState()), 'clip', clockMs, kind);
    make[kind](clipDrawings(spec, plan, picture, followed()), plan.pauseMs, progress).then(
      (blob) => {
        if (stop.signal.aborted) return;
        save(name, blob.type, blob);
        setWork({ state: 'made', kind, name, address: URL.createObjectURL(blob), bytes: blob.size });
      },
      (error: unknown) => {
        if (!stop.signal.aborted)
          setWork({ state: 'failed', problem: error instanceof Error ? error.message : String(error) });
      },
    );
  };
  return { work, start, cancel };
}

function SecondsField({ label, value, choices, onChange }: FieldProps) {
  return (
    <label className="export__field">
      <span>{label}</span>
      <select className="select" value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {choices.map((seconds) => (
          <option key={seconds} value={seconds}>
            {seconds} s
          </option>
        ))}
      </select>
    </label>
  );
}
interface FieldProps {
  label: string;
  value: number;
  choices: readonly number[];
  onChange: (seconds: number) => void;
}

/** As much as has passed, at the pace that was watched. */
function firstSpan(clockMs: number): number {
  const { pace } = runStore.getState();
  const wanted = 5 * (pace.type === 'factor' ? pace.factor : 1);
  return SPANS_S.findLast((span) => span <= wanted && span * 1_000 <= clockMs) ?? SPANS_S[0]!;
}

export function ClipPart({ picture }: { picture: RunPicture }) {
  const clockMs = useRun((state) => state.clockMs);
  const [spanS, setSpan] = useState(() => firstSpan(clockMs));
  const [lengthS, setLength] = useState(4);
  const { work, start, cancel } = useMaking(picture);
  if (clockMs < 1) return <p className="export__empty">Nothing has passed yet: let the run go on for a while.</p>;
  const planFor = (kind: Kind) => clipPlan(Math.floor(clockMs), spanS * 1_000, lengthS * 1_000, PAUSE_MS[kind]);
  const { instantsMs, speed } = planFor('gif');
  const shownMs = instantsMs.at(-1)! - instantsMs[0]!;
  const isBusy = work.state === 'busy';
  return (
    <>
      <div className="export__fields">
        <SecondsField label="The last seconds, simulated" value={spanS} choices={SPANS_S} onChange={setSpan} />
        <SecondsField label="Length of the clip" value={lengthS} choices={LENGTHS_S} onChange={setLength} />
        <p className="export__note">
          {msText(shownMs)} of the run, at {speedText(speed)} of real time
        </p>
      </div>
      <div className="export__actions">
        <button
          type="button"
          className="button button--ink"
          disabled={isBusy}
          onClick={() => start('gif', planFor('gif'))}
        >
          Make a GIF
        </button>
        {webmKind() === null ? (
          <p className="export__note">This browser records no WebM; the GIF shows the same.</p>
        ) : (
          <button type="button" className="button" disabled={isBusy} onClick={() => start('webm', planFor('webm'))}>
            Make a WebM
          </button>
        )}
        {isBusy && (
          <>
            <progress className="export__progress" aria-label="Pictures made" value={work.done} max={work.of} />
            <span className="export__note figures">
              {work.done} of {work.of}
            </span>
            <button type="button" className="button" onClick={cancel}>
              Cancel
            </button>
          </>
        )}
      </div>
      <Made work={work} />
    </>
  );
}

function Made({ work }: { work: Work }) {
  if (work.state === 'failed')
    return (
      <p className="problem" role="alert">
        {work.problem}
      </p>
    );
  if (work.state !== 'made') return null;
  const { kind, name, address, bytes } = work;
  return (
    <>
      {kind === 'gif' ? (
        <img className="export__preview" src={address} alt={`The clip ${name}`} />
      ) : (
        <video className="export__preview" src={address} aria-label={`The clip ${name}`} autoPlay loop muted controls />
      )}
      <p className="export__note" role="status">
        {name}, {(bytes / 1_000_000).toFixed(1)} MB, is with your downloads.
      </p>
    </>
  );
}
