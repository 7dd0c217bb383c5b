// Messages published one by one, each at its time and in its own way, into the queue `mail`; its dead letters go to `dead`.
import type { Command } from '../../scenario/run-spec.ts';
import type { Queue, Scenario, Step, WorkerPool } from '../../scenario/scenario.ts';
import { only, runOf } from '../testing/runs.ts';
import { broker, reply, server, shopOf, work, workers } from '../testing/shops.ts';

type Publish = Extract<Step, { do: 'publish' }>;
export interface Sent {
  atMs: number;
  as?: Partial<Publish>;
}

export interface Setup {
  sent: Sent[];
  queue?: Partial<Queue>;
  pool?: Partial<WorkerPool>;
  serviceMs?: number;
  commands?: Command[];
  untilMs?: number;
  /** The workers come later: until then there are none of them. */
  joinAtMs?: number;
}

/** Publishing takes a moment: messages of one instant keep their order, and a command at 0 comes before them. */
const PUBLISH_MS = 0.125;

function scenarioOf({ sent, queue = {}, pool, serviceMs = 100, joinAtMs }: Setup): Scenario {
  const flows = Object.fromEntries(
    sent.map(({ as }, index): [string, Step[]] => [
      `send${index}`,
      [
        {
          do: 'publish',
          to: 'Broker',
          exchange: '',
          routingKey: 'mail',
          label: 'publish',
          onFailure: 'continue',
          ...as,
        },
        reply,
      ],
    ]),
  );
  const shop = shopOf({
    checkout: [reply],
    handle: [work(serviceMs)],
    components: {
      Server: server(1_000),
      Broker: broker({ mail: { deadLetterTo: 'dead', ...queue }, dead: {} }, { publish: PUBLISH_MS }),
      ...(pool ? { Workers: workers('mail', pool) } : {}),
    },
  });
  const [orders] = shop.traffic;
  return {
    ...shop,
    flows: { ...shop.flows, ...flows },
    traffic: sent.map(({ atMs }, index) => ({
      ...orders!,
      id: `message${index}`,
      flow: `send${index}`,
      pattern: 'one',
      startMs: atMs,
    })),
    faults:
      joinAtMs === undefined ? [] : [{ component: 'Workers', fault: { type: 'down' }, fromMs: 0, untilMs: joinAtMs }],
  };
}

/** A time of the simulator as the record has it: from the first publish on. */
export interface Told {
  /** By message: when it was delivered first, acknowledged, dead. */
  delivered: [message: number, atMs: number][];
  acknowledged: [message: number, atMs: number][];
  dead: [message: number, atMs: number, reason: string][];
  refused: number[];
  /** Ready in `mail` at the end, in the order in which they would be delivered. */
  left: number[];
  readyAt: (atMs: number) => number;
}

/** Runs it and tells what became of each message; messages are numbered from 1 in the order given. */
export function sendOneByOne(setup: Setup): Told {
  const scenario = scenarioOf(setup);
  const { facts, simulation } = runOf(scenario, { untilMs: setup.untilMs ?? 10_000, commands: setup.commands ?? [] });
  const ids = only(facts, 'order-placed').map(({ orderId }) => orderId);
  const messageOf = (orderId: number) => ids.indexOf(orderId) + 1;
  const inMail = <T extends { queue: string }>(list: T[]) => list.filter(({ queue }) => queue === 'mail');
  const { waiting } = simulation.frame(0, { messagesOf: 'mail' }).lanes[0]!;
  return {
    delivered: inMail(only(facts, 'message-delivered')).map((fact) => [messageOf(fact.orderId), fact.atMs]),
    acknowledged: inMail(only(facts, 'message-acknowledged')).map((fact) => [messageOf(fact.orderId), fact.atMs]),
    dead: inMail(only(facts, 'message-dead-lettered')).map((fact) => [messageOf(fact.orderId), fact.atMs, fact.reason]),
    refused: only(facts, 'publish-failed').map(({ orderId }) => messageOf(orderId)),
    left: waiting!.messages.map(({ orderId }) => messageOf(orderId)),
    readyAt: (atMs) => {
      const before = runOf(scenario, { untilMs: atMs, commands: setup.commands ?? [] });
      return before.lane.queues.find(({ name }) => name === 'mail')!.ready;
    },
  };
}

/** Messages of one burst at an instant. */
export const burst = (count: number, atMs = 0): Sent[] => Array.from({ length: count }, () => ({ atMs }));
