// Light, dark, or as the system has it.
import type { Theme } from '../../stores/view-store.ts';
import { setTheme } from '../design/theme.ts';
import { ThemeIcon } from '../shared/icons.tsx';
import { Menu } from '../shared/menu.tsx';
import { useView } from '../shared/use-run.ts';

const THEMES: { theme: Theme; label: string }[] = [
  { theme: 'system', label: 'As the system' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

export function ThemeButton() {
  const present = useView((state) => state.theme);
  const items = THEMES.map(({ theme, label }) => ({
    key: theme,
    label,
    checked: theme === present,
    onSelect: () => setTheme(theme),
  }));
  return (
    <Menu
      label="Theme"
      iconOnly
      align="end"
      button={<ThemeIcon />}
      buttonClass="button button--quiet button--icon"
      sections={[{ key: 'themes', items }]}
    />
  );
}
