// The memory answers one question after another about the spec it is asked about, and starts over when its worker is lost.
import { expect, test } from 'vitest';
import { comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import type { Client } from '../worker/client.ts';
import { Memory } from './memory.ts';

const [one, other] = ['month', 'rush'].map((id) => comparisonSpec(comparisonById(id)!));
const query = { ask: 'fact', lane: 0, id: 1 } as const;

/** Tells what it was asked; the questions of these numbers are never answered. */
function clientThatLoses(...lost: number[]): { client: Client; asked: string[] } {
  const asked: string[] = [];
  let questions = 0;
  const client = {
    load: async (_: number, spec: unknown) => {
      asked.push(spec === one ? 'load one' : 'load other');
      return { ok: true };
    },
    recall: async () => {
      questions += 1;
      asked.push(`question ${questions}`);
      if (lost.includes(questions)) throw new Error('lost');
      return { fact: null };
    },
  };
  return { client: client as unknown as Client, asked };
}

test('a run is loaded once, and again when another one is meant', async () => {
  const { client, asked } = clientThatLoses();
  const memory = new Memory(client);
  await Promise.all([memory.ask(one!, query), memory.ask(one!, query), memory.ask(other!, query)]);
  expect(asked).toEqual(['load one', 'question 1', 'question 2', 'load other', 'question 3']);
});

test('a question that is lost says so, and the next one finds the run loaded anew', async () => {
  const { client, asked } = clientThatLoses(1);
  const memory = new Memory(client);
  await expect(memory.ask(one!, query)).rejects.toThrow('lost');
  await expect(memory.ask(one!, query)).resolves.toEqual({ fact: null });
  expect(asked).toEqual(['load one', 'question 1', 'load one', 'question 2']);
});
