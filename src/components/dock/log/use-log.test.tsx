// The log lists what it is narrowed to now: an answer that is still out for an older filter never comes back over it.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, test, vi } from 'vitest';
import type { FactFilter } from '../../../protocol/recall.ts';
import type { SessionView } from '../../../session/controls.ts';
import { runStore } from '../../../stores/run-store.ts';
import { SessionContext } from '../../session-context.ts';
import { useLog } from './use-log.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  runStore.setState({ ...runStore.getInitialState(), frame: { lanes: [{ facts: 9 }] } as never });
});

/** What was asked for, and the answers that are still out. One fact an answer, which says what was asked for. */
const asked: string[] = [];
const out: (() => void)[] = [];
const session = {
  recall: ({ filter }: { filter: FactFilter }) => {
    asked.push(filter.text ?? '');
    return new Promise((told) => {
      out.push(() => told({ told: [{ lane: 0, fact: { id: 3, atMs: 1, type: filter.text } }] }));
    });
  },
} as unknown as SessionView;

/** Time goes by, and everything that was asked is answered. */
async function pass(ms: number): Promise<void> {
  await act(async () => {
    for (let rest = ms; rest > 0; rest -= 50) {
      await vi.advanceTimersByTimeAsync(50);
      for (const answer of out.splice(0)) answer();
    }
  });
}

function Listed({ filter }: { filter: FactFilter }) {
  const { rows } = useLog(filter, 'both');
  return <p>{rows.map(({ fact }) => fact.type).join(' ')}</p>;
}

test('what was asked for with an older filter is not asked for again once another one is set', async () => {
  const page = document.createElement('div');
  const root = createRoot(page);
  const draw = (text: string) =>
    root.render(
      <SessionContext value={session}>
        <Listed filter={{ text }} />
      </SessionContext>,
    );
  await act(async () => draw('older'));
  // Its answer is still out when the filter changes.
  expect(out).toHaveLength(1);
  await act(async () => draw('newer'));
  expect(asked).toEqual(['older', 'newer']);
  await pass(200);
  asked.length = 0;
  await pass(3_000);
  expect(asked).not.toContain('older');
  expect(page.textContent).toMatch(/^newer( newer)*$/);
});
