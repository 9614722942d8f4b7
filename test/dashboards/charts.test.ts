// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { createFormat, type Language } from "../../dashboards/format/index.ts";
import { themes } from "../../dashboards/theme/apply.ts";
import type { ThemeName } from "../../dashboards/theme/colours.ts";
import { words } from "../../dashboards/words/index.ts";
import { gallery } from "./gallery.ts";

const title = "High-value customers bring 61 % of net revenue";

function options(width: number, theme: ThemeName = "light", language: Language = "en") {
  const format = createFormat({
    language,
    locale: language === "zh" ? "zh-CN" : "en",
    currency: "EUR",
    timezone: "Europe/Berlin",
  });
  return { width, theme: themes[theme], format, words: words[language], title, document };
}

const pictures = Object.entries(gallery);

describe("every chart", () => {
  it.each(pictures)("%s looks as it did", async (name, draw) => {
    const picture = `${draw(options(640)).outerHTML}\n`;
    await expect(picture).toMatchFileSnapshot(`../gallery/${name}.svg`);
  });

  it.each(pictures)("%s is the same picture for the same rows", (_, draw) => {
    expect(draw(options(500)).outerHTML).toBe(draw(options(500)).outerHTML);
  });

  it.each(pictures)("%s says its message to a screen reader", (_, draw) => {
    const svg = draw(options(640));
    expect(svg.getAttribute("aria-label")).toBe(title);
    expect(svg.getAttribute("role")).toBe(svg.querySelector("a") ? "group" : "img");
    for (const link of svg.querySelectorAll("a")) expect(link.getAttribute("aria-label")).not.toBe("");
  });

  it.each(pictures)("%s gives exact numbers on hover and never NaN, Infinity or −0", (_, draw) => {
    for (const language of ["en", "zh"] as const) {
      const svg = draw(options(320, "dark", language));
      expect(svg.querySelectorAll("[data-tip]").length).toBeGreaterThan(0);
      expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined|[−-]0(?![.,\d])(%|<)/);
    }
  });

  it.each(pictures)("%s keeps within a phone's width and needs no style of its own", (_, draw) => {
    const svg = draw(options(304));
    expect(svg.getAttribute("width")).toBe("304");
    expect(svg.querySelector("style")).toBeNull();
  });

  it.each(pictures)("%s draws in the theme's colours", (_, draw) => {
    const light = draw(options(640, "light")).outerHTML;
    const dark = draw(options(640, "dark")).outerHTML;
    expect(dark).not.toBe(light);
    expect(dark).not.toContain(themes.light.accent);
  });
});

describe("the pictures tell the truth", () => {
  it("an area of shares ends at 100 % whatever the month", () => {
    const svg = gallery.tier_share!(options(640));
    expect(svg.textContent).toContain("100%");
  });

  it("the running month says that it is to date", () => {
    expect(gallery.tier_share!(options(640)).outerHTML).toContain("Jun 2025, to date");
    expect(gallery.movement!(options(640)).querySelector("[stroke-dasharray]")).not.toBeNull();
  });

  it("a tier has one colour in every chart", () => {
    for (const name of ["tier_share", "migration", "value_matrix", "tier_history"]) {
      expect(gallery[name]!(options(640)).outerHTML).toContain(themes.light.tier.potential);
    }
  });

  it("a rise and a fall differ by more than colour", () => {
    const text = gallery.migration!(options(640)).textContent ?? "";
    expect(text).toContain("▲");
    expect(text).toContain("▼");
  });
});
