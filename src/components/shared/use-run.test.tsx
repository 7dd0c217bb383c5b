// What is sampled is the run, never what a component asks of it: a component that asks for something else has its answer at
// once, also while the run stands still and tells nothing new.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, test, vi } from 'vitest';
import { runStore } from '../../stores/run-store.ts';
import { useSampled } from './use-run.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  runStore.setState(runStore.getInitialState());
});

let draws = 0;
function Shown({ word }: { word: string }) {
  draws += 1;
  const text = useSampled(({ clockMs }) => `${word} ${Math.floor(clockMs / 100)}`, 250);
  return <p>{text}</p>;
}

function draw() {
  const page = document.createElement('div');
  const root = createRoot(page);
  const show = (word: string) => act(() => root.render(<Shown word={word} />));
  show('running');
  return { show, text: () => page.textContent };
}

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const clock = (clockMs: number) => act(() => runStore.setState({ clockMs }));

test('asked for something else, it answers at once, though the run tells nothing new', () => {
  const { show, text } = draw();
  clock(300);
  pass(250);
  expect(text()).toBe('running 3');
  show('paused');
  expect(text()).toBe('paused 3');
});

test('the run is read at most once in so many ms, and its last state is shown in the end', () => {
  const { text } = draw();
  clock(300);
  pass(250);
  clock(500);
  clock(700);
  expect(text()).toBe('running 3');
  pass(250);
  expect(text()).toBe('running 7');
});

test('a run that goes on without changing what is read draws nothing', () => {
  draw();
  clock(310);
  pass(250);
  const before = draws;
  clock(320);
  pass(250);
  expect(draws).toBe(before);
});
