// A run is a matter of its inputs alone: whatever the pace, and in whichever browser, the page comes to the very numbers
// that the command line comes to.
import { spawnSync } from 'node:child_process';
import { expect, type Letter, poll, test } from './page.ts';
import { numberIn } from './parts.ts';

interface Report {
  orders: { placed: number; customerMs: { p95: number; max: number } };
  components: Record<string, { served: number; waitMs: { max: number } }>;
}

function commandLine(scenario: string): Report {
  const words = ['--import', 'tsx', 'src/cli/main.ts', 'run', scenario, '--json'];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Report;
}

for (const pace of ['As fast as it can', '100×']) {
  const tag = pace === '100×' ? ' @firefox' : '';
  test(`orders and service times by chance come out as on the command line, played ${pace.toLowerCase()}${tag}`, async ({
    app,
  }) => {
    await app.choose('Realistic times');
    await app.setPace(pace);
    await app.ended();
    const check = async (letter: Letter, scenario: string) => {
      const { orders, components } = commandLine(scenario);
      await app.pick(letter, 'User browser');
      await poll(async () => numberIn(await app.inspector.figure('placed').innerText())).toBe(orders.placed);
      const number = async (name: string) => numberIn(await app.lane[letter].number(name).innerText());
      await poll(() => number('p95')).toBe(Math.round(orders.customerMs.p95));
      await app.pick(letter, 'SendGrid');
      const served = () => app.inspector.figure('served').innerText();
      await poll(async () => numberIn(await served())).toBe(components['EmailService']?.served);
    };
    await check('A', 'realistic-sync');
    await check('B', 'realistic-async');
  });
}
