// The knobs of customers: how long they wait, and whether they order again when they got no answer.
import type { Knob } from './knob.ts';
import { AGAIN_MAX } from './limits.ts';
import type { Client, ComponentId, OrdersAgain } from './scenario.ts';

/** Those who order again read the error first, and try twice. */
const AGAIN: OrdersAgain = { share: 0, afterMs: 5_000, times: 2 };
const HOUR_MS = 3_600_000;

export function clientKnobs(id: ComponentId, { patienceMs, again = AGAIN }: Client): Knob[] {
  const number = { owner: id, kind: 'number' as const, min: 0, whole: false };
  const ms = { ...number, unit: 'ms', max: HOUR_MS, step: 500 };
  const patience = { value: patienceMs ?? 0, none: 'waits for ever', least: 0.5 };
  const share = { unit: 'share', max: 1, step: 0.1, value: again.share, none: 'nobody' };
  const times = { unit: 'times', min: 1, max: AGAIN_MAX, step: 1, whole: true, value: again.times };
  return [
    { ...ms, ...patience, path: `${id}.patience`, label: 'Patience' },
    { ...number, ...share, path: `${id}.again`, label: 'Order again after an error' },
    ...(again.share > 0
      ? [
          { ...ms, min: 0.5, path: `${id}.againAfter`, label: 'So long after it', value: again.afterMs },
          { ...number, ...times, path: `${id}.againTimes`, label: 'At most' },
        ]
      : []),
  ];
}

/** A client with one of these knobs turned. What is as it would be anyhow is left unsaid. */
export function withClientKnob(client: Client, field: string, value: number): Client {
  const { patienceMs, again = AGAIN, ...rest } = client;
  if (field === 'patience')
    return { ...rest, ...(value === 0 ? {} : { patienceMs: value }), ...(client.again ? { again } : {}) };
  const patience = patienceMs === undefined ? {} : { patienceMs };
  if (field === 'again') return { ...rest, ...patience, ...(value === 0 ? {} : { again: { ...again, share: value } }) };
  return { ...rest, ...patience, again: { ...again, [field === 'againAfter' ? 'afterMs' : 'times']: value } };
}
