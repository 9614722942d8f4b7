import { lab } from "d3";
import { describe, expect, it } from "vitest";
import { customProperties, themes } from "../../dashboards/theme/apply.ts";
import { contrast, inkOn, sequential } from "../../dashboards/theme/colours.ts";

const distance = (a: string, b: string) => {
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
};

it("contrast is the measure of WCAG: black on white is 21", () => {
  expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 10);
  expect(contrast("#777777", "#FFFFFF")).toBeCloseTo(4.48, 2);
});

describe.each(Object.values(themes))("the $name theme", (theme) => {
  it("gives words at least 4.5 : 1 on the ground and behind menus", () => {
    for (const words of [theme.ink, theme.muted, theme.better, theme.worse, theme.accent]) {
      expect(contrast(words, theme.ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(words, theme.raised)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("gives each tier at least 3 : 1 on the ground", () => {
    const { anonymous: _, ...tiers } = theme.tier;
    for (const colour of Object.values(tiers)) {
      expect(contrast(colour, theme.ground)).toBeGreaterThanOrEqual(3);
    }
  });

  it("keeps any two tiers far apart", () => {
    const colours = Object.values(theme.tier);
    for (const [i, one] of colours.entries()) {
      for (const other of colours.slice(i + 1)) expect(distance(one, other)).toBeGreaterThan(20);
    }
  });

  it("has a sequential scale that darkens or lightens evenly all the way", () => {
    const ramp = sequential(theme);
    const lightness = Array.from({ length: 21 }, (_, i) => lab(ramp(i / 20)).l);
    const steps = lightness.slice(1).map((l, i) => l - lightness[i]!);
    expect(new Set(steps.map(Math.sign)).size).toBe(1);
    const sizes = steps.map(Math.abs);
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.6);
  });

  it("writes on any colour of the scale with at least 3.8 : 1", () => {
    const ramp = sequential(theme);
    for (let t = 0; t <= 1; t += 0.05) {
      expect(contrast(inkOn(ramp(t), theme), ramp(t))).toBeGreaterThanOrEqual(3.8);
    }
  });

  it("is handed to the style sheet whole", () => {
    const properties = customProperties(theme);
    expect(properties["--tier-high"]).toBe(theme.tier.high);
    expect(Object.values(properties).every((value) => /^#[0-9A-F]{6}$/i.test(value))).toBe(true);
  });
});

it("both themes define the same colours", () => {
  expect(Object.keys(customProperties(themes.dark))).toEqual(Object.keys(customProperties(themes.light)));
});
