// Makes the data that builtin.ts reads. Only the generator and its test import this: it brings parser and router with it.

import { assert } from '../assert.ts';
import { arrangedLayout } from './arrange/arranged-layout.ts';
import type { Arrangement } from './arrange/arrangement.ts';
import {
  lessonAsyncTall,
  lessonAsyncTallOpen,
  lessonAsyncWide,
  lessonAsyncWideOpen,
} from './arrangements/lesson-async.ts';
import { shopSyncTall, shopSyncTallOpen, shopSyncWide, shopSyncWideOpen } from './arrangements/shop-sync.ts';
import type { BuiltinData } from './builtin.ts';
import { builtinKinds, builtinSiblings, builtinStacks } from './builtin-kinds.ts';
import { lessonAsync } from './diagrams/lesson-async.ts';
import { shopSync } from './diagrams/shop-sync.ts';
import type { Graph, Layout, LayoutShape } from './graph.ts';
import { withImpliedEdges } from './implied-edges.ts';
import { parseDiagram } from './parse.ts';
import { stacked } from './stack.ts';

type ByShape = Record<LayoutShape, Arrangement>;

export function builtinData(): BuiltinData {
  return {
    lessonAsync: topology(
      lessonAsync,
      { wide: lessonAsyncWide, tall: lessonAsyncTall },
      { wide: lessonAsyncWideOpen, tall: lessonAsyncTallOpen },
    ),
    shopSync: topology(
      shopSync,
      { wide: shopSyncWide, tall: shopSyncTall },
      { wide: shopSyncWideOpen, tall: shopSyncTallOpen },
    ),
  };
}

function topology(text: string, closed: ByShape, open: ByShape): BuiltinData['lessonAsync'] {
  const parsed = parseDiagram(text);
  assert(parsed.ok, 'a built-in diagram must be valid');
  const graph = withImpliedEdges(parsed.value, builtinSiblings);
  const closedGraph = stacked(graph, builtinStacks);
  return { graph, stacked: closedGraph, layouts: layouts(closedGraph, closed), opened: layouts(graph, open) };
}

const layouts = (graph: Graph, by: ByShape): Record<LayoutShape, Layout> => ({
  wide: layout(graph, by.wide),
  tall: layout(graph, by.tall),
});

function layout(graph: Graph, arrangement: Arrangement): Layout {
  const made = arrangedLayout(graph, builtinKinds, arrangement);
  assert(made !== null, 'a built-in arrangement must fit its diagram');
  return made;
}

/** As it is written to disk: small things on one line, so that a change reads well in a diff. */
export function builtinJson(data: BuiltinData): string {
  const pretty = JSON.stringify(data, null, 1);
  const flat = pretty.replace(/[[{]\n[^[\]{}]*[\]}]/g, (leaf) =>
    leaf
      .replace(/\n\s*/g, ' ')
      .replace(/([[{]) /, '$1')
      .replace(/ ([\]}])$/, '$1'),
  );
  return `${flat}\n`;
}
