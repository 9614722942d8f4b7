import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, settled, type Visit, type VisitOptions, visit } from "./browser.ts";
import { openSite, type Site } from "./site.ts";

let site: Site;
let browser: Browser;
let desk: Visit;
let phone: Visit;
const onPhone: VisitOptions = { width: 360, height: 780, locale: "zh-CN", colorScheme: "dark" };

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launch()]);
  desk = await visit(browser, site.origin);
  phone = await visit(browser, site.origin, onPhone);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const text = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? "";
const rows = async (path: string) => (await (await fetch(`${site.origin}/v1/${path}`)).json()).rows;

async function isQuiet({ page, complaints, strangers }: Visit, where: string): Promise<void> {
  expect(await page.locator("h1").count(), where).toBe(1);
  expect(await text(page.locator("main")), where).not.toMatch(/NaN|Infinity|undefined|\[object/);
  expect(await page.locator("svg.chart:not([aria-label])").count(), where).toBe(0);
  expect(complaints, where).toEqual([]);
  expect(strangers, where).toEqual([]);
}

async function fits({ page }: Visit, where: string): Promise<void> {
  const wide = await page.evaluate(() => [
    ...(document.documentElement.scrollWidth > innerWidth ? ["the page"] : []),
    ...[...document.querySelectorAll("main *")]
      .filter((element) => !element.closest(".hidden, .table-scroll, .sheet, thead"))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => `${element.tagName}.${element.getAttribute("class")}`),
  ]);
  expect(wide, where).toEqual([]);
}

describe("the models", () => {
  it("are all listed, each with what it is for and whether numbers rest on it", async () => {
    const documented = await rows("model?language=en&limit=1000");
    await desk.open("/models");
    await isQuiet(desk, "/models");
    const cards = desk.page.locator(".model-card");
    expect(await cards.count()).toBe(documented.length);
    for (const card of await cards.all()) {
      expect(await text(card.locator(".model-status"))).not.toBe("");
      expect((await text(card)).length).toBeGreaterThan(40);
    }
    expect(await desk.page.locator('.model-card[data-status="in_use"]').count()).toBeGreaterThan(0);
  });

  it("lead to a page each, whole on a desk and on a phone in Chinese and in the dark", async () => {
    const documented: { model: string }[] = await rows("model?language=en&limit=1000");
    for (const { model } of documented) {
      for (const visitor of [desk, phone]) {
        await visitor.open(`/models/${model}`);
        await isQuiet(visitor, model);
        await fits(visitor, model);
        expect(await visitor.page.locator("#documentation li").count(), model).toBeGreaterThan(3);
        expect(await visitor.page.locator("#fit").count(), model).toBe(1);
      }
      expect(await text(phone.page.locator("#documentation")), model).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it("say how the one taken did, in the numbers that the API gives", async () => {
    const [taken] = await rows("backtest?origin_no=0&is_chosen=true");
    await desk.open(`/models/${taken.candidate}`);
    const marks = desk.page.locator("#ranking [data-tip]");
    const tips = await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute("data-tip") ?? ""));
    expect(tips.some((tip) => tip.includes(`Mean error: ${Number(taken.mae.toFixed(4))}`))).toBe(true);
    expect(await desk.page.locator("#origins svg rect[data-tip]").count()).toBeGreaterThan(1);
    expect(await desk.page.locator("#deciles svg circle[data-tip]").count()).toBeGreaterThan(3);
  });

  it("show their numbers as a table one key away", async () => {
    await desk.open("/models");
    const { page } = desk;
    await page.locator("#ranking").getByRole("button", { name: "Show as table" }).focus();
    await page.keyboard.press("t");
    await page.locator("#ranking table").waitFor();
    const candidates = await rows("backtest?origin_no=0&limit=100");
    const compared = candidates.filter((row: { mae: number | null }) => row.mae !== null);
    expect(await page.locator("#ranking tbody tr").count()).toBe(compared.length);
    await page.keyboard.press("t");
  });

  it("that nobody knows are said to be unknown", async () => {
    await desk.open("/models/tea_leaves");
    expect(await text(desk.page.locator(".state"))).toContain("No model tea_leaves");
  });

  it("fit on a phone", async () => {
    await phone.open("/models");
    await isQuiet(phone, "/models");
    await fits(phone, "/models");
    expect(await text(phone.page.locator("nav"))).toContain("模型");
  });
});

describe("on a narrow phone in English, whose words are the longest,", () => {
  it.each(["/", "/models", "/models/mbg_nbd", "/segments"])("%s does not scroll sideways", async (path) => {
    const narrow = await visit(browser, site.origin, { width: 360, height: 780 });
    await narrow.open(path);
    await fits(narrow, path);
    const nav = narrow.page.locator("nav");
    const beyond = await nav.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    await narrow.close();
  });
});

describe("the overview", () => {
  it("gives customer equity with its range", async () => {
    const [total] = await rows("forecast_interval?level=total");
    await desk.open("/");
    const tip = (await desk.page.locator("#forecast [data-tip^=All]").first().getAttribute("data-tip")) ?? "";
    const [, value, low, high] = tip
      .split("\n")
      .map((line) => Number(line.replace(/^.*: /, "").replace(/[^\d.]/g, "")));
    expect(value).toBeCloseTo(total.clv, 1);
    expect(low).toBeCloseTo(total.clv_p10, 1);
    expect(high).toBeCloseTo(total.clv_p90, 1);
    expect(await text(desk.page.locator(".kpi", { hasText: "Customer equity" }))).toContain("P10–P90");
  });
});

describe("a customer", () => {
  const keyed = (key: string) => `/customers/${encodeURIComponent(key)}`;

  it("that buys shows value, profit, loyalty, next articles and mix, and none of them empty", async () => {
    const [{ customer_key }] = await rows("customer_list?order=-established_value&limit=1");
    for (const visitor of [desk, phone]) {
      await visitor.open(keyed(customer_key));
      await isQuiet(visitor, customer_key);
      await fits(visitor, customer_key);
      for (const block of ["value", "profit", "lift", "loyalty", "model-value", "next-products", "mix"]) {
        expect((await text(visitor.page.locator(`#${block} .block-body`))).trim(), block).not.toBe("");
      }
    }
  });

  it("shows the profit and loss of either period, line for line", async () => {
    const [{ customer_key }] = await rows("customer_list?order=-established_value&limit=1");
    const key = encodeURIComponent(customer_key);
    const [ever] = await rows(`customer_profit?customer_key=${key}&period=to_date`);
    await desk.open(keyed(customer_key));
    const profit = desk.page.locator("#profit");
    await profit.getByRole("button", { name: "To date" }).click();
    await settled(desk.page);
    const tip = await profit.locator('[data-tip^="Contribution"]').first().getAttribute("data-tip");
    expect(Number(tip?.split("\n")[1]?.replace(/[^\d.]/g, ""))).toBeCloseTo(Math.abs(ever.contribution), 2);
  });

  it("says how likely it is lost by purchase days alone, beside what the learner says", async () => {
    const [{ customer_key }] = await rows("customer_list?order=-established_value&limit=1");
    await desk.open(keyed(customer_key));
    expect(await text(desk.page.locator(".score", { hasText: "Churn probability" }))).toMatch(
      /By purchase days alone: [\d.]+%.*Judged by \w+/,
    );
    expect(await text(desk.page.locator(".score", { hasText: "Lifetime value" }))).toMatch(
      /P10–P90|No range/,
    );
  });

  it("that never bought says so instead of showing empty scores", async () => {
    const [{ customer_key }] = await rows("customer?orders=0&limit=1");
    for (const visitor of [desk, phone]) {
      await visitor.open(keyed(customer_key));
      await isQuiet(visitor, customer_key);
      await fits(visitor, customer_key);
    }
    expect(await text(desk.page.locator("#scores"))).toContain("has not bought");
    expect(await desk.page.locator("#next-products").count()).toBe(0);
  });
});

describe("segments", () => {
  it("show clusters or say that there are none, what was realised, and what goes together", async () => {
    const clusters = await rows("cluster");
    for (const visitor of [desk, phone]) {
      await visitor.open("/segments");
      await isQuiet(visitor, "/segments");
      await fits(visitor, "/segments");
    }
    const block = desk.page.locator("#clusters");
    if (clusters.length > 0) expect(await block.locator("tbody tr").count()).toBe(clusters.length);
    else expect(await text(block)).toContain("no clear groups");
    await desk.page.locator("#conversion").getByRole("button", { name: "Owner" }).click();
    const owners = await rows("conversion?level=owner&limit=1000");
    expect(await desk.page.locator("#conversion tbody tr").count()).toBe(owners.length + 1);
    await desk.page.locator("#pairs").getByRole("button", { name: "By one customer" }).click();
    expect(await text(desk.page.locator("#pairs h2"))).not.toBe("");
  });
});
