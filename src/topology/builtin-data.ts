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
import type { BuiltinData, OpenedData } from './builtin.ts';
import { builtinKinds, builtinSiblings, builtinStacks } from './builtin-kinds.ts';
import { lessonAsync } from './diagrams/lesson-async.ts';
import { shopSync } from './diagrams/shop-sync.ts';
import type { Graph, Layout, LayoutShape } from './graph.ts';
import { withImpliedEdges } from './implied-edges.ts';
import { parseDiagram } from './parse.ts';
import { stacked } from './stack.ts';

type ByShape = Record<LayoutShape, Arrangement>;

/** What is shown at once, and what is fetched when a stack is opened. */
export function builtinData(): { closed: BuiltinData; opened: OpenedData } {
  const made = {
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
  return {
    closed: { lessonAsync: made.lessonAsync.closed, shopSync: made.shopSync.closed },
    opened: { lessonAsync: made.lessonAsync.opened, shopSync: made.shopSync.opened },
  };
}

function topology(text: string, closed: ByShape, open: ByShape) {
  const parsed = parseDiagram(text);
  assert(parsed.ok, 'a built-in diagram must be valid');
  const graph = withImpliedEdges(parsed.value, builtinSiblings);
  const closedGraph = stacked(graph, builtinStacks);
  const opened = layouts(graph, open);
  const openedSizes = { wide: sizeOf(opened.wide), tall: sizeOf(opened.tall) };
  return {
    closed: { stacked: closedGraph, layouts: layouts(closedGraph, closed), openedSizes },
    opened: { graph, layouts: opened },
  };
}

const sizeOf = ({ width, height }: Layout) => ({ width, height });

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
export function builtinJson(data: BuiltinData | OpenedData): string {
  const pretty = JSON.stringify(data, null, 1);
  const flat = pretty.replace(/[[{]\n[^[\]{}]*[\]}]/g, (leaf) =>
    leaf
      .replace(/\n\s*/g, ' ')
      .replace(/([[{]) /, '$1')
      .replace(/ ([\]}])$/, '$1'),
  );
  return `${flat}\n`;
}
