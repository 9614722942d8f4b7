import { interpolateLab, piecewise, rgb } from "d3";

export type ThemeName = "light" | "dark";

/** Every colour that a screen or chart may use. A tier has one colour everywhere; all else is ink, muted or the accent. */
export interface Theme {
  readonly name: ThemeName;
  readonly ground: string;
  /** Behind menus, tooltips and inputs. */
  readonly raised: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly accent: string;
  /** Half-way from the ground to the accent: a straight line in Lab from white to navy would pass through violet. */
  readonly between: string;
  readonly better: string;
  readonly worse: string;
  readonly warning: string;
  readonly tier: {
    readonly high: string;
    readonly potential: string;
    readonly secondary: string;
    readonly low: string;
    /** Sales without a known customer: no tier, so no hue. */
    readonly anonymous: string;
  };
}

/** Measured against the ground: tiers 10.7, 3.2, 4.7, 3.2; ink 16.6, muted 6.0, better 5.0, worse 5.5. */
export const light: Theme = {
  name: "light",
  ground: "#FFFFFF",
  raised: "#F6F7F9",
  ink: "#1B1F24",
  muted: "#5B6470",
  grid: "#E3E6EA",
  accent: "#123C7C",
  between: "#7FA0CE",
  better: "#1A7F4B",
  worse: "#C2362B",
  warning: "#D07A1B",
  tier: {
    high: "#123C7C",
    potential: "#D07A1B",
    secondary: "#A24BD6",
    low: "#8A919B",
    anonymous: "#CDD2D8",
  },
};

/** Measured against the ground: tiers 9.8, 9.6, 5.4, 4.3; ink 15.2, muted 7.7, better 8.1, worse 7.1. */
export const dark: Theme = {
  name: "dark",
  ground: "#14171C",
  raised: "#1C2027",
  ink: "#E9ECF0",
  muted: "#A2ABB7",
  grid: "#2A2F37",
  accent: "#8CC4FF",
  between: "#3F6C9B",
  better: "#4CC38A",
  worse: "#FF7A6E",
  warning: "#F7B04A",
  tier: {
    high: "#8CC4FF",
    potential: "#F7B04A",
    secondary: "#B06CF5",
    low: "#737D8A",
    anonymous: "#3C434D",
  },
};

/** The sequential scale: from just off the ground (0) to the accent (1), even in Lab. */
export function sequential(theme: Theme): (t: number) => string {
  const ramp = piecewise(interpolateLab, [theme.ground, theme.between, theme.accent]);
  return (t) => ramp(0.06 + 0.94 * Math.min(1, Math.max(0, t)));
}

/** Relative luminance by WCAG 2. */
function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const [red, green, blue] = [r, g, b].map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours by WCAG 2, 1…21. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Ink or ground, whichever reads better on the colour. */
export function inkOn(colour: string, theme: Theme): string {
  return contrast(colour, theme.ink) >= contrast(colour, theme.ground) ? theme.ink : theme.ground;
}
