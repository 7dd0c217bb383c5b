// The program of a worker, in our own words, for amqplib on Node: generated from the scenario, with the policy in force.
// It runs as it stands. Remarks say what of it is a mistake, and why.
import { meanMs } from '../scenario/duration.ts';
import type { Scenario, Step, WorkerPool } from '../scenario/scenario.ts';

export interface CodeLine {
  text: string;
  /** What a worker is at when this line is executed. */
  at?: string;
  /** What to know about it. */
  remark?: string;
  isMistake?: boolean;
}

const quoted = (text: string): string => JSON.stringify(text);
const variable = (id: string): string => `${id.replaceAll(/\W/g, '_').toUpperCase()}_URL`;
const indented = (lines: CodeLine[]): CodeLine[] =>
  lines.map((line) => ({ ...line, text: line.text && `  ${line.text}` }));

export const atCall = (label: string): string => `call ${label}`;

/** Names become comments, and stay on their line. */
const comment = (text: string): string => text.replaceAll(/\s+/g, ' ');

const stepLines = (steps: readonly Step[]): CodeLine[] => steps.flatMap(linesOf);

function linesOf(step: Step): CodeLine[] {
  switch (step.do) {
    case 'call': {
      const limit = step.timeoutMs === undefined ? '' : `, ${step.timeoutMs}`;
      const call = `await call(process.env.${variable(step.to)}, ${quoted(step.label)}, event${limit})`;
      const goesOn = step.onFailure === 'continue';
      return [{ text: goesOn ? `${call}.catch(() => undefined);` : `${call};`, at: atCall(step.label) }];
    }
    case 'work':
      return [{ text: `await wait(${meanMs(step.duration)}); // ${comment(step.label)}`, at: atCall(step.label) }];
    case 'publish':
      return [{ text: `channel.publish(${quoted(step.exchange)}, '', message.content, { persistent: true });` }];
    case 'decide':
      return [
        { text: `if (Math.random() < ${step.probability}) { // ${comment(step.label)}` },
        ...indented(stepLines(step.then)),
        { text: '} else {' },
        ...indented(stepLines(step.otherwise)),
        { text: '}' },
      ];
    case 'count':
      return [{ text: `console.count(${quoted(step.counter)});` }];
    case 'parallel':
      return [
        { text: `await Promise.all([ // ${comment(step.label)}` },
        ...step.branches.flatMap((branch) =>
          indented([{ text: '(async () => {' }, ...indented(stepLines(branch)), { text: '})(),' }]),
        ),
        { text: ']);' },
      ];
    case 'reply':
      return [];
  }
}

/** Everything after the queue's name that declares it as the scenario has it. */
function declaration(scenario: Scenario, { queue }: WorkerPool): string {
  for (const component of Object.values(scenario.components)) {
    const found = component.kind === 'rabbitmq' ? component.queues[queue] : undefined;
    if (!found) continue;
    const dead = found.deadLetterTo;
    const rest = dead === undefined ? '' : `, deadLetterExchange: '', deadLetterRoutingKey: ${quoted(dead)}`;
    return `{ durable: ${found.durable}${rest} }`;
  }
  return '{ durable: true }';
}

function takingLines({ prefetch, handling }: WorkerPool): CodeLine[] {
  const held: CodeLine =
    prefetch > 0
      ? { text: `await channel.prefetch(${prefetch}); // unacknowledged messages it may hold` }
      : {
          text: '// no prefetch',
          remark:
            'Without a prefetch the broker hands every ready message to the workers at once: they wait in the worker’s memory, where no other worker can take them.',
          isMistake: true,
        };
  const start = { text: 'await channel.consume(QUEUE, (message) => {', at: 'delivered' };
  const gone = { text: '  if (message === null) return; // the queue was deleted' };
  if (handling === 'concurrent')
    return [
      held,
      start,
      gone,
      {
        text: '  void handle(channel, message);',
        at: 'delivered',
        remark:
          'amqplib calls this for each message as it comes: all that are held are handled at once. Only the prefetch bounds how many.',
        ...(prefetch === 0 ? { isMistake: true } : {}),
      },
      { text: '});' },
    ];
  return [
    held,
    { text: 'let turn = Promise.resolve(); // one after another' },
    start,
    gone,
    { text: '  turn = turn.then(() => handle(channel, message));', at: 'delivered' },
    { text: '});' },
  ];
}

function failureLine({ onFailure }: WorkerPool, hasDeadLetters: boolean): CodeLine {
  if (onFailure === 'requeue')
    return {
      text: 'channel.nack(message, false, true); // back into the queue, at its old place',
      at: 'given back',
      remark:
        'Requeued at once and without a limit: while the cause lasts the message comes back again and again, and one that can never be handled comes back for ever.',
      isMistake: true,
    };
  return {
    text: 'channel.nack(message, false, false); // not back into the queue',
    at: 'given back',
    ...(hasDeadLetters
      ? { remark: 'The broker moves it to the dead letters, where somebody can look at it.' }
      : { remark: 'The queue has no dead letters: the message is lost.', isMistake: true }),
  };
}

/** The program of one pool of workers; empty where the component is none. */
export function workerCode(scenario: Scenario, pool: string): CodeLine[] {
  const component = scenario.components[pool];
  if (component?.kind !== 'workers') return [];
  const flow = scenario.flows[component.flow] ?? [];
  const declared = declaration(scenario, component);
  return [
    {
      text: `// ${comment(component.title)}. Node 20, npm install amqplib; AMQP_URL and the *_URL of what it calls are yours to set.`,
    },
    { text: "import amqp from 'amqplib';" },
    { text: '' },
    { text: `const QUEUE = ${quoted(component.queue)};` },
    { text: "const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');" },
    { text: '' },
    { text: 'async function handle(channel, message) {' },
    ...indented([
      { text: 'try {' },
      ...indented([
        {
          text: 'const event = JSON.parse(message.content.toString());',
          at: 'in hand',
          remark:
            'The event carries orderId, userId, total and email. The lesson’s worker reads event.userEmail, which is not there.',
        },
        ...stepLines(flow),
        { text: 'channel.ack(message); // done: the broker forgets it', at: 'acknowledged' },
      ]),
      { text: '} catch (error) {' },
      ...indented([
        { text: "console.error('not handled:', error.message);", at: 'failed' },
        failureLine(component, declared.includes('deadLetter')),
      ]),
      { text: '}' },
    ]),
    { text: '}' },
    { text: '' },
    { text: 'async function work() {' },
    ...indented([
      { text: 'const channel = await connection.createChannel();' },
      { text: `await channel.assertQueue(QUEUE, ${declared});` },
      ...takingLines(component),
    ]),
    { text: '}' },
    { text: '' },
    { text: 'async function call(url, what, event, limitMs = 60_000) {' },
    { text: '  const body = JSON.stringify({ what, event });' },
    { text: "  const answer = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(limitMs) });" },
    { text: "  if (!answer.ok) throw new Error(what + ': ' + answer.status);" },
    { text: '}' },
    ...(usesWait(flow) ? [{ text: 'const wait = (ms) => new Promise((done) => setTimeout(done, ms));' }] : []),
    { text: '' },
    { text: `for (let worker = 0; worker < ${component.count}; worker += 1) await work();` },
  ];
}

const usesWait = (steps: readonly Step[]): boolean => JSON.stringify(steps).includes('"do":"work"');
