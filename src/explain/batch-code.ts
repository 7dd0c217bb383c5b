// The part of a worker's program that collects messages and handles them together.
import type { Batch, Step, WorkerPool } from '../scenario/scenario.ts';
import { type CodeLine, indented, stepLines } from './code-lines.ts';
import { failureLines } from './failure-code.ts';

/** How a batch is handled: acknowledged together, or given up together. */
export function batchLines(
  pool: WorkerPool,
  { size }: Batch,
  flow: readonly Step[],
  hasDeadLetters: boolean,
): CodeLine[] {
  return [
    { text: `const SIZE = ${size};` },
    { text: '' },
    { text: 'async function handle(channel, kept) {' },
    ...indented([
      { text: 'const messages = kept.splice(0, SIZE);' },
      { text: 'if (messages.length === 0) return;' },
      { text: 'try {' },
      ...indented([
        {
          text: 'const event = messages.map((message) => JSON.parse(message.content.toString()));',
          at: 'in hand',
        },
        ...stepLines(flow),
        {
          text: 'for (const message of messages) channel.ack(message);',
          at: 'acknowledged',
          remark:
            'The messages are acknowledged. The lesson acknowledges the parsed events instead: the broker closes the channel, and all of them come back.',
        },
      ]),
      { text: '} catch (error) {' },
      ...indented([
        { text: "console.error('not handled:', error.message);", at: 'failed' },
        { text: 'for (const message of messages) {' },
        ...indented(failureLines(pool, hasDeadLetters)),
        { text: '}' },
      ]),
      { text: '}' },
    ]),
    { text: '}' },
  ];
}

/** How messages are kept until there are enough, or until the timer rings. */
export function takingBatches({ prefetch }: WorkerPool, { size, flushMs }: Batch): CodeLine[] {
  const tooFew = prefetch > 0 && prefetch < size;
  const held: CodeLine =
    prefetch > 0 ? { text: `await channel.prefetch(${prefetch});` } : { text: '// no prefetch: it may hold them all' };
  const next = 'turn = turn.then(() => handle(channel, kept));';
  return [
    tooFew
      ? {
          ...held,
          remark: `It never holds ${size} messages at once: no batch ever begins, and the queue stands still.`,
          isMistake: true,
        }
      : held,
    { text: 'const kept = [];' },
    { text: 'let turn = Promise.resolve(); // one batch after another' },
    ...(flushMs === undefined ? [] : [{ text: 'let timer = null;' }]),
    { text: 'await channel.consume(QUEUE, (message) => {', at: 'delivered' },
    ...indented([
      { text: 'if (message === null) return; // the queue was deleted' },
      { text: 'kept.push(message);', at: 'delivered' },
      { text: `if (kept.length >= SIZE) ${next}` },
      flushMs === undefined
        ? {
            text: '// no timer',
            remark: 'Nothing sends an incomplete batch: what is left over stays unacknowledged for ever.',
            isMistake: true,
          }
        : { text: `else timer ??= setTimeout(() => { timer = null; ${next} }, ${flushMs});` },
    ]),
    { text: '});' },
  ];
}
