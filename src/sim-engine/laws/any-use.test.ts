// What must hold for any use of a broker, in a few long runs and in ten thousand short ones. In a file of its own, since
// files are what test workers share out among themselves.
import { describe, expect, test } from 'vitest';
import { refusedOf } from '../../message-life/testing/refused.ts';
import type { RunSpec } from '../../scenario/run-spec.ts';
import { anyBrokerSpec } from './any-broker.ts';
import { brokerLaws } from './broker-laws.ts';
import { broken, observe } from './observe.ts';
import { holdsFor, LAWS_SEED } from './properties.ts';

describe(`all ${Object.keys(brokerLaws).length} laws of the broker hold for any use of it, and every message’s facts have a place in its chart (seed ${LAWS_SEED})`, () => {
  const hold = (looks: number) => (spec: RunSpec) => {
    const observed = observe(spec, looks);
    expect(broken(brokerLaws, observed)).toEqual([]);
    expect(refusedOf(observed.facts)).toEqual([]);
  };

  test('in long runs', () => holdsFor(anyBrokerSpec(3_000), hold(8), 250));
  test('in ten thousand short ones', () => holdsFor(anyBrokerSpec(250), hold(3), 10_000), 300_000);
});
