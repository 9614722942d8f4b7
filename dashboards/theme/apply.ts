import { dark, light, type Theme, type ThemeName } from "./colours.ts";

/** The theme's colours as CSS custom properties: `--ink`, `--tier-high` … */
export function customProperties({ name: _, tier, ...colours }: Theme): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(colours).map(([key, value]) => [`--${key}`, value])),
    ...Object.fromEntries(Object.entries(tier).map(([key, value]) => [`--tier-${key}`, value])),
  };
}

export const themes: Record<ThemeName, Theme> = { light, dark };

export function applyTheme(theme: Theme, root: HTMLElement): void {
  root.dataset.theme = theme.name;
  root.style.colorScheme = theme.name;
  for (const [property, value] of Object.entries(customProperties(theme))) {
    root.style.setProperty(property, value);
  }
}
