import { readFile } from "node:fs/promises";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, settled, type Visit, type VisitOptions, visit } from "./browser.ts";
import { openSite, type Site } from "./site.ts";

let site: Site;
let browser: Browser;
let customer: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launch()]);
  const answer = await fetch(`${site.origin}/v1/customer_list?order=-established_value&limit=1`);
  customer = `/customers/${encodeURIComponent((await answer.json()).rows[0].customer_key)}`;
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const phone: VisitOptions = { width: 360, height: 780, locale: "zh-CN", colorScheme: "dark" };
const visitors = new Map<string, Visit>();

/** Acts as a visitor of the kind. Visitors of one kind are one person with a warm cache, who forgets every choice. */
async function visiting(options: VisitOptions, act: (visitor: Visit) => Promise<void>): Promise<void> {
  const kind = JSON.stringify(options);
  const visitor = visitors.get(kind) ?? (await visit(browser, site.origin, options));
  visitors.set(kind, visitor);
  try {
    await act(visitor);
  } finally {
    await visitor.page.evaluate(() => localStorage.clear());
    visitor.complaints.length = 0;
  }
}

const text = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? "";

const pages = [
  ["overview", () => "/"],
  ["overview of twelve months", () => "/?span=year"],
  ["segments", () => "/segments"],
  ["segments under a filter", () => "/segments?tier=high&p_alive.gte=0.2"],
  ["customer", () => customer],
  ["way to a customer", () => "/customers"],
  ["data", () => "/data"],
] as const;

describe("every page", () => {
  it.each(pages)(
    "%s opens without complaint, names its parts and asks only its own origin",
    async (_, path) => {
      await visiting({}, async ({ page, open, complaints, strangers }) => {
        await open(path());
        expect(await page.locator("h1").count()).toBe(1);
        expect(await page.locator(".block").count()).toBeGreaterThan(0);
        expect(await text(page.locator("main"))).not.toMatch(/NaN|Infinity|undefined|\[object/);
        expect(await text(page.locator(".banner"))).toContain("made up");
        for (const role of ["banner", "main", "contentinfo", "navigation", "search"] as const) {
          expect(await page.getByRole(role).count(), role).toBeGreaterThan(0);
        }
        expect(await page.locator("svg.chart:not([aria-label])").count()).toBe(0);
        expect(complaints).toEqual([]);
        expect(strangers).toEqual([]);
      });
    },
  );

  it.each(pages)("%s never scrolls sideways on a phone, in Chinese and in the dark", async (_, path) => {
    await visiting(phone, async ({ page, open, complaints }) => {
      await open(path());
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content).toBeLessThanOrEqual(window!);
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll("main *")]
          .filter((element) => !element.closest(".hidden, .table-scroll, .sheet, thead"))
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .map((element) => `${element.tagName}.${element.getAttribute("class")}`),
      );
      expect(wide).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });
});

describe("segments", () => {
  const rows = (visitor: Visit) => visitor.page.locator("#customers tbody tr");
  const title = (visitor: Visit) => text(visitor.page.locator("#customers h2"));

  it("a click on a cell filters the list, the address says so, and a reload keeps it", async () => {
    await visiting({}, async (visitor) => {
      const { page, open } = visitor;
      await open("/segments");
      const all = await title(visitor);
      const cell = page.locator("#rfm svg a").first();
      const customers = (await cell.getAttribute("aria-label"))?.match(/Customers: (\d[\d,]*\d|\d)/)?.[1];
      await cell.click();
      await settled(page);
      expect(page.url()).toMatch(/[?&]r=\d&f=\d/);
      const filtered = await title(visitor);
      expect(filtered).toBe(`${customers} customers`);
      expect(filtered).not.toBe(all);
      await page.reload();
      await settled(page);
      expect(await title(visitor)).toBe(filtered);
      await page.keyboard.press("Escape");
      await settled(page);
      expect(new URL(page.url()).search).toBe("");
      expect(await title(visitor)).toBe(all);
    });
  });

  it("filters of all kinds go together, and each can be taken away again", async () => {
    await visiting({}, async (visitor) => {
      const { page, open } = visitor;
      await open("/segments");
      await page.getByRole("button", { name: "High", exact: true }).click();
      await settled(page);
      await page.getByLabel("P(alive), %, to").fill("80");
      await page.keyboard.press("Tab");
      await settled(page);
      expect(new URL(page.url()).searchParams.get("p_alive.lte")).toBe("0.8");
      expect(await page.locator(".chosen button").count()).toBe(3);
      await page.getByRole("button", { name: "Remove the filter Tier: High value" }).click();
      await settled(page);
      expect(new URL(page.url()).searchParams.has("tier")).toBe(false);
      await page.goBack();
      await settled(page);
      expect(new URL(page.url()).searchParams.get("tier")).toBe("high");
    });
  });

  it("says what to do when nobody passes the filters", async () => {
    await visiting({}, async ({ page, open }) => {
      await open("/segments?tier=low&established_value.gte=100000000");
      expect(await text(page.locator(".state"))).toContain("No customer passes these filters");
    });
  });

  it("sorts, pages without repeating a customer, and opens one", async () => {
    await visiting({}, async (visitor) => {
      const { page, open } = visitor;
      await open("/segments");
      await page.locator("#customers th button", { hasText: "P(alive)" }).click();
      await settled(page);
      expect(await page.locator("#customers th[aria-sort]").getAttribute("aria-sort")).toBe("descending");
      const links = () => rows(visitor).evaluateAll((all) => all.map((row) => row.getAttribute("data-link")));
      const first = await links();
      await page.getByRole("button", { name: "Next page" }).click();
      await settled(page);
      const second = await links();
      expect(second.filter((link) => first.includes(link))).toEqual([]);
      await rows(visitor).first().click();
      await settled(page);
      expect(page.url()).toContain("/customers/");
      expect(await page.locator(".profile").count()).toBe(1);
    });
  });

  it("exports exactly as many rows as it says", async () => {
    await visiting({}, async ({ page, open }) => {
      await open("/segments?tier=high");
      const link = page.locator("#customers .block-controls a");
      const promised = Number((await text(link)).match(/[\d,]+/)?.[0].replace(",", ""));
      const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
      const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
      expect(promised).toBeGreaterThan(0);
      expect(lines.filter((line) => !line.startsWith("#")).length - 1).toBe(promised);
    });
  });

  it("on a phone keeps the filters in a sheet", async () => {
    await visiting({ width: 360, height: 780 }, async ({ page, open }) => {
      await open("/segments");
      expect(await page.locator(".filters").isVisible()).toBe(false);
      await page.getByRole("button", { name: "Filters" }).click();
      expect(await page.locator("dialog .filters").isVisible()).toBe(true);
      await page.getByRole("button", { name: "High", exact: true }).click();
      await settled(page);
      await page.getByRole("button", { name: "Done" }).click();
      expect(await text(page.locator(".chosen"))).toContain("Filters (1)");
    });
  });
});

describe("language and theme", () => {
  it("switch at once, without a reload, and are remembered", async () => {
    await visiting({}, async ({ page, open }) => {
      await open("/");
      await page.getByRole("button", { name: "中文" }).click();
      await settled(page);
      expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
      expect(await text(page.locator("main"))).toContain("净收入");
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(await ground()).toBe("rgb(255, 255, 255)");
      await page.getByLabel("主题").selectOption("dark");
      await settled(page);
      expect(await ground()).toBe("rgb(20, 23, 28)");
      await page.reload();
      await settled(page);
      expect(await ground()).toBe("rgb(20, 23, 28)");
      expect(await text(page.locator("nav"))).toContain("总览");
    });
  });

  it("begin as the browser wishes", async () => {
    await visiting({ locale: "zh-CN", colorScheme: "dark" }, async ({ page, open }) => {
      await open("/data");
      expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
      expect(await text(page.locator("h1"))).toContain("数据依据");
    });
  });
});

describe("with the keyboard alone", () => {
  it("the first stop skips to the content, and every chart's table is one key away", async () => {
    await visiting({}, async ({ page, open }) => {
      await open("/");
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
      const button = page.locator("#revenue").getByRole("button", { name: "Show as table" });
      await button.focus();
      await page.keyboard.press("t");
      await page.locator("#revenue table").waitFor();
      expect(await page.locator("#revenue table tbody tr").count()).toBeGreaterThan(10);
      await page.keyboard.press("t");
      await page.locator("#revenue svg.chart").waitFor();
      expect(await page.locator("#revenue table").count()).toBe(0);
    });
  });

  it("a customer is found by a part of its name and opened with Enter", async () => {
    await visiting({}, async ({ page, open }) => {
      await open(customer);
      const name = await text(page.locator("h1"));
      await open("/");
      const search = page.getByRole("combobox", { name: "Find a customer" });
      await search.focus();
      await page.keyboard.type(name.slice(0, 9));
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("Enter");
      await settled(page);
      expect(page.url()).toContain("/customers/");
    });
  });

  it("a focused cell shows its exact numbers and filters with Enter", async () => {
    await visiting({}, async ({ page, open }) => {
      await open("/segments");
      await page.locator("#rfm").getByRole("button", { name: "How is this computed?" }).focus();
      await page.keyboard.press("Tab");
      expect(await text(page.locator(".tooltip"))).toContain("Net revenue");
      await page.keyboard.press("Enter");
      await settled(page);
      expect(page.url()).toMatch(/[?&]r=\d&f=\d/);
    });
  });
});

describe("states", () => {
  it("without a key the page asks for one, refuses a wrong one and opens with the right one", async () => {
    const visitor = await visit(browser, site.guarded.origin);
    const { page, open } = visitor;
    await open("/");
    expect(await text(page.locator("main"))).toContain("need a key");
    await page.getByLabel("API key").fill("not-a-key");
    await page.keyboard.press("Enter");
    await page.getByText("does not accept").waitFor();
    await page.getByLabel("API key").fill(site.guarded.key);
    await page.keyboard.press("Enter");
    await page.locator("#revenue").waitFor();
    await visitor.close();
  });

  it("a failed request says what failed and can be tried again", async () => {
    await visiting({}, async ({ page, open }) => {
      await page.route("**/v1/kpi_month*", (route) =>
        route.fulfill({ status: 503, contentType: "application/problem+json", body: '{"title":"Busy"}' }),
      );
      await open("/");
      expect(await text(page.locator(".state"))).toContain("503 Busy");
      await page.unroute("**/v1/kpi_month*");
      await page.getByRole("button", { name: "Try again" }).click();
      await page.locator("#revenue").waitFor();
    });
  });

  it("an address that leads nowhere says so", async () => {
    await visiting({}, async ({ page, open }) => {
      await open("/nowhere");
      expect(await text(page.locator("h1"))).toBe("There is no such page");
      await open("/customers/erp%3Anobody");
      expect(await text(page.locator(".state"))).toContain("No customer erp:nobody");
    });
  });

  it("the foot tells day, freshness, currency, zone and build", async () => {
    await visiting({}, async ({ page, open }) => {
      await open("/");
      const foot = await text(page.locator("footer"));
      expect(foot).toMatch(
        /As of\s*31 Dec 2025.*Data to.*2025.*Currency\s*EUR.*Time zone\s*Europe\/Berlin.*Build\s*[0-9a-f]{8}/,
      );
    });
  });
});

describe("the numbers on the screen", () => {
  it("are those of the API", async () => {
    const { rows } = await (await fetch(`${site.origin}/v1/kpi_total`)).json();
    await visiting({}, async ({ page, open }) => {
      await open("/");
      const equity = page.locator(".kpi", { hasText: "Customer equity" });
      const tip = await equity.locator("[data-tip]").first().getAttribute("data-tip");
      const exact = Number(tip?.split("\n")[1]?.replace(/[^\d.]/g, ""));
      expect(exact).toBeCloseTo(rows[0].customer_equity, 2);
    });
  });

  it("add up: the list's count is the sum of its tiers", async () => {
    const summary = await (await fetch(`${site.origin}/v1/customer_list/summary`)).json();
    await visiting({}, async ({ page, open }) => {
      await open("/segments");
      const shown = Number((await text(page.locator("#customers h2"))).replace(/\D/g, ""));
      const tiers = summary.tiers.reduce(
        (sum: number, { customers }: { customers: number }) => sum + customers,
        0,
      );
      expect(shown).toBe(tiers);
    });
  });
});
