// What the reader of scenarios promises: whatever it is given, it answers with a scenario or with what is wrong, never with
// an exception; and what it lets through can be trusted everywhere else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scenarioFrom } from './check.ts';
import { knobsOf, withKnob } from './knobs.ts';
import { SCENARIOS } from './library/library.ts';
import type { Scenario } from './scenario.ts';
import { anyBroken, anyJson, deep, everything } from './testing/any-input.ts';

const SEED = 20_260_402;

/** The issues of a good scenario after a change, one a line. */
// biome-ignore lint/suspicious/noExplicitAny: a test may break what types protect.
function wrongWith(change: (scenario: Record<string, any>) => void): string[] {
  const scenario = structuredClone(everything);
  change(scenario);
  const read = scenarioFrom(scenario);
  return read.ok ? [] : read.issues.map(({ path, problem }) => `${path} ${problem}`);
}

/** A scenario, or a list of issues each with its path; anything else fails. */
function answers(input: unknown): void {
  const read = scenarioFrom(input);
  if (read.ok) {
    expect(read.value).toBe(input);
    return;
  }
  expect(read.issues.length).toBeGreaterThan(0);
  for (const { path, problem } of read.issues) {
    expect(path).not.toBe('');
    expect(problem.length).toBeGreaterThan(0);
  }
}

describe('anything is answered', () => {
  test(`any JSON value (seed ${SEED})`, () => {
    fc.assert(fc.property(anyJson, answers), { seed: SEED, numRuns: 500 });
  });

  test(`any good scenario with something broken in it (seed ${SEED})`, () => {
    fc.assert(fc.property(anyBroken, answers), { seed: SEED, numRuns: 1_000 });
  });

  test.each(['id', 'version', 'components', 'flows', 'traffic', 'faults', 'alerts', 'horizonMs'])(
    'nothing, a text, a list, an object that has no text and one deeper than any stack in the place of `%s`',
    (field) => {
      const hostile = [null, ' x', [null], { toString: 1 }, { x: { toString: null } }, deep(), { x: deep() }];
      for (const value of hostile) {
        expect(wrongWith((scenario) => Object.assign(scenario, { [field]: value })).length).toBeGreaterThan(0);
      }
    },
  );

  test('a component that is nothing is named by its path', () => {
    const lines = wrongWith(({ components }) => Object.assign(components, { Master: null }));
    expect(lines).toContain('Master must be an object, is null');
  });
});

describe('what is let through can be trusted', () => {
  test('all that is shipped, and the scenario that has everything', () => {
    for (const scenario of [...SCENARIOS, everything])
      expect(scenarioFrom(scenario)).toEqual({ ok: true, value: scenario });
  });

  test(`every knob has a path of its own, and turning one leaves every other as it was (seed ${SEED})`, () => {
    const accepted = anyBroken.map(scenarioFrom).filter((read) => read.ok);
    fc.assert(
      fc.property(accepted, fc.nat(), (read, index) => ownKnobs(read.value, index)),
      { seed: SEED, numRuns: 100 },
    );
  });
});

function ownKnobs(scenario: Scenario, index: number): void {
  const knobs = knobsOf(scenario);
  expect(new Set(knobs.map(({ path }) => path)).size).toBe(knobs.length);
  const knob = knobs[index % knobs.length]!;
  if (knob.kind !== 'number') return;
  const turned = withKnob(scenario, knob.path, knob.max);
  expect(turned.ok).toBe(true);
  if (!turned.ok) return;
  for (const other of knobsOf(turned.value)) {
    const before = knobs.find(({ path }) => path === other.path);
    if (other.path === knob.path) expect(other.value).toBe(knob.max);
    // A rate means traffic that has one; a batch brings its timer, a length what happens when it is reached.
    else if (before && other.path !== `${knob.owner}.pattern`) expect(other.value).toEqual(before.value);
  }
}

describe('components', () => {
  const borrowed = (value: unknown) =>
    wrongWith(({ components }) => Object.assign(components.Inventory, { connectionsOf: value }));

  test('who borrows connections says of which store', () => {
    expect(borrowed({ held: true })).toEqual(['Inventory.connectionsOf.store must name a store']);
    expect(borrowed({ held: true, store: 'EmailService' })).toEqual([
      'Inventory.connectionsOf.store must name a store',
    ]);
    expect(borrowed({ held: true, store: 'Master' })).toEqual([]);
  });

  test('a time is a number of ms or an object; texts are for knobs', () => {
    const latency = (value: unknown) =>
      wrongWith(({ components }) => Object.assign(components.SMSService, { latency: value }));
    for (const value of ['2s', '2000', [5], true, null, { type: 'exponential', meanMs: '2s' }])
      expect(latency(value)).toHaveLength(1);
    expect(latency({ type: 'exponential', meanMs: 5 })).toEqual([]);
    expect(latency({ type: 'exponential', meanMs: 5, mean: 6 })).toEqual([
      'SMSService.latency.mean is not known here; there are type, meanMs',
    ]);
  });

  test('names lead to one thing: neither two sources nor a source and a component share one', () => {
    expect(wrongWith(({ traffic }) => Object.assign(traffic[0], { id: 'AppServers' }))).toEqual([
      'traffic[0].id must be a name that no component and no other source has, is "AppServers"',
    ]);
    expect(wrongWith(({ traffic }) => traffic.push(traffic[0]))).toEqual([
      'traffic[1].id must be a name that no component and no other source has, is "orders"',
    ]);
  });

  test('a name with a dot would be a path: owners of knobs have none', () => {
    const lines = wrongWith((scenario) => {
      scenario.components['Mail.Service'] = scenario.components.EmailService;
      scenario.traffic[0].id = 'my.orders';
    });
    expect(lines).toEqual([
      'components.Mail.Service must be a name of letters, digits, dash or underscore, is "Mail.Service"',
      'traffic[0].id must be a name of letters, digits, dash or underscore, is "my.orders"',
    ]);
  });

  test('an operation is not called like a knob of its store', () => {
    const lines = wrongWith(({ components: { Master } }) => {
      Master.operations.connections = Master.operations.placeOrder;
    });
    expect(lines).toEqual(['Master.operations.connections must have another name: connections is a knob of the store']);
  });

  test('limits are written in one way, wherever they are exceeded', () => {
    const range = 'must be a whole number from 1 to 20,000, is 30000';
    expect(wrongWith(({ components }) => Object.assign(components.EmailWorker, { count: 30_000 }))).toEqual([
      `EmailWorker.count ${range}`,
    ]);
    expect(withKnob(everything, 'EmailWorker.count', 30_000)).toEqual({
      ok: false,
      issues: [{ path: 'EmailWorker.count', problem: range }],
    });
    expect(wrongWith((scenario) => Object.assign(scenario, { summary: 'x'.repeat(2_001) }))[0]).toContain(
      'must be a text of 1 to 2,000 characters',
    );
  });
});

describe('flows', () => {
  const decide = (steps: unknown[]) => ({
    do: 'decide',
    label: 'd',
    probability: 0.5,
    // biome-ignore lint/suspicious/noThenProperty: the field of a step; nobody awaits one.
    then: steps,
    otherwise: [],
  });
  const work = (duration: unknown) =>
    wrongWith(({ flows }) => {
      flows.email = [{ do: 'work', label: 'think', duration }];
    });

  test('work that lasts "2s" is refused, not taken for nothing', () => {
    for (const duration of ['2s', '2000', 'exponential(2s)'])
      expect(work(duration)).toEqual(['flows.email[0].duration must be a number of ms or an object here, not a text']);
    expect(work(2_000)).toEqual([]);
  });

  test('nobody waits for a worker: its flow has no reply, however deep', () => {
    const reply = { do: 'reply' };
    const parallel = { do: 'parallel', label: 'p', branches: [[], [reply]] };
    for (const step of [reply, decide([reply]), parallel, decide([parallel])]) {
      expect(wrongWith(({ flows }) => flows.email.push(step))).toEqual([
        'EmailWorker.flow must name a flow without a reply: nobody waits for a worker',
      ]);
    }
  });

  test('a customer waits: the flow of an order replies whatever is decided', () => {
    const lines = wrongWith(({ flows }) => {
      flows.checkout = [decide([{ do: 'reply' }])];
    });
    expect(lines).toEqual(['flows.checkout must have a reply step: a customer waits for it']);
  });
});

test('a fault says nothing that is not known of its kind', () => {
  expect(wrongWith(({ faults }) => Object.assign(faults[0].fault, { factor: 2 }))).toEqual([
    'faults[0].fault.factor is not known here; there are type, share',
  ]);
});
