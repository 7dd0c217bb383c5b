// Many small buttons as one stop of the Tab key: the arrows up and down go from one to the next, in their order on the page.
import type { KeyboardEvent } from 'react';

/** For the element around them. `selector` finds the buttons; the first place may be the element, or a button, before them. */
export const arrowSteps =
  (selector: string) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (way === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + way];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
