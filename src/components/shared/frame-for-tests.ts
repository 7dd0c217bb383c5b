// Frames for tests of what is said about a run: empty ones, to be filled with what the test is about.
import type { ComponentFrame, Frame, LaneFrame, OrdersFrame, QueueFrame, Summary } from '../../protocol/frame.ts';

const noTimes: Summary = { count: 0, mean: 0, min: 0, p50: 0, p95: 0, p99: 0, max: 0 };
export const times = (ms: number, count = 1): Summary => ({
  count,
  mean: ms,
  min: ms,
  p50: ms,
  p95: ms,
  p99: ms,
  max: ms,
});

export function orders(rest: Partial<OrdersFrame> = {}): OrdersFrame {
  const counts = {
    placed: 0,
    replied: 0,
    failed: 0,
    open: 0,
    settled: 0,
    settledWithLoss: 0,
    gone: 0,
    again: 0,
    storedTwice: 0,
    oldestOpenMs: 0,
  };
  return {
    ...counts,
    customerMs: noTimes,
    workMs: noTimes,
    perSecond: 0,
    lastCustomerMs: null,
    lastWorkMs: null,
    ...rest,
  };
}

export function component(
  id: string,
  kind: ComponentFrame['kind'],
  rest: Partial<ComponentFrame> = {},
): ComponentFrame {
  const counts = { busy: 0, waiting: 0, busyMean: 0, offered: 0, served: 0, failed: 0, held: 0, backingOff: 0 };
  const retries = { retried: 0, duplicates: 0, skipped: 0, errorShare: null, handlingMs: null, products: null };
  const lists = { faults: [], replicas: [], replicasDown: [], workers: [], calls: [] };
  return { id, kind, capacity: null, utilisation: null, waitMs: noTimes, ...counts, ...retries, ...lists, ...rest };
}

export const call = (orderId: number, label: string) => ({ orderId, label, startedAtMs: 0, endsAtMs: null });

export function queue(name: string, rest: Partial<QueueFrame> = {}): QueueFrame {
  const now = { ready: 0, unacknowledged: 0, readyMax: 0, readyMean: 0, unacknowledgedMean: 0, oldestMs: 0 };
  const moved = { published: 0, delivered: 0, redelivered: 0, acknowledged: 0 };
  const removed = { expired: 0, dropped: 0, deadLettered: 0, returned: 0 };
  const routes = { deleted: false, deadLettersTo: [], deadLettersFrom: [] };
  return { name, broker: 'Queue', ...routes, ...now, ...moved, ...removed, waitMs: noTimes, ...rest };
}

export function laneFrame(rest: Partial<LaneFrame> = {}): LaneFrame {
  return {
    atMs: 0,
    events: 0,
    facts: 0,
    digest: '0'.repeat(16),
    nextEventAtMs: null,
    orders: orders(),
    components: [],
    queues: [],
    counters: {},
    alerts: [],
    alertTurns: [],
    hops: [],
    hopsLeftOut: 0,
    followed: [],
    newestOrderId: null,
    newestSettledOrderId: null,
    series: null,
    histogram: null,
    waiting: null,
    amplification: 1,
    ...rest,
  };
}

export function frameAt(atMs: number, lanes: Partial<LaneFrame>[] = [{}, {}]): Frame {
  return {
    epoch: 0,
    atMs,
    lanes: lanes.map((lane) => laneFrame({ atMs, ...lane })),
    nextEventAtMs: null,
    finished: false,
    stopped: null,
    untilMs: 300_000,
    steps: 0,
  };
}
