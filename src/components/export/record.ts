// Drawings become a file that moves: a GIF, written picture by picture, or a WebM, which the browser records from a canvas
// while it is painted in real time.
import type { Drawing } from './drawing.ts';
import { Gif } from './gif/gif.ts';
import { canvasFor, paint, scaleFor } from './paint.ts';

/** Told after every picture; throws or returns as the maker of the clip likes. */
export type Progress = (done: number) => void;

/** Wider clips are heavy for a chat or a slide, and no clearer. */
const WIDTH_PX = { gif: 1_000, webm: 1_280 };

interface Stage {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
  scale: number;
}

/** Codecs want even numbers of pixels. */
const even = (canvas: HTMLCanvasElement) => {
  canvas.width -= canvas.width % 2;
  canvas.height -= canvas.height % 2;
};

async function stageFor(drawing: Drawing, widthPx: number): Promise<Stage> {
  const scale = scaleFor(drawing, widthPx / drawing.width);
  const canvas = canvasFor(drawing, scale);
  even(canvas);
  const context = canvas.getContext('2d', { willReadFrequently: widthPx === WIDTH_PX.gif });
  if (!context) throw new Error('This browser gives no canvas to paint on.');
  await document.fonts.ready;
  return { canvas, context, scale };
}

/** Lets the page draw and hear the person between two pictures. */
const breath = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

export async function gifOf(drawings: AsyncIterable<Drawing>, pauseMs: number, progress: Progress): Promise<Blob> {
  let stage: Stage | null = null;
  let gif: Gif | null = null;
  let done = 0;
  for await (const drawing of drawings) {
    stage ??= await stageFor(drawing, WIDTH_PX.gif);
    const { canvas, context, scale } = stage;
    const { width, height } = canvas;
    gif ??= new Gif(width, height);
    paint(context, drawing, scale);
    gif.add(context.getImageData(0, 0, width, height), pauseMs / 10);
    progress(++done);
    await breath();
  }
  if (!gif) throw new Error('There is no picture in this clip.');
  return gif.end();
}

const KINDS = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm'];

/** What this browser records; null where it records no WebM. */
export function webmKind(): string | null {
  if (typeof MediaRecorder === 'undefined' || !('captureStream' in HTMLCanvasElement.prototype)) return null;
  return KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? null;
}

const BITS_PER_SECOND = 6_000_000;

/** Takes as long as the clip is, since the browser's clock is the clip's. */
export async function webmOf(drawings: AsyncIterable<Drawing>, pauseMs: number, progress: Progress): Promise<Blob> {
  const mimeType = webmKind();
  if (!mimeType) throw new Error('This browser records no WebM; the GIF shows the same.');
  let recording: Recording | null = null;
  let done = 0;
  try {
    for await (const drawing of drawings) {
      recording ??= await startRecording(await stageFor(drawing, WIDTH_PX.webm), mimeType);
      await recording.show(drawing, done * pauseMs);
      progress(++done);
    }
    if (!recording) throw new Error('There is no picture in this clip.');
    // The last picture is held as long as every other.
    await until(recording.startedAtMs + done * pauseMs);
    return await recording.end();
  } finally {
    recording?.stop();
  }
}

interface Recording {
  startedAtMs: number;
  show: (drawing: Drawing, atMs: number) => Promise<void>;
  end: () => Promise<Blob>;
  stop: () => void;
}

const until = (atMs: number): Promise<void> =>
  new Promise((done) => setTimeout(done, Math.max(0, atMs - performance.now())));

async function startRecording({ canvas, context, scale }: Stage, mimeType: string): Promise<Recording> {
  const stream = canvas.captureStream();
  const recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond: BITS_PER_SECOND });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const ended = new Promise<Blob>((done, failed) => {
    recorder.addEventListener('stop', () => done(new Blob(parts, { type: 'video/webm' })));
    recorder.addEventListener('error', () => failed(new Error('The browser could not record the clip.')));
  });
  ended.catch(() => undefined);
  let startedAtMs = 0;
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    get startedAtMs() {
      return startedAtMs;
    },
    show: async (drawing, atMs) => {
      if (recorder.state === 'inactive') {
        paint(context, drawing, scale);
        recorder.start();
        startedAtMs = performance.now();
        return;
      }
      await until(startedAtMs + atMs);
      paint(context, drawing, scale);
    },
    end: () => {
      recorder.stop();
      return ended;
    },
    stop,
  };
}
