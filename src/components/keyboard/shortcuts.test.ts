import { expect, test } from 'vitest';
import { actionOf } from './shortcuts.ts';

const press = (key: string, held: Partial<KeyboardEvent> = {}, place: string[] = [], isPointed = false) =>
  actionOf(
    { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held },
    (selector) => selector.split(', ').some((part) => place.includes(part)),
    isPointed,
  );

test('every key of the help does what it says', () => {
  expect(['ArrowLeft', 'ArrowRight', '[', ']', 'Home', 'End', 'w'].map((key) => press(key))).toEqual([
    'event-',
    'event+',
    'change-',
    'change+',
    'home',
    'end',
    'why',
  ]);
  expect(['ArrowLeft', 'ArrowRight'].map((key) => press(key, { shiftKey: true }))).toEqual(['thread-', 'thread+']);
  expect([' ', 'r', 'R', '1', '2', '3', 'e', '?', 'Escape'].map((key) => press(key))).toEqual([
    'toggle',
    'restart',
    'restart',
    'a',
    'both',
    'b',
    'export',
    'help',
    'close',
  ]);
  expect(press('z', { ctrlKey: true })).toBe('undo');
  expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
  expect(press('y', { ctrlKey: true })).toBe('redo');
});

test('no key counts while a person types', () => {
  expect([' ', 'r', '1', 'ArrowRight'].map((key) => press(key, {}, ['input']))).toEqual([null, null, null, null]);
  expect(press('z', { ctrlKey: true }, ['textarea'])).toBeNull();
});

test('Esc in a field closes what is open, and in a dialog is the dialog’s own', () => {
  expect(press('Escape', {}, ['input'])).toBe('close');
  expect(press('Escape', {}, ['input', 'dialog'])).toBeNull();
});

test('a focused control keeps its own keys', () => {
  expect(press(' ', {}, ['button'])).toBeNull();
  expect(press('ArrowRight', {}, ['[role="tablist"]'])).toBeNull();
  expect(press('r', {}, ['button'])).toBe('restart');
  expect(press('ArrowRight', { shiftKey: true }, ['[role="tablist"]'])).toBe('thread+');
  expect(press('w', {}, ['[role="tablist"]'])).toBe('why');
});

test('Space plays after a click on a control, and stays where it writes or chooses', () => {
  for (const control of ['button', 'select', '[role="tab"]', '[role="switch"]'])
    expect([press(' ', {}, [control], true), press(' ', {}, [control])]).toEqual(['toggle', null]);
  expect(press(' ', {}, ['input', 'input[type="checkbox"]'], true)).toBe('toggle');
  for (const place of ['input', 'textarea', '[role="menu"]', 'dialog'])
    expect(press(' ', {}, [place], true)).toBeNull();
});

test('a slider has arrows, Home and End of its own and leaves the rest to the page', () => {
  const onSlider = (key: string) => press(key, {}, ['input', 'input[type="range"]']);
  expect(['ArrowRight', 'Home', 'End'].map(onSlider)).toEqual([null, null, null]);
  expect([' ', 'r', '['].map(onSlider)).toEqual(['toggle', 'restart', 'change-']);
});

test('letters choose in a list and do nothing to the page', () => {
  expect(['r', '1', 'ArrowRight'].map((key) => press(key, {}, ['select'], true))).toEqual([null, null, null]);
});
