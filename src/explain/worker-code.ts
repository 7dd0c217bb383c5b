// The program of a worker, in our own words, for amqplib on Node: generated from the scenario, with the policy in force.
// It runs as it stands. Remarks say what of it is a mistake, and why.
import type { Queue, Scenario, Step, WorkerPool } from '../scenario/scenario.ts';
import { batchLines, takingBatches } from './batch-code.ts';
import { type CodeLine, comment, indented, quoted, stepLines } from './code-lines.ts';
import { failureLines } from './failure-code.ts';

export { atCall, type CodeLine } from './code-lines.ts';

/** Everything after the queue's name that declares it as the scenario has it. */
function declaration(scenario: Scenario, name: string): string {
  for (const component of Object.values(scenario.components)) {
    const found = component.kind === 'rabbitmq' ? component.queues[name] : undefined;
    if (found) return `{ ${[`durable: ${found.durable}`, ...argumentsOf(found)].join(', ')} }`;
  }
  return '{ durable: true }';
}

function argumentsOf(queue: Queue): string[] {
  const dead =
    queue.deadLetterTo === undefined ? queue.deadLetterExchange : { exchange: '', routingKey: queue.deadLetterTo };
  const rest: [string, unknown][] = [
    ['x-queue-type', queue.type === 'quorum' ? 'quorum' : undefined],
    ['x-delivery-limit', queue.deliveryLimit],
    ['x-overflow', queue.overflow],
  ];
  const named: [string, unknown][] = [
    ['exclusive', queue.exclusive],
    ['messageTtl', queue.messageTtlMs],
    ['maxLength', queue.maxLength],
    ['maxPriority', queue.maxPriority],
    ['deadLetterExchange', dead?.exchange],
    ['deadLetterRoutingKey', dead?.routingKey],
  ];
  const written = (pairs: [string, unknown][], key: (name: string) => string) =>
    pairs.flatMap(([name, value]) => (value === undefined ? [] : [`${key(name)}: ${JSON.stringify(value)}`]));
  const others = written(rest, quoted);
  return [...written(named, (name) => name), ...(others.length > 0 ? [`arguments: { ${others.join(', ')} }`] : [])];
}

function takingLines({ prefetch, handling, autoAck, also = [], attention }: WorkerPool): CodeLine[] {
  const queues = ['QUEUE', ...also.map(({ queue }) => quoted(queue))];
  const consume = (queue: string) => `await channel.consume(${queue}, (message) => {`;
  const end = autoAck ? '}, { noAck: true });' : '});';
  const several: CodeLine[] =
    also.length === 0
      ? []
      : [
          {
            text: `for (const queue of [${queues.join(', ')}])`,
            remark: `One worker, several queues: RabbitMQ knows no priority between them. The simulated worker takes ${attention === 'weighted' ? 'by weight' : 'the first queue first'} from what it holds; this program takes in the order of delivery.`,
          },
        ];
  const held: CodeLine =
    prefetch > 0
      ? { text: `await channel.prefetch(${prefetch}); // unacknowledged messages it may hold` }
      : {
          text: '// no prefetch',
          remark:
            'Without a prefetch the broker hands every ready message to the workers at once: they wait in the worker’s memory, where no other worker can take them.',
          isMistake: true,
        };
  const start = {
    text: `${also.length > 0 ? '  ' : ''}${consume(also.length > 0 ? 'queue' : 'QUEUE')}`,
    at: 'delivered',
  };
  const gone = { text: '  if (message === null) return; // the queue was deleted' };
  if (handling === 'concurrent')
    return [
      held,
      ...several,
      start,
      gone,
      {
        text: '  void handle(channel, message);',
        at: 'delivered',
        remark:
          'amqplib calls this for each message as it comes: all that are held are handled at once. Only the prefetch bounds how many.',
        ...(prefetch === 0 ? { isMistake: true } : {}),
      },
      { text: end },
    ];
  return [
    held,
    { text: 'let turn = Promise.resolve(); // one after another' },
    ...several,
    start,
    gone,
    { text: '  turn = turn.then(() => handle(channel, message));', at: 'delivered' },
    { text: end },
  ];
}

const KNOWN: CodeLine = {
  text: 'if (handled.has(event.orderId)) return channel.ack(message);',
  at: 'acknowledged',
  remark: 'Idempotent: an order that has been handled is acknowledged, and nothing is done again.',
};

/** How one message is handled. */
function handleLines(component: WorkerPool, flow: readonly Step[], declared: string): CodeLine[] {
  return [
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
        ...(component.idempotent ? [KNOWN] : []),
        ...stepLines(flow),
        ...(component.idempotent ? [{ text: 'handled.add(event.orderId);' }] : []),
        ...(component.autoAck
          ? []
          : [{ text: 'channel.ack(message); // done: the broker forgets it', at: 'acknowledged' }]),
      ]),
      { text: '} catch (error) {' },
      ...indented([
        { text: "console.error('not handled:', error.message);", at: 'failed' },
        ...failureLines(component, declared.includes('deadLetter')),
      ]),
      { text: '}' },
    ]),
    { text: '}' },
  ];
}

/** The program of one pool of workers; empty where the component is none. */
export function workerCode(scenario: Scenario, pool: string): CodeLine[] {
  const component = scenario.components[pool];
  if (component?.kind !== 'workers') return [];
  const flow = scenario.flows[component.flow] ?? [];
  const declared = declaration(scenario, component.queue);
  return [
    {
      text: `// ${comment(component.title)}. Node 20, npm install amqplib; AMQP_URL and the *_URL of what it calls are yours to set.`,
    },
    { text: "import amqp from 'amqplib';" },
    { text: '' },
    { text: `const QUEUE = ${quoted(component.queue)};` },
    { text: "const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');" },
    ...(component.idempotent
      ? [{ text: 'const handled = new Set(); // in earnest: a table that all workers share' }]
      : []),
    { text: '' },
    ...(component.batch
      ? batchLines(component, component.batch, flow, declared.includes('deadLetter'))
      : handleLines(component, flow, declared)),
    { text: '' },
    { text: 'async function work() {' },
    ...indented([
      { text: 'const channel = await connection.createChannel();' },
      { text: `await channel.assertQueue(QUEUE, ${declared});` },
      ...(component.batch ? takingBatches(component, component.batch) : takingLines(component)),
    ]),
    { text: '}' },
    { text: '' },
    { text: 'async function call(url, what, event, limitMs = 60_000) {' },
    { text: '  const body = JSON.stringify({ what, event });' },
    { text: "  const answer = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(limitMs) });" },
    { text: "  if (!answer.ok) throw new Error(what + ': ' + answer.status);" },
    { text: '}' },
    ...(usesWait(flow) || (component.onFailure === 'retry' && (component.retry?.waits ?? true))
      ? [{ text: 'const wait = (ms) => new Promise((done) => setTimeout(done, ms));' }]
      : []),
    { text: '' },
    { text: `for (let worker = 0; worker < ${component.count}; worker += 1) await work();` },
  ];
}

const usesWait = (steps: readonly Step[]): boolean => JSON.stringify(steps).includes('"do":"work"');
