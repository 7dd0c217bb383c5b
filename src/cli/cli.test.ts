// The command line as a person or a script meets it: a process of its own, what it prints, and how it ends.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { SCENARIOS } from '../scenario/library/library.ts';
import type { Report } from './report.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'queuescope-'));
afterAll(() => rmSync(folder, { recursive: true }));

function sim(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'src/cli/main.ts'), ...words],
    { cwd: root, encoding: 'utf8', maxBuffer: 1e8 },
  );
  return { status, out: stdout, errors: stderr };
}

function report(...words: string[]): Report {
  const { status, out, errors } = sim('run', ...words, '--json');
  expect([status, errors]).toEqual([0, '']);
  return JSON.parse(out) as Report;
}

describe('list and show', () => {
  test('every built-in scenario is listed, one a line', () => {
    const { status, out } = sim('list');
    expect(status).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(SCENARIOS.map(({ id }) => id));
  });

  test('a scenario that was shown and saved runs as the built-in one does', () => {
    const { status, out } = sim('show', 'rush-async');
    expect(status).toBe(0);
    const file = join(folder, 'rush.json');
    writeFileSync(file, out);
    const built = report('rush-async', '--orders', '300');
    expect(report(file, '--orders', '300').run).toEqual(built.run);
    expect(built.run.digest).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('run', () => {
  test.each([
    ['one-order-sync', 3_900, 3_900, 6],
    ['one-order-async', 110, 2_110, 7],
  ])('%s gives the numbers of the lesson', (scenario, customerMs, workMs, events) => {
    const { orders, ...rest } = report(scenario);
    expect([orders.customerMs.mean, orders.workMs.mean]).toEqual([customerMs, workMs]);
    expect([orders.placed, orders.replied, orders.failed, orders.open, orders.settled]).toEqual([1, 1, 0, 0, 1]);
    expect(rest.events).toBe(events);
    expect(rest.run.until).toBe(workMs);
  });

  test('the report has every field under its name, and as many orders as were asked for', () => {
    const { run, events, wallMs, orders, queues, components } = report('month-async', '--orders', '50', '--seed', '7');
    expect(run).toEqual({
      scenario: 'month-async',
      seed: 7,
      until: expect.any(Number) as number,
      digest: expect.any(String) as string,
    });
    expect(events).toBeGreaterThan(50);
    expect(wallMs).toBeGreaterThan(0);
    expect(orders).toMatchObject({ placed: 50, replied: 50, failed: 0, open: 0, settled: 50 });
    const summary = ['count', 'mean', 'min', 'p50', 'p95', 'p99', 'max'];
    expect(Object.keys(orders.customerMs)).toEqual(summary);
    expect(Object.keys(orders.workMs)).toEqual(summary);
    expect(Object.keys(queues)).toEqual([
      'email.order.confirmation',
      'inventory.update',
      'notifications.order',
      'analytics.events',
    ]);
    for (const queue of Object.values(queues)) {
      const counts = { published: 50, delivered: 50, redelivered: 0, acknowledged: 50, ready: 0, unacknowledged: 0 };
      expect(queue).toMatchObject({ ...counts, expired: 0, dropped: 0, deadLettered: 0, returned: 0 });
      expect(queue).toMatchObject({ waitMs: { count: 50 } });
      expect(Object.keys(queue)).toEqual(expect.arrayContaining(['readyMean', 'readyMax']));
    }
    const fields = ['capacity', 'busy', 'utilisation', 'offered', 'served', 'failed', 'waitMs'];
    for (const component of Object.values(components))
      expect(Object.keys(component)).toEqual(expect.arrayContaining(fields));
    expect(components['EmailWorker']).toMatchObject({ capacity: 5, busy: 0, served: 50, failed: 0 });
  });

  test('the same seed gives the same digest; a run in words tells it too', () => {
    const asked = ['realistic-async', '--orders', '100', '--seed', '3'];
    const { digest } = report(...asked).run;
    const { out } = sim('run', ...asked);
    expect(out).toContain(digest);
    expect(out).toContain('100 placed, 100 answered');
    expect(report('realistic-async', '--orders', '100', '--seed', '4').run.digest).not.toBe(digest);
  });

  test('--set turns a knob from the start, --at from an instant on, --until ends the run', () => {
    const set = report('one-order-sync', '--set', 'EmailService.latency=1500');
    expect(set.orders.customerMs.mean).toBe(3_400);
    const both = ['--set', 'Queue.publish=20ms', '--set', 'EmailService.latency=1.5s'];
    const async = report('one-order-async', ...both);
    expect([async.orders.customerMs.mean, async.orders.workMs.mean]).toEqual([120, 1_620]);

    // Orders at 10 a second; from the fifth second on the e-mail takes half the time.
    const slow = ['month-sync', '--set', 'orders.perSecond=10', '--until', '30s'];
    const turned = report(...slow, '--at', '5s:EmailService.latency=1s');
    expect(turned.run.until).toBe(30_000);
    expect([turned.orders.customerMs.min, turned.orders.customerMs.max]).toEqual([2_900, 3_900]);
    expect(report(...slow).orders.customerMs.min).toBe(3_900);
  });

  test('--trace prints one fact a line, each with what it is, when, about whom, and what it follows from', () => {
    const { status, out } = sim('run', 'one-order-async', '--trace');
    expect(status).toBe(0);
    const facts = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number; causeId: number | null; atMs: number; type: string });
    const ids = new Set(facts.map(({ id }) => id));
    let last = 0;
    for (const fact of facts) {
      expect(fact).toMatchObject({ orderId: 12_345, type: expect.any(String) as string });
      expect(fact.atMs).toBeGreaterThanOrEqual(last);
      last = fact.atMs;
      if (fact.type !== 'order-placed') expect([fact, ids.has(fact.causeId ?? -1)]).toEqual([fact, true]);
    }
    expect(facts.filter(({ type }) => type === 'replied').map(({ atMs }) => atMs)).toEqual([110]);
    expect(facts.filter(({ type }) => type === 'order-settled').map(({ atMs }) => atMs)).toEqual([2_110]);
    const messages = facts.filter((fact) => 'queue' in fact);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message).toHaveProperty('messageId');
  });
});

describe('bad input', () => {
  test.each([
    ['a scenario that there is not', ['run', 'no-such'], [/^no-such: is not a scenario; there are one-order-sync/]],
    ['a command that there is not', ['sing'], [/^sing: is not known; there are list, show and run/]],
    ['no scenario', ['run'], [/^run: takes one scenario, is given 0/]],
    [
      'values out of range, all of them told',
      ['run', 'month-async', '--set', 'EmailWorker.count=-3', '--set', 'Foo.x=2'],
      [/^EmailWorker\.count: must be a whole number from 1 to 20,000, is/, /^Foo\.x: is not a knob of this scenario/],
    ],
    [
      'options that make no sense, all of them told',
      ['run', 'month-async', '--orders', 'many', '--seed', '-1', '--until', 'noon', '--at', 'soon', '--fast'],
      [
        /^--orders: /,
        /^--seed: must be a whole number from 0 to 4,294,967,295, is "-1"/,
        /^--until: must be a time/,
        /^--at: must be TIME:knob=value/,
        /^--fast: is not known/,
      ],
    ],
    [
      'a change that a knob does not take',
      ['run', 'month-async', '--at', '3s:EmailWorker.prefetch=abc'],
      [/EmailWorker\.prefetch: must be a whole number from 0/],
    ],
    ['a file that there is not', ['run', 'nowhere.json'], [/^nowhere\.json: cannot be read/]],
  ])('%s ends with 2 and a line for each problem', (_, words, problems) => {
    const { status, out, errors } = sim(...words);
    expect(status).toBe(2);
    expect(out).toBe('');
    const lines = errors.split('\n');
    for (const [index, problem] of problems.entries()) expect(lines[index]).toMatch(problem);
  });

  test('a file deeper than any stack, and one with a component that is nothing, are told like any other', () => {
    const file = join(folder, 'deep.json');
    writeFileSync(file, `${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const deep = sim('run', file);
    expect([deep.status, deep.errors]).toEqual([2, 'scenario: must be an object, is a list of 1\n']);
    const shown = JSON.parse(sim('show', 'one-order-async').out) as { components: Record<string, unknown> };
    shown.components['Master'] = null;
    writeFileSync(file, JSON.stringify(shown));
    const { status, errors } = sim('run', file);
    expect(status).toBe(2);
    expect(errors).toMatch(/^Master: must be an object, is null$/m);
    expect(errors).not.toMatch(/at .*\.ts:/);
  });

  test('a file that is no scenario is told with the path of each problem', () => {
    const file = join(folder, 'bad.json');
    const shown = JSON.parse(sim('show', 'one-order-async').out) as Record<string, Record<string, { count: number }>>;
    shown['components']!['EmailWorker']!.count = 0;
    writeFileSync(file, JSON.stringify({ ...shown, horizonMs: 'long' }));
    const { status, errors } = sim('run', file);
    expect(status).toBe(2);
    expect(errors).toMatch(/^EmailWorker\.count: must be a whole number/m);
    expect(errors).toMatch(/^horizonMs: must be a number/m);
    expect(errors).not.toMatch(/at .*\.ts:/);
  });
});
