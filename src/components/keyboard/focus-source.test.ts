import { expect, test } from 'vitest';
import { watchFocus } from './focus-source.ts';

/** What happens on a page, in order; then whether what has the focus was pointed at. */
function after(...happens: string[]): boolean {
  const page = new EventTarget() as unknown as Window;
  const isPointed = watchFocus(page);
  for (const one of happens) {
    const isKey = !['pointerdown', 'focusin'].includes(one);
    page.dispatchEvent(Object.assign(new Event(isKey ? 'keydown' : one), { key: one }));
  }
  return isPointed() && watchFocus(page)();
}

test('what was clicked is pointed at, whatever key follows', () => {
  expect(after('pointerdown', 'focusin')).toBe(true);
  expect(after('pointerdown', 'focusin', ' ')).toBe(true);
});

test('what the focus is led to by keys is not', () => {
  expect(after('focusin')).toBe(false);
  expect(after('pointerdown', 'focusin', 'Tab', 'focusin')).toBe(false);
  expect(after('pointerdown', 'focusin', 'ArrowRight', 'focusin')).toBe(false);
});

test('the focus that comes back after a click is, by Esc too, and a click takes over what keys had found', () => {
  expect(after('pointerdown', 'focusin', 'Escape', 'focusin')).toBe(true);
  expect(after('Tab', 'focusin', 'pointerdown')).toBe(true);
});
