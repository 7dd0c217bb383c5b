// The benchmark's model: the asynchronous checkout as the yardstick `checkout.cpp` has it, with its parameters turned by
// the same knobs that people turn.
import { withKnobs } from '../src/scenario/knobs.ts';
import { scenarioById } from '../src/scenario/library/library.ts';
import type { Sets } from '../src/scenario/run-spec.ts';
import type { Scenario, Step } from '../src/scenario/scenario.ts';

export interface Load {
  perSecond: number;
  connections: number;
  workers: [email: number, inventory: number, notification: number, analytics: number];
}

/** The yardstick's own load: about 90 % of every station. */
export const USUAL: Load = { perSecond: 58, connections: 20, workers: [130, 35, 65, 20] };
/** A hundred times as much of everything. */
export const HUNDREDFOLD: Load = { perSecond: 5_800, connections: 2_000, workers: [13_000, 3_500, 6_500, 2_000] };

/** The knobs of the four pools. */
export function workersOf({ workers: [email, inventory, notification, analytics] }: Load): Sets {
  return {
    'EmailWorker.count': email,
    'InventoryWorker.count': inventory,
    'NotificationWorker.count': notification,
    'AnalyticsWorker.count': analytics,
  };
}

export function benchScenario(load: Load, everythingOn = false): Scenario {
  const { perSecond, connections } = load;
  const sets: Sets = {
    'orders.pattern': 'poisson',
    'orders.perSecond': perSecond,
    'AppServers.slots': 10_000,
    'Master.connections': connections,
    'Master.placeOrder': 'exponential(100)',
    'EmailService.latency': 'exponential(2s)',
    'Inventory.latency': 'exponential(500)',
    'SMSService.latency': 'exponential(1s)',
    'AnalyticsDB.latency': 'exponential(300)',
    ...workersOf(load),
  };
  const scenario = withKnobs(scenarioById('month-async')!, sets);
  if (!scenario.ok) throw new Error(scenario.issues.map(({ path, problem }) => `${path}: ${problem}`).join('; '));
  return everythingOn ? withTimeouts(scenario.value) : scenario.value;
}

/** Arms a time-out for every call of every message; none of them ever fires. */
function withTimeouts(scenario: Scenario): Scenario {
  const armed = (step: Step): Step => (step.do === 'call' ? { ...step, timeoutMs: 600_000 } : step);
  const flows = Object.fromEntries(Object.entries(scenario.flows).map(([id, steps]) => [id, steps.map(armed)]));
  return { ...scenario, flows };
}
