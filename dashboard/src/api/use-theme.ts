import { useEffect, useState } from 'preact/hooks';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
const place = 'metrics-theme';

function stored(): Theme {
  return themes.find((theme) => theme === localStorage.getItem(place)) ?? 'auto';
}

/** The colours: those of the system unless somebody wants others. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(stored);
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    localStorage.setItem(place, theme);
  }, [theme]);
  return [theme, setTheme];
}
