// Draws the eye to what a scene speaks of, with a style sheet of its own: no node has to know that there are stories.
import { useEffect } from 'react';
import type { Look } from '../../lessons/story.ts';
import { LANES } from '../../scenario/run-spec.ts';
import { laneSpecOf, runStore } from '../../stores/run-store.ts';

/** Close to the box: above it stands the title of its group. */
const AROUND = 'outline: 2px solid var(--focus); outline-offset: 0;';
/** A queue fills its broker from edge to edge: there is no room around it. */
const WITHIN = 'outline: 2px solid var(--focus); outline-offset: -2px;';
/** Names of stories are ours; all others are escaped all the same. */
const quoted = (text: string): string => `"${CSS.escape(text)}"`;

function rulesOf({ lane, id, queue }: Look): string[] {
  const lanePart = `.lane--${LANES.find((one) => one === lane)}`;
  const component = laneSpecOf(lane)(runStore.getState())?.scenario.components[id];
  // A stack is drawn under the name of its component.
  return [id, ...(component?.nodes ?? [])].map((node) => {
    const nodePart = `${lanePart} .react-flow__node[data-id=${quoted(node)}]`;
    return queue
      ? `${nodePart} .tp-queue:has([title^=${quoted(queue)}]) { ${WITHIN} }`
      : `${nodePart} .tp-node__box { ${AROUND} }`;
  });
}

export function useHighlight(look: readonly Look[] | undefined): void {
  useEffect(() => {
    const rules = (look ?? []).flatMap(rulesOf);
    if (rules.length === 0) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules.join('\n'));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [look]);
}
