// The lane's big number and what stands beside it, as text: the customer's clock for one order, quantiles under traffic.
import type { LaneFrame } from '../../protocol/frame.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { countText, msText } from '../shared/format.ts';

export type Mood = 'idle' | 'waiting' | 'answered' | 'failed';

export interface OneOrderFigure {
  kind: 'one-order';
  mood: Mood;
  figure: string;
  /** What the figure is, in a clause. */
  note: string;
}

export interface TrafficFigure {
  kind: 'traffic';
  /** Value and name, most important first; `more` of the name where there is room. */
  numbers: {
    value: string;
    name: string;
    more?: string;
    alarming: boolean;
    /** Of a quantile: the wait itself, for those who ask which orders make it. */
    ms?: number;
  }[];
}

export const isOneOrder = (scenario: Scenario, frame: LaneFrame): boolean =>
  frame.orders.placed <= 1 && scenario.traffic.every((source) => source.pattern === 'one');

export function oneOrderFigure(scenario: Scenario, frame: LaneFrame, clockMs: number): OneOrderFigure {
  const { orders } = frame;
  const kind = 'one-order';
  if (orders.placed === 0) return { kind, mood: 'idle', figure: '0 ms', note: 'no order yet' };
  const settled = orders.open === 0;
  if (orders.replied > 0) {
    const done = orders.settledWithLoss > 0 ? 'done with loss' : `work done after ${msText(orders.lastWorkMs ?? 0)}`;
    const note = settled ? done : 'work goes on behind the answer';
    return { kind, mood: 'answered', figure: msText(orders.lastCustomerMs ?? 0), note };
  }
  if (orders.failed > 0) {
    const failed = frame.followed.find((fact) => fact.type === 'order-failed');
    const figure = failed ? msText(failed.customerMs) : 'failed';
    return { kind, mood: 'failed', figure, note: 'the customer got an error' };
  }
  const waitedMs = Math.max(0, clockMs - Math.min(...scenario.traffic.map((source) => source.startMs)));
  if (orders.gone > 0) return { kind, mood: 'failed', figure: msText(waitedMs), note: 'the customer has left' };
  return { kind, mood: 'waiting', figure: msText(waitedMs), note: 'the customer is still waiting' };
}

export function trafficFigure({ orders }: LaneFrame): TrafficFigure {
  const { customerMs, open, oldestOpenMs, failed, gone } = orders;
  const answered = customerMs.count > 0;
  const lost = failed + gone;
  const of = (ms: number) => (answered ? { ms } : {});
  return {
    kind: 'traffic',
    numbers: [
      {
        value: answered ? msText(customerMs.p50) : '–',
        name: 'median',
        more: 'wait',
        alarming: false,
        ...of(customerMs.p50),
      },
      { value: answered ? msText(customerMs.p95) : '–', name: 'p95', alarming: false, ...of(customerMs.p95) },
      { value: countText(open), name: 'open', alarming: false },
      { value: open > 0 ? msText(oldestOpenMs) : '–', name: 'oldest', more: 'open', alarming: false },
      ...(lost > 0 ? [{ value: countText(lost), name: gone > 0 ? 'failed or left' : 'failed', alarming: true }] : []),
    ],
  };
}
