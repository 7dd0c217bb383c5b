import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { type SessionEvent, sessionMachine } from './machine.ts';

function after(...events: SessionEvent[]) {
  const actor = createActor(sessionMachine);
  actor.start();
  for (const event of events) actor.send(event);
  return actor.getSnapshot().value;
}

test('a run that was brought back to an instant and is not to play is paused there, not at its beginning', () => {
  expect(after({ type: 'loaded', play: false }, { type: 'pause' })).toBe('paused');
});

test('a run is ready once loaded, runs when it plays, and is over when it is finished', () => {
  expect(after()).toBe('loading');
  expect(after({ type: 'loaded', play: false })).toBe('ready');
  expect(after({ type: 'loaded', play: true })).toBe('running');
  expect(after({ type: 'loaded', play: true }, { type: 'finish' })).toBe('finished');
});

test('a failure says why, wherever it happens, and opening a run leads out of it', () => {
  const fail: SessionEvent = { type: 'fail', sentence: 'The simulation stopped.' };
  for (const before of [[], [{ type: 'loaded', play: true }], [{ type: 'loaded', play: false }]] as SessionEvent[][]) {
    expect(after(...before, fail)).toBe('failed');
    expect(after(...before, fail, { type: 'open' })).toBe('loading');
  }
});
