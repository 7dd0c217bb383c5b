// A task and its answer travel as links: whatever is posed is read back, what is hidden cannot be read in the address, and
// whatever else stands there is answered with issues.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTime } from '../scenario/commands.ts';
import { knobsOf } from '../scenario/knobs.ts';
import { COMPARISONS, comparisonSpec } from '../scenario/library/library.ts';
import { prepare } from '../scenario/prepare.ts';
import { type Command, LANES } from '../scenario/run-spec.ts';
import { type Answer, type Hidden, lockOn, type Task, wholeSpec, withoutHidden } from '../scenario/task.ts';
import kept from './kept-tasks.json';
import { LINK_CHARS_MAX } from './link.ts';
import { packed } from './pack.ts';
import { readAnswer, readTask, writeAnswer, writeTask } from './task-link.ts';

const SEED = 20_261_123;

const anyText = fc.string({ unit: 'grapheme', maxLength: 30 });
const anyTask: fc.Arbitrary<Task> = fc.constantFrom(...COMPARISONS).chain((comparison) => {
  const spec = { ...comparisonSpec(comparison), untilMs: 60_000 };
  const lane = fc.constantFrom(...LANES.slice(0, spec.lanes.length));
  const paths = knobsOf(spec.lanes[0]!.scenario).map(({ path }) => path);
  const services = Object.entries(spec.lanes.at(-1)!.scenario.components).flatMap(([id, { kind }]) =>
    kind === 'service' ? [id] : [],
  );
  const hidden: fc.Arbitrary<Hidden> = fc.tuple(fc.constantFrom(...services), fc.nat(60_000), fc.boolean()).map(
    ([component, atMs, ends]): Hidden => ({
      lane: LANES[spec.lanes.length - 1]!,
      command: ends
        ? { atMs, type: 'end-fault', component, fault: 'slow' }
        : { atMs, type: 'start-fault', component, fault: { type: 'slow', factor: 4 } },
    }),
  );
  return fc.record({
    challenge: fc.constantFrom(null, 'empty-queues'),
    title: anyText,
    brief: anyText,
    comparisonId: fc.constant(comparison.id),
    pace: fc.constantFrom<Task['pace']>('follow', 'max', 5),
    spec: fc.constant(spec),
    terms: fc.array(fc.record({ lane, figure: fc.constantFrom('p95', 'waiting'), atMost: fc.nat(10_000) }), {
      maxLength: 4,
    }),
    locks: fc.uniqueArray(fc.constantFrom(...paths, 'faults', 'shape'), { maxLength: 6 }),
    minutes: fc.option(fc.integer({ min: 1, max: 480 })),
    hidden: fc.array(hidden, { maxLength: 4 }),
    posed: fc.constant(true),
  });
});

/** A built-in challenge brings its own words. */
const asRead = (task: Task): Task => (task.challenge === null ? task : { ...task, title: '', brief: '' });

/** In which order two things happen that happen at one time in one lane is part of the run, and kept. */
const anyAnswer: fc.Arbitrary<Answer> = anyTask.chain((task) => {
  const { lanes } = task.spec;
  const knobs = knobsOf(lanes[0]!.scenario).filter(
    (knob) => knob.kind === 'number' && knob.min <= 7 && knob.max >= 9 && !lockOn(task, knob.path),
  );
  const turns = fc.array(fc.tuple(fc.nat(knobs.length - 1), fc.nat(60_000), fc.constantFrom(7, 8, 9)), {
    maxLength: 4,
  });
  return fc.tuple(turns, fc.option(fc.nat(7_200))).map(([done, took]): Answer => {
    const commands = done.map(
      ([index, atMs, value]): Command => ({ atMs, type: 'set', path: knobs[index]!.path, value }),
    );
    const spec = {
      ...task.spec,
      lanes: task.spec.lanes.map((lane, index) =>
        index === 0
          ? {
              ...lane,
              sets: { ...lane.sets, [knobs[0]!.path]: 7 },
              commands: commands.reduce(inTime, lane.commands),
            }
          : lane,
      ),
    };
    return { task, spec: wholeSpec({ ...task, spec }), tookMs: took === null ? null : took * 1_000, claimed: 'kept' };
  });
});

describe('whatever is posed is read back', () => {
  test(`any task (seed ${SEED})`, async () => {
    const law = fc.asyncProperty(anyTask, async (task) => {
      const read = await readTask(await writeTask(task));
      expect(read).toEqual({ ok: true, value: asRead(task) });
    });
    await fc.assert(law, { seed: SEED, numRuns: 200 });
  });

  test(`any answer, with its changes and their times (seed ${SEED})`, async () => {
    const law = fc.asyncProperty(anyAnswer, async (answer) => {
      const read = await readAnswer(await writeAnswer(answer));
      expect(read).toEqual({ ok: true, value: { ...answer, task: asRead(answer.task) } });
    });
    await fc.assert(law, { seed: SEED, numRuns: 200 });
  });

  test('what was given away is still read', async () => {
    for (const { kind, link, means } of kept) {
      const read = await (kind === 'task' ? readTask(link) : readAnswer(link));
      expect(read.ok, link).toBe(true);
      if (!read.ok) continue;
      const { tookMs, claimed, task } =
        'task' in read.value ? read.value : { ...read.value, task: read.value, tookMs: undefined, claimed: undefined };
      const { challenge, locks, minutes, hidden } = task;
      expect({ challenge, locks, minutes, hidden: hidden.length, tookMs, claimed }).toEqual({
        tookMs: undefined,
        claimed: undefined,
        ...means,
      });
    }
  });
});

describe('what is hidden', () => {
  const outage: Hidden = {
    lane: 'b',
    command: { atMs: 20_000, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } },
  };
  const task: Task = {
    challenge: null,
    title: 'A case',
    brief: '',
    comparisonId: 'month',
    pace: 5,
    spec: { ...comparisonSpec(COMPARISONS.find(({ id }) => id === 'month')!), untilMs: 60_000 },
    terms: [],
    locks: ['faults'],
    minutes: 15,
    hidden: [outage],
    posed: true,
  };

  test('cannot be read in the address, neither of the task nor of the answer', async () => {
    const answer = { task, spec: wholeSpec(task), tookMs: 1_000, claimed: 'broken' as const };
    for (const text of [await writeTask(task), await writeAnswer(answer)]) {
      expect(text).not.toMatch(/EmailService|down|20s/);
      expect(text.length).toBeLessThan(500);
    }
  });

  test('is in the run, and nowhere once it is taken out', () => {
    const whole = wholeSpec(task);
    expect(whole.lanes.map(({ commands }) => commands)).toEqual([[], [outage.command]]);
    expect(withoutHidden(whole, task.hidden)).toEqual(task.spec);
  });

  test('is checked like everything that comes from outside', async () => {
    const packs = [
      7,
      ['nonsense'],
      ['20s:b.Nobody!down'],
      ['20s:EmailService!down'],
      Array(30).fill('1s:b.EmailService!down'),
    ];
    for (const value of packs) {
      const read = await readTask(`month?until=1m&hides=${await packed(value)}`);
      expect(read.ok, JSON.stringify(value)).toBe(false);
    }
    const grows = await packed('x'.repeat(20_000_000));
    expect(await readTask(`month?hides=${grows}`)).toMatchObject({ ok: false, issues: [{ path: 'hides' }] });
  });
});

describe('a lock', () => {
  const month = comparisonSpec(COMPARISONS.find(({ id }) => id === 'pictures')!);
  const task = { locks: ['EmailWorker', 'Master.connections'], spec: month } as unknown as Task;
  test('holds a knob, all knobs of a component, and what the case turns by itself', () => {
    const locked = ['EmailWorker.count', 'EmailWorker.prefetch', 'Master.connections', 'pictures.perSecond'];
    expect(locked.map((path) => lockOn(task, path) === null)).toEqual([false, false, false, false]);
    expect(lockOn(task, 'Master.placeOrder')).toBeNull();
    expect(lockOn(task, 'InventoryWorker.count')).toBeNull();
  });
});

describe('whatever else is read is answered', () => {
  const hostile = [
    'lock=__proto__',
    'lock=constructor',
    'minutes=0',
    'minutes=99999',
    'minutes=-1',
    'hides=~1.',
    'hides=~9.abc',
    'hides=%E0%A4%A',
    'keep=b.p95:-1',
    'keep=<img src=x>',
    'did=:::',
    'did=start:',
    'did=1e999s:b.EmailWorker.count=1',
    'did=start:b.EmailWorker.count=-5',
    'took=never',
    'verdict=<b>',
    'challenge=__proto__',
    'title=%00',
  ];
  const anyHostile = fc
    .tuple(
      fc.constantFrom('month', 'rush', 'one-order', '~1.x', '', '__proto__'),
      fc.array(
        fc.oneof(
          fc.constantFrom(...hostile),
          fc.constantFrom('lock=faults', 'minutes=5', 'until=1m', 'did=30s:b.EmailWorker.count=40'),
          fc.string({ unit: 'binary', maxLength: 20 }),
        ),
        { maxLength: 6 },
      ),
    )
    .map(([head, parts]) => `${head}?${parts.join('&')}`);

  test(`five thousand hostile tasks and answers (seed ${SEED})`, async () => {
    const law = fc.asyncProperty(anyHostile, async (text) => {
      const [task, answer] = [await readTask(text), await readAnswer(text)];
      for (const read of [task, answer]) {
        if (read.ok) continue;
        expect(read.issues.length).toBeGreaterThan(0);
        expect(read.issues.every(({ path, problem }) => path.length < 200 && problem.length < 4_000)).toBe(true);
      }
      if (answer.ok) expect(prepare(answer.value.spec).ok).toBe(true);
    });
    await fc.assert(law, { seed: SEED, numRuns: 2_500 });
    expect(({} as Record<string, unknown>)['count']).toBeUndefined();
  });

  test('an enormous one is refused before it is looked at', async () => {
    const text = `month?title=${'x'.repeat(LINK_CHARS_MAX)}`;
    expect([(await readTask(text)).ok, (await readAnswer(text)).ok]).toEqual([false, false]);
  });
});
