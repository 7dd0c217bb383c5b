// Writes a checked value into a copy of a scenario, at the place that its knob names.
import { withClientKnob } from './client-knobs.ts';
import type { Duration } from './duration.ts';
import { withFailureKnob } from './failure-knobs.ts';
import { withKeeperKnob } from './keeper-knobs.ts';
import type { Knob } from './knob-table.ts';
import { withQueueKnob } from './queue-knobs.ts';
import type { Component, Scenario, Traffic, TrafficPattern } from './scenario.ts';

/** A value after checking: texts have become durations. */
export type Checked = number | string | boolean | Duration;

export function written(scenario: Scenario, knob: Knob, value: Checked): Scenario {
  const field = knob.path.slice(knob.owner.length + 1);
  const traffic = scenario.traffic.find((source) => source.id === knob.owner);
  if (traffic) {
    const changed = writtenTraffic(traffic, field, value);
    return { ...scenario, traffic: scenario.traffic.map((source) => (source === traffic ? changed : source)) };
  }
  const component = scenario.components[knob.owner]!;
  return {
    ...scenario,
    components: { ...scenario.components, [knob.owner]: writtenComponent(component, field, value) },
  };
}

function writtenTraffic(traffic: Traffic, field: string, value: Checked): Traffic {
  if (field === 'pattern') return { ...traffic, pattern: value as TrafficPattern };
  const keepsRate = traffic.pattern === 'constant' || traffic.pattern === 'poisson';
  return { ...traffic, perSecond: value as number, pattern: keepsRate ? traffic.pattern : 'constant' };
}

function writtenComponent(component: Component, field: string, value: Checked): Component {
  switch (component.kind) {
    case 'client':
      return withClientKnob(component, field, value as number);
    case 'store': {
      if (field === 'connections') return { ...component, connections: value as number };
      const kept = withKeeperKnob(component, field, value);
      if (kept) return kept;
      const operation = component.operations[field]!;
      return {
        ...component,
        operations: { ...component.operations, [field]: { ...operation, duration: value as Duration } },
      };
    }
    case 'service': {
      if (field === 'holdsConnection')
        return { ...component, connectionsOf: { ...component.connectionsOf!, held: value as boolean } };
      if (field === 'latency') return { ...component, latency: value as Duration };
      const { concurrency: _, ...rest } = component;
      return value === 0 ? rest : { ...rest, concurrency: value as number };
    }
    case 'rabbitmq':
      if (field === 'publish') return { ...component, publish: value as Duration };
      return field === 'redelivery'
        ? { ...component, redeliveryMs: value as number }
        : withQueueKnob(component, field, value);
    case 'workers':
      return withFailureKnob(component, field, value) ?? ({ ...component, [field]: value } as Component);
    default:
      return { ...component, [field]: value } as Component;
  }
}
