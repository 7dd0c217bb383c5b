import { expect, test } from 'vitest';
import { assert } from '../assert.ts';
import { lessonAsync } from './diagrams/lesson-async.ts';
import { edgeFor } from './hops.ts';
import { withImpliedEdges } from './implied-edges.ts';
import { parseDiagram } from './parse.ts';

function graphOf(text: string) {
  const parsed = parseDiagram(text);
  assert(parsed.ok, 'the text must be a valid diagram');
  return parsed.value;
}

const servers = ['App1', 'App2', 'App3'];
const lesson = withImpliedEdges(graphOf(lessonAsync), [servers]);

test('what one server is connected with, all are, by one implied edge each way', () => {
  const implied = lesson.edges.filter((edge) => edge.implied);
  expect(
    implied
      .filter((edge) => edge.from === 'App2' || edge.to === 'App2')
      .map((edge) => edge.id)
      .sort(),
  ).toEqual(['App2->Client#0', 'App2->Master#0', 'App2->Queue#0', 'App2->Redis#0', 'Client->App2#0']);
  expect(implied).toHaveLength(10);
});

test('an implied edge follows the drawn edge that says most', () => {
  const toMaster = lesson.edges.find((edge) => edge.id === 'App3->Master#0');
  expect(toMaster).toMatchObject({ implied: true, follows: 'App1->Master#1', kind: 'dotted', label: '1. Place Order' });
});

test('drawn edges stay as they are, and an edge that is drawn is not implied again', () => {
  const graph = graphOf('graph TB\nA1 --> B\nA2 --> B\nA2 --> C\nA1 --> A2');
  const whole = withImpliedEdges(graph, [['A1', 'A2']]);
  expect(whole.edges.slice(0, 4)).toEqual(graph.edges);
  expect(whole.edges.slice(4).map((edge) => edge.id)).toEqual(['A1->C#0']);
});

test('without siblings, and done twice, nothing changes', () => {
  expect(withImpliedEdges(lesson, []).edges).toEqual(lesson.edges);
  expect(withImpliedEdges(lesson, [servers]).edges).toEqual(lesson.edges);
});

test('every hop of a checkout has an edge, from every server', () => {
  for (const server of servers) {
    expect(edgeFor(lesson, 'Client', server)?.backwards).toBe(false);
    expect(edgeFor(lesson, server, 'Queue')?.backwards).toBe(false);
    expect(edgeFor(lesson, server, 'Client')?.backwards).toBe(false);
    expect(edgeFor(lesson, server, 'EmailService')).toBeNull();
    // The database is called and calls nobody: what comes back goes the same way backwards.
    expect(edgeFor(lesson, 'Master', server)?.backwards).toBe(true);
  }
});

test('a call takes the labelled edge, its reply the same one backwards', () => {
  expect(edgeFor(lesson, 'App1', 'Master')).toMatchObject({ edge: { id: 'App1->Master#1' }, backwards: false });
  expect(edgeFor(lesson, 'Master', 'App1')).toMatchObject({ edge: { id: 'App1->Master#1' }, backwards: true });
  expect(edgeFor(lesson, 'Master', 'App2')).toMatchObject({ edge: { id: 'App2->Master#0' }, backwards: true });
});

test('the reply to the client has an edge of its own', () => {
  expect(edgeFor(lesson, 'App1', 'Client')).toMatchObject({ edge: { label: '3. Return Success' }, backwards: false });
  expect(edgeFor(lesson, 'Client', 'App1')).toMatchObject({ edge: { id: 'Client->App1#0' }, backwards: false });
});

test('where no edge leads, there is no hop', () => {
  expect(edgeFor(lesson, 'Client', 'Queue')).toBeNull();
  expect(edgeFor(lesson, 'Client', 'nowhere')).toBeNull();
});
