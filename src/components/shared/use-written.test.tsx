// Nobody copies a link that belongs to what the dialog said before.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, test, vi } from 'vitest';
import { useWritten } from './use-written.ts';

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});

function Shown({ write }: { write: () => Promise<string> }) {
  return <p>{useWritten(write)}</p>;
}

function draw() {
  const page = document.createElement('div');
  const root = createRoot(page);
  return {
    show: (write: () => Promise<string>) => act(() => root.render(<Shown write={write} />)),
    text: () => page.textContent,
  };
}

/** A text that is written when the test says so. */
function pending() {
  let settle = { done: (_: string) => {}, failed: (_: Error) => {} };
  const written = new Promise<string>((done, failed) => {
    settle = { done, failed };
  });
  return {
    write: () => written,
    done: (text: string) => act(async () => settle.done(text)),
    failed: () => act(async () => settle.failed(new Error('no'))),
  };
}

test('a text belongs to what it was written for: there is none while another is being written', async () => {
  const { show, text } = draw();
  const [one, other] = [pending(), pending()];
  show(one.write);
  expect(text()).toBe('');
  await one.done('one');
  expect(text()).toBe('one');
  show(other.write);
  expect(text()).toBe('');
  await other.done('other');
  expect(text()).toBe('other');
});

test('what comes late is not taken for what is wanted now, and what fails leaves nothing', async () => {
  const { show, text } = draw();
  const [slow, quick, broken] = [pending(), pending(), pending()];
  show(slow.write);
  show(quick.write);
  await quick.done('quick');
  await slow.done('slow');
  expect(text()).toBe('quick');
  show(broken.write);
  await broken.failed();
  expect(text()).toBe('');
});
