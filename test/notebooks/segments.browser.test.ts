import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createKey } from "../../api/index.ts";
import { buildA, buildB, parseCsv, publishBuild, type Stage, stage } from "../api/fixture.ts";
import { launch, type Visit, type VisitOptions, visit } from "../dashboards/browser.ts";
import { buildNotebooks } from "./build.ts";
import { drawnCompany, emptyCompany } from "./company.ts";

const path = "/notebooks/segments";
const figures = 6;

let folder: string;
let browser: Browser;
const opened: { end(): Promise<unknown> }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tessera-notebook-"));
  [browser] = await Promise.all([launch(), buildNotebooks(folder)]);
});

afterAll(async () => {
  for (const one of opened.reverse()) await one.end();
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function serveNotebook(options: Parameters<typeof stage>[0] = {}): Promise<Stage> {
  const server = await stage({ ...options, site: { dashboards: join(folder, "none"), notebooks: folder } });
  opened.push(server);
  return server;
}

async function open(server: Stage, options: VisitOptions = {}): Promise<Visit> {
  const visitor = await visit(browser, server.server.url, options);
  opened.push({ end: visitor.close });
  await visitor.open(path);
  return visitor;
}

/** Waits until every figure is drawn. */
const drawn = (page: Page) =>
  page.waitForFunction((count) => document.querySelectorAll("figure").length === count, figures);

const textOf = (page: Page, selector: string) => page.locator(selector).allTextContents();

describe("over a published build", () => {
  let server: Stage;
  beforeAll(async () => {
    server = await serveNotebook();
    await publishBuild(server.snapshots, buildA, drawnCompany(buildA));
  });

  test.each([
    ["desk", "light", { width: 1280, colorScheme: "light" }],
    ["desk", "dark", { width: 1280, colorScheme: "dark" }],
    ["phone", "light", { width: 360, colorScheme: "light" }],
    ["phone", "dark", { width: 360, colorScheme: "dark" }],
  ] as const)(
    "on a %s in %s every figure is drawn, without a complaint and without asking another origin",
    async (_, scheme, options) => {
      const { page, complaints, strangers } = await open(server, options);
      await drawn(page);
      expect(await page.locator("figure svg[role=img]").count()).toBe(9);
      for (const chart of await page.locator("figure svg[role=img]").all()) {
        expect(await chart.locator("rect, circle, path").count()).toBeGreaterThan(1);
        expect(await chart.getAttribute("aria-label")).not.toMatch(/undefined|NaN|null/);
      }
      expect(await page.locator("main").textContent()).not.toMatch(
        /NaN|Infinity|undefined|\[object|RuntimeError/,
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.width);
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(ground).toBe(scheme === "dark" ? "rgb(20, 23, 28)" : "rgb(255, 255, 255)");
      expect(complaints).toEqual([]);
      expect(strangers).toEqual([]);
    },
  );

  describe("its figures", () => {
    let page: Page;
    beforeAll(async () => {
      ({ page } = await open(server));
      await drawn(page);
    });

    test("say their as-of day, build and currency, and that the company is simulated", async () => {
      const captions = await textOf(page, "figure figcaption");
      expect(captions).toEqual(
        Array(figures).fill(`As of 30 Jun 2024 · build ${buildA} · EUR · simulated company`),
      );
      expect(await textOf(page, ".notice")).toEqual([expect.stringContaining("made up")]);
    });

    test("have titles that answer in sentences, from the published numbers", async () => {
      const titles = await textOf(page, "figure h3");
      expect(titles.slice(0, 5)).toEqual([
        "High-value customers are 26.1% of all and bring 70% of established value",
        "High starts at €302 of established value and €101 of potential value",
        "36% of spend to date comes from the 81 customers who buy both lately and often",
        "0% of customers are very likely still active, 85% very likely gone",
        "High value gained 5 customers net over the last 2 months",
      ]);
    });

    test("count P(alive) in tenths as the scores of the API have it", async () => {
      const rows = page.locator("figure", { hasText: "very likely gone" }).locator("tbody tr");
      const counts = await rows.evaluateAll((all) => all.map((row) => Number(row.children[1]!.textContent)));
      const { rows: scores } = await server.json("/v1/transaction_score?limit=1000");
      const expected = Array(10).fill(0);
      for (const { p_alive } of scores) expected[Math.min(9, Math.floor(p_alive * 10))] += 1;
      expect(counts).toEqual(expected);
    });
  });

  describe("the list of customers", () => {
    let visitor: Visit;
    beforeEach(async () => {
      visitor = await open(server);
      await drawn(visitor.page);
    });
    const names = async () => visitor.page.locator(".listing tbody tr a").allTextContents();
    const title = () =>
      visitor.page
        .locator("figure", { has: visitor.page.locator("figcaption") })
        .last()
        .locator("h3");

    test("begins with the high-value ones, most valuable first, and follows tier, segment and name", async () => {
      const { page } = visitor;
      expect(await title().textContent()).toMatch(/^6 customers with €1\.81K of established value/);
      const first = await server.json(
        "/v1/customer_list?tier=high&order=-established_value&fields=customer_key,name",
      );
      expect(await names()).toEqual(
        first.rows.map((row: { name: string | null; customer_key: string }) => row.name ?? row.customer_key),
      );

      await page.getByRole("checkbox", { name: "Secondary" }).check();
      await page.waitForFunction(() =>
        /^12 customers/.test([...document.querySelectorAll("figure h3")].at(-1)?.textContent ?? ""),
      );
      await page.getByLabel("RFM segment").selectOption({ label: "Lost" });
      const lost = await server.json("/v1/customer_list?tier=high,secondary&rfm_segment=lost&count=1");
      await page.waitForFunction(
        (n) => document.querySelectorAll(".listing tbody tr").length === n,
        lost.total,
      );
      await page.getByLabel("Name contains").fill("customer nobody has");
      await page.getByRole("button", { name: "Find" }).click();
      await page.waitForFunction(() =>
        /^Nobody passes/.test([...document.querySelectorAll("figure h3")].at(-1)?.textContent ?? ""),
      );
      expect(visitor.complaints).toEqual([]);
    });

    test("comes whole as CSV under the same filters", async () => {
      const { page } = visitor;
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "All of them as CSV" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^customer_list-2024-06-30/);
      const rows = parseCsv((await readFile((await download.path())!, "utf8")).replace(/^\uFEFF/, ""));
      expect(rows[0]!.slice(0, 3)).toEqual(["customer_key", "name", "tier"]);
      expect(rows.slice(1).map((row) => row[2])).toEqual(Array(6).fill("high"));
    });
  });
});

describe("behind a server that asks for keys", () => {
  let server: Stage;
  let key: string;
  beforeAll(async () => {
    server = await serveNotebook({ requireKey: true });
    await publishBuild(server.snapshots, buildA, drawnCompany(buildA));
    ({ key } = await createKey(server.keysFile, { name: "test" }, new Date(server.now)));
  });

  test("it asks for one, refuses a wrong one, and draws with the right one, which no address shows", async () => {
    const { page } = await open(server);
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    await page.getByText("These numbers need a key").waitFor();
    expect(await page.locator("figure").count()).toBe(0);
    await page.getByLabel("API key").fill("wrong");
    await page.getByRole("button", { name: "Use this key" }).click();
    await page.getByText("does not accept this key").waitFor();
    await page.getByLabel("API key").fill(key);
    await page.getByRole("button", { name: "Use this key" }).click();
    await drawn(page);
    expect(addresses.length).toBeGreaterThan(5);
    expect([page.url(), ...addresses].filter((address) => address.includes(key))).toEqual([]);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "All of them as CSV" }).click(),
    ]);
    expect(await readFile((await download.path())!, "utf8")).toContain("customer_key");
  });
});

test("where nothing is published it says so, and reads when asked again", async () => {
  const server = await serveNotebook();
  const { page } = await open(server);
  await page.getByText("nothing is published yet").waitFor();
  await publishBuild(server.snapshots, buildB, drawnCompany(buildB));
  await page.getByRole("button", { name: "Try again" }).click();
  await drawn(page);
});

test("an empty company is drawn as one, without a complaint; a real one is not called simulated", async () => {
  const server = await serveNotebook();
  await publishBuild(server.snapshots, buildA, emptyCompany(buildA));
  const { page, complaints } = await open(server);
  await drawn(page);
  expect(await textOf(page, "figure h3")).toEqual([
    "No customer has brought established value in the last 365 days",
    "Nobody has a positive value yet, so there are no thresholds",
    "Nobody has bought yet",
    "Nobody has bought yet, so there is no P(alive)",
    "There is no earlier month to compare with yet",
    "Nobody passes these filters: widen one of them",
  ]);
  expect(await page.locator("main").textContent()).not.toMatch(/simulated|NaN|Infinity|undefined/i);
  expect(complaints).toEqual([]);
});
