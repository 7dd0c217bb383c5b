// Names of purposes as keys of luck.
import { describe, expect, test } from 'vitest';
import { keyOf } from './key-of.ts';

const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');

describe('names of purposes', () => {
  test('are FNV-1a: its published answers', () => {
    expect(['', 'a', 'foobar'].map((text) => hex(keyOf(text)))).toEqual(['811c9dc5', 'e40c292c', 'bf9cf968']);
  });

  test('the same text is the same key, different texts are different ones', () => {
    const texts = ['arrival', 'EmailService', 'Master.placeOrder', 'work e-mail', 'decide vip'];
    expect(new Set(texts.map(keyOf)).size).toBe(texts.length);
    expect(texts.map(keyOf)).toEqual(texts.map(keyOf));
  });
});
