// Whether what has the focus was pointed at. A control that was clicked has had its answer, so Space plays on; one that
// was gone to by keys keeps Space for itself. Browsers know the same as :focus-visible, but forget it at the next key.

/** Keys that lead the focus somewhere. Others, as Esc, leave open how a person goes about. */
const LEADING = new Set(['Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter']);

type IsPointed = () => boolean;
const watched = new WeakMap<object, IsPointed>();

function watch(page: Pick<Window, 'addEventListener'>): IsPointed {
  let goesByPointer = false;
  let isPointed = false;
  const pointed = () => {
    goesByPointer = true;
    isPointed = true;
  };
  const keyed = ({ key }: KeyboardEvent) => {
    if (LEADING.has(key)) goesByPointer = false;
  };
  const moved = () => {
    isPointed = goesByPointer;
  };
  page.addEventListener('pointerdown', pointed, { capture: true });
  page.addEventListener('keydown', keyed, { capture: true });
  page.addEventListener('focusin', moved, { capture: true });
  return () => isPointed;
}

/**
 * Tells from now on whether the focus came to where it is by a pointer: by a click, or given back after one. A window is
 * watched once and for as long as it is there, since who asks comes and goes.
 */
export function watchFocus(page: Pick<Window, 'addEventListener'>): IsPointed {
  const isPointed = watched.get(page) ?? watch(page);
  watched.set(page, isPointed);
  return isPointed;
}
