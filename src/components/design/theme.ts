// Light, dark or as the system has it: kept in the browser, written on the root element, where tokens.css looks.
import { type Theme, viewStore } from '../../stores/view-store.ts';

const KEY = 'queuescope.theme';
const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark' || value === 'system';
const systemIsDark = () => window.matchMedia('(prefers-color-scheme: dark)');

/** A browser that forbids storage forgets the theme, and nothing else. */
function remembered(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return isTheme(value) ? value : 'system';
  } catch {
    return 'system';
  }
}

function show(theme: Theme): void {
  const isDark = theme === 'dark' || (theme === 'system' && systemIsDark().matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  // The browser's own bar goes with the page's, also where the person has chosen against the system.
  const surface = getComputedStyle(document.documentElement).getPropertyValue('--surface').trim();
  if (surface === '') return;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.setAttribute('content', surface);
}

export function setTheme(theme: Theme): void {
  viewStore.setState({ theme });
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
}

/** Before the first paint, so that nothing flashes. */
export function startTheme(): void {
  viewStore.setState({ theme: remembered() });
  show(viewStore.getState().theme);
  viewStore.subscribe((state, before) => {
    if (state.theme !== before.theme) show(state.theme);
  });
  systemIsDark().addEventListener('change', () => show(viewStore.getState().theme));
}
