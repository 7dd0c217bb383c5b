// The part of a worker's program that answers a failure, as the pool's policy has it.
import { RETRY } from '../scenario/failure-knobs.ts';
import type { WorkerPool } from '../scenario/scenario.ts';
import { type CodeLine, indented, quoted } from './code-lines.ts';

const COUNT = "const retries = message.properties.headers?.['x-retry-count'] ?? 0;";

const again = (queue: string): CodeLine[] => [
  {
    text: `channel.sendToQueue(${queue}, message.content, { persistent: true, headers: { ...message.properties.headers, 'x-retry-count': retries + 1 } });`,
    at: 'given back',
  },
  { text: 'channel.ack(message); // the copy goes on in its place', at: 'acknowledged' },
];

function rejectLine(hasDeadLetters: boolean): CodeLine {
  return {
    text: 'channel.nack(message, false, false); // not back into the queue',
    at: 'given back',
    ...(hasDeadLetters
      ? { remark: 'The broker moves it to the dead letters, where somebody can look at it.' }
      : { remark: 'The queue has no dead letters: the message is lost.', isMistake: true }),
  };
}

function retryLines(pool: WorkerPool, hasDeadLetters: boolean): CodeLine[] {
  const { retries, firstDelayMs, factor, jitter, waits } = pool.retry ?? RETRY;
  const spread = jitter > 0 ? ` * (1 + ${jitter} * (2 * Math.random() - 1))` : '';
  const delay = `${firstDelayMs} * ${factor} ** retries${spread}`;
  const held: CodeLine = {
    text: waits ? `await wait(${delay});` : `setTimeout(() => {`,
    remark: waits
      ? 'The message stays unacknowledged and counts against the prefetch: a worker that takes one at a time does nothing else meanwhile.'
      : 'The hand is free meanwhile, but the message stays unacknowledged and counts against the prefetch.',
  };
  const later = again('QUEUE');
  return [
    { text: COUNT },
    { text: `if (retries < ${retries}) {` },
    ...indented(waits ? [held, ...later] : [held, ...indented(later), { text: `}, ${delay});` }]),
    { text: '} else {' },
    ...indented([rejectLine(hasDeadLetters)]),
    { text: '}' },
  ];
}

/** What is done with a message whose handling has failed. */
export function failureLines(pool: WorkerPool, hasDeadLetters: boolean): CodeLine[] {
  if (pool.autoAck)
    return [
      {
        text: '// nothing to give back: with noAck it was acknowledged as it was delivered',
        remark: 'With noAck a message whose handling fails, or whose worker is lost, is gone.',
        isMistake: true,
      },
    ];
  switch (pool.onFailure) {
    case 'requeue':
      return [
        {
          text: 'channel.nack(message, false, true); // back into the queue, at its old place',
          at: 'given back',
          remark:
            'Requeued at once and without a limit: while the cause lasts the message comes back again and again, and one that can never be handled comes back for ever.',
          isMistake: true,
        },
      ];
    case 'reject':
      return [rejectLine(hasDeadLetters)];
    case 'retry':
      return retryLines(pool, hasDeadLetters);
    case 'wait-queues':
      return [
        { text: COUNT },
        { text: `const next = [${(pool.waitQueues ?? []).map(quoted).join(', ')}][retries];` },
        { text: 'if (next !== undefined) {' },
        ...indented(again('next')),
        { text: '} else {' },
        ...indented([rejectLine(hasDeadLetters)]),
        { text: '}' },
      ];
    case 'drop':
      return [
        {
          text: 'channel.ack(message); // although its work is not done',
          at: 'acknowledged',
          remark: 'Acknowledged all the same: nobody will ever handle it, and nobody is told.',
          isMistake: true,
        },
      ];
  }
}
