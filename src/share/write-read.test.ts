// Links are run specs in writing: whatever is written is read back the same, and whatever else is read is answered with
// issues, never with an exception.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json';
import { knobsOf } from '../scenario/knobs.ts';
import { COMPARISONS, comparisonSpec, SCENARIOS } from '../scenario/library/library.ts';
import { prepare } from '../scenario/prepare.ts';
import type { Command, LaneSpec } from '../scenario/run-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import kept from './kept-links.json';
import { BLANK_LINK, ENGINE, INFLATED_BYTES_MAX, LINK_CHARS_MAX, type Link } from './link.ts';
import { packed, unpacked } from './pack.ts';
import { readLink } from './read-link.ts';
import { writeLink } from './write-link.ts';

const SEED = 20_261_123;
const anyMs = fc.oneof(
  fc.integer({ min: 0, max: 300_000 }),
  fc.double({ min: 0, max: 3e5, noNaN: true }),
  fc.constantFrom(0, 0.5, 12_500, 60_000, 1 / 1_024),
);

function anyTurn(scenario: Scenario): fc.Arbitrary<[path: string, value: string | number | boolean]> {
  return fc.constantFrom(...knobsOf(scenario)).chain((knob): fc.Arbitrary<[string, string | number | boolean]> => {
    const { path } = knob;
    if (knob.kind === 'switch') return fc.boolean().map((value) => [path, value]);
    if (knob.kind === 'choice') return fc.constantFrom(...knob.choices).map(({ value }) => [path, value]);
    if (knob.kind === 'duration')
      return fc
        .constantFrom('250ms', 'exponential(2s)', 'uniform(2s,3s)', 'logNormal(2s,0.5)', 1_500, '1m30s')
        .map((value) => [path, value]);
    const span = fc.integer({ min: Math.ceil(knob.min), max: Math.min(knob.max, 500) });
    return span.map((value) => [path, Math.max(value, 1)]);
  });
}

function anyCommand(scenario: Scenario): fc.Arbitrary<Command> {
  const set = fc
    .tuple(anyMs, anyTurn(scenario))
    .map(([atMs, [path, value]]): Command => ({ atMs, type: 'set', path, value }));
  const faulty = Object.keys(scenario.components).filter((id) => scenario.components[id]!.kind === 'service');
  const fault = fc
    .tuple(
      anyMs,
      fc.constantFrom(...faulty),
      fc.constantFrom(
        { type: 'down' as const },
        { type: 'errors' as const, share: 0.25 },
        { type: 'slow' as const, factor: 4 },
        { type: 'hang' as const },
      ),
      fc.boolean(),
    )
    .map(
      ([atMs, component, kind, ends]): Command =>
        ends
          ? { atMs, type: 'end-fault', component, fault: kind.type }
          : { atMs, type: 'start-fault', component, fault: kind },
    );
  const pools = Object.keys(scenario.components).filter((id) => scenario.components[id]!.kind === 'workers');
  const queues = Object.values(scenario.components).flatMap((one) =>
    one.kind === 'rabbitmq' ? Object.keys(one.queues) : [],
  );
  if (pools.length === 0) return fc.oneof(set, fault);
  const crash = fc.tuple(anyMs, fc.constantFrom(...pools), fc.nat(100)).map(
    ([atMs, component, worker]): Command => ({
      atMs,
      type: 'crash-worker',
      component,
      worker,
      restartAfterMs: 5_000,
    }),
  );
  const letters = fc
    .tuple(anyMs, fc.constantFrom(...queues), fc.nat(1_000), fc.boolean(), fc.boolean())
    .map(
      ([atMs, queue, count, keepRetryCount, replays]): Command =>
        replays
          ? { atMs, type: 'replay-dead-letters', queue, count, perSecond: 2.5, keepRetryCount }
          : { atMs, type: 'discard-dead-letters', queue, count },
    );
  return fc.oneof(set, fault, crash, letters);
}

const anyScenario = fc
  .constantFrom(...SCENARIOS)
  .chain((scenario) =>
    fc.constantFrom<Scenario>(
      scenario,
      { ...scenario, diagram: `${scenario.diagram}\n  %% mine: ä → 😀` },
      { ...scenario, id: 'mine', title: 'Mine' },
    ),
  );

const anyLane: fc.Arbitrary<LaneSpec> = anyScenario.chain((scenario) =>
  fc.record({
    scenario: fc.constant(scenario),
    sets: fc.array(anyTurn(scenario), { maxLength: 4 }).map((turns) => Object.fromEntries(turns)),
    commands: fc
      .array(anyCommand(scenario), { maxLength: 6 })
      .map((commands) => commands.sort((one, other) => one.atMs - other.atMs)),
  }),
);

const anyLanes = fc.oneof(
  fc.tuple(anyLane),
  fc.tuple(anyLane, anyLane),
  anyLane.map((lane) => [lane, lane]),
  fc.constantFrom(...COMPARISONS).map((comparison) => comparisonSpec(comparison).lanes),
);

const anyLink: fc.Arbitrary<Link> = anyLanes.chain((lanes) =>
  fc.record(
    {
      spec: fc.record({ seed: fc.nat(0xffffffff), lanes: fc.constant(lanes) }),
      comparisonId: fc.constant(''),
      atMs: fc.option(anyMs),
      step: fc.nat(),
      view: fc.record(
        {
          lanes: fc.constantFrom('a' as const, 'b' as const),
          tab: fc.constantFrom('charts', 'load'),
          dock: fc.constant(false),
          follow: fc.nat(),
          opened: fc.constant(true),
          pace: fc.constantFrom('follow' as const, 'max' as const, 0.05, 20),
        },
        { requiredKeys: [] },
      ),
      caption: fc.string({ unit: 'grapheme', maxLength: 40 }),
      embed: fc.boolean(),
      seen: fc.option(fc.constant({ engine: '0.1.0', digests: lanes.map(() => '0123abcd') })),
    },
    { requiredKeys: ['spec', 'comparisonId', 'atMs', 'view', 'caption', 'embed', 'seen'] },
  ),
);

describe('whatever is written is read back', () => {
  test(`any run, at any moment, in any view (seed ${SEED})`, async () => {
    const law = fc.asyncProperty(anyLink, async (link) => {
      const text = await writeLink(link);
      const read = await readLink(text);
      // A run that could not be run is refused with the engine's own words; all others come back as they were.
      const possible = prepare(link.spec);
      expect(read.ok, read.ok ? '' : JSON.stringify(read.issues)).toBe(possible.ok);
      if (read.ok) expect(read.link).toEqual(link);
    });
    await fc.assert(law, { seed: SEED, numRuns: 600 });
  });

  test.each(COMPARISONS.map(({ id }) => id))('%s is its own name', async (id) => {
    const comparison = COMPARISONS.find((one) => one.id === id)!;
    const link: Link = {
      spec: comparisonSpec(comparison),
      comparisonId: id,
      atMs: null,
      view: {},
      caption: '',
      embed: false,
      seen: null,
    };
    expect(await writeLink(link)).toBe(`#/${id}`);
    expect(await readLink(`#/${id}`)).toEqual({ ok: true, link });
  });

  test('the link of the manual', async () => {
    const text = '#/rush-async?EmailWorker.count=20&at=30s:b.EmailWorker.count=40&seed=7&t=12.5s';
    const read = await readLink(text);
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    const { spec, atMs } = read.link;
    expect([spec.seed, atMs, spec.lanes.length]).toEqual([7, 12_500, 2]);
    expect(spec.lanes.map(({ sets, commands }) => [sets['EmailWorker.count'], commands.length])).toEqual([
      [20, 0],
      [20, 1],
    ]);
    expect(await writeLink(read.link)).toBe(text.replace('rush-async', 'rush-async+rush-async'));
  });

  test('an edited diagram travels in fewer than 2,000 characters, twice the same one only once', async () => {
    const scenario = { ...SCENARIOS[1]!, diagram: SCENARIOS[1]!.diagram.replace('User Browser', 'Customer') };
    const lane: LaneSpec = { scenario, sets: {}, commands: [] };
    const linkTo = (lanes: LaneSpec[]) =>
      writeLink({
        spec: { seed: 1, lanes },
        ...BLANK_LINK,
      });
    const one = await linkTo([lane]);
    const two = await linkTo([lane, lane]);
    expect(one.length).toBeLessThan(2_000);
    expect(two).toBe(`${one}+=`);
  });

  test('the links that were given away are still read, to what they meant then', async () => {
    for (const { link, means } of kept) {
      const read = await readLink(link);
      expect(read.ok, link).toBe(true);
      if (read.ok) expect(await writeLink(read.link)).toBe(means);
    }
  });

  test('the engine named in links is the version of the package', () => expect(ENGINE).toBe(packageJson.version));
});

describe('whatever else is read is answered', () => {
  const healthy = kept.map(({ link }) => link);
  const anyMutated = fc
    .tuple(
      fc.constantFrom(...healthy),
      fc.array(fc.tuple(fc.nat(400), fc.nat(3), fc.string({ unit: 'binary', maxLength: 8 })), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    .map(([text, cuts]) =>
      cuts.reduce(
        (now, [at, length, put]) =>
          now.slice(0, at % (now.length + 1)) + put + now.slice((at % (now.length + 1)) + length),
        text,
      ),
    );
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '__proto__',
    'constructor',
    'javascript:alert(1)',
    '%',
    '%E0%A4%A',
    '\u0000',
    '../../',
    '~1.',
    '~9.abc',
    '=',
    '+',
    '9'.repeat(400),
    'a.__proto__.count=1',
    'at=1e999s:x.y=1',
    't=-1',
    'seed=1e99',
    'saw=1-1-1.zzzz',
    'at=:::::',
    'at=5s:constructor!down',
  ];
  const anyHostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(...hostile),
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom('?', '&', '=', '+', '#/', 'rush', 'at=', 'at=1s:'),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  async function answers(text: string): Promise<void> {
    const read = await readLink(text);
    if (read.ok) {
      expect(prepare(read.link.spec).ok).toBe(true);
      return;
    }
    expect(read.issues.length).toBeGreaterThan(0);
    expect(read.issues.every(({ path, problem }) => path.length < 200 && problem.length < 4_000)).toBe(true);
    if (read.without !== null) expect(read.without.length).toBeLessThanOrEqual(text.length + 2);
  }

  test(`ten thousand mutated and hostile links (seed ${SEED})`, async () => {
    await fc.assert(fc.asyncProperty(anyMutated, answers), { seed: SEED, numRuns: 5_000 });
    await fc.assert(fc.asyncProperty(anyHostile, answers), { seed: SEED, numRuns: 5_000 });
    expect(({} as Record<string, unknown>)['count']).toBeUndefined();
  });

  test('what is left without the bad parts is a link that opens', async () => {
    const read = await readLink('#/rush?b.EmailWorker.count=-3&colour=red&at=5s:b.EmailWorker.count=30&t=8s');
    expect(read).toMatchObject({ ok: false, without: '#/rush?at=5s:b.EmailWorker.count=30&t=8s' });
    if (!read.ok) expect((await readLink(read.without!)).ok).toBe(true);
  });

  test('an enormous link is refused before it is looked at, and a small one that would grow is stopped while it grows', async () => {
    expect(await readLink(`#/rush?say=${'x'.repeat(LINK_CHARS_MAX)}`)).toMatchObject({ ok: false, without: null });
    const bomb = await packed('x'.repeat(20_000_000));
    expect(bomb.length).toBeLessThan(LINK_CHARS_MAX);
    const startedMs = performance.now();
    expect(await unpacked(bomb, 'scenario')).toMatchObject({
      ok: false,
      issues: [{ problem: `must be at most ${INFLATED_BYTES_MAX} bytes when unpacked` }],
    });
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
