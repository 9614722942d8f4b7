import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { build as viteBuild } from "vite";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Stale } from "../../ingest/index.ts";
import { buildA, buildB, company, publishBuild, type Stage, stage } from "../api/fixture.ts";
import { launch, type Visit, visit } from "./browser.ts";

const dashboards = fileURLToPath(new URL("../../dashboards", import.meta.url));
const quality = {
  source: "orders",
  entity: "order_line",
  read: 110,
  staged: 100,
  superseded: 7,
  copies: 4,
  corrected: 3,
  quarantined: 3,
  quarantined_amount: 1250,
  unvalued: 1,
  completeness: 0.75,
  orphans: 2,
  last_day: "2024-06-27",
  days_behind: 3,
};
const flawed = {
  ...company(buildA),
  data_quality: [quality],
  data_quality_column: [
    {
      source: "orders",
      entity: "order_line",
      column: "channel",
      source_columns: "Shop",
      rows: 100,
      filled: 25,
      distinct_values: 3,
      completeness: 0.25,
    },
  ],
  data_quality_reference: [
    {
      source: "orders",
      entity: "order_line",
      column: "product_id",
      refers_to: "product",
      given: 100,
      unknown: 2,
      unknown_keys: 1,
      example: "erp:P9",
    },
  ],
  drift: [
    {
      source: "orders",
      file: "orders-2.csv",
      kind: "added_column",
      column: "Voucher",
      detail: "not mapped",
      loaded_at: "2024-06-30T01:00:00Z",
    },
  ],
  quarantine_reason: [
    {
      source: "orders",
      entity: "order_line",
      reason: "order_line.day is not a day",
      rows: 3,
      example: "orders-2.csv line 4",
      amount: 1250,
      unvalued: 1,
    },
  ],
};
const flawless = {
  ...company(buildB),
  data_quality: [
    { ...quality, read: 107, quarantined: 0, quarantined_amount: 0, unvalued: 0, orphans: 0, days_behind: 0 },
  ],
};
const stopped: Stale = {
  since: "2024-06-30T01:00:00.000Z",
  stops: [
    {
      source: "payments",
      file: "payments.csv",
      problem: "payments.csv: column Amount is gone",
      since: "2024-06-30T01:00:00.000Z",
    },
  ],
};

let at: Stage;
let browser: Browser;
let visitor: Visit;
let dist: string;
let stale: Stale | null = null;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), "tessera-pages-"));
  await viteBuild({ root: dashboards, logLevel: "error", build: { outDir: dist, emptyOutDir: true } });
  at = await stage({ stale: () => stale, site: { dashboards: dist, notebooks: join(dist, "notebooks") } });
  browser = await launch();
  visitor = await visit(browser, at.server.url);
}, 60_000);
beforeEach(() => {
  stale = null;
});
afterAll(async () => {
  await browser?.close();
  await at?.end();
  await rm(dist, { recursive: true, force: true });
});

const block = async (id: string) =>
  // biome-ignore lint/performance/useDomNodeTextContent: only the layout tells one cell from the next
  (await visitor.page.locator(`#${id}`).innerText()).replaceAll(/\s+/g, " ");

test("the page says what is wrong with the data: rows, money, columns, references and drift", async () => {
  await publishBuild(at.snapshots, buildA, flawed);
  await visitor.open("/data");
  expect(await block("quality")).toMatch(
    /All 110 rows are accounted for; 3 of them are set aside.*order_line orders 110.*4 copies, 3 corrected.*75\.0%.*3 days behind/,
  );
  expect(await block("quarantine")).toMatch(
    /3 rows worth €1\.25K are set aside.*not a day orders 3 1,250\.00 1 orders-2\.csv line 4/i,
  );
  expect(await block("completeness")).toMatch(
    /order_line\.channel of orders is the emptiest column: 25% filled.*orders: Shop/,
  );
  expect(await block("references")).toMatch(/2 of 100 references name what no list knows.*erp:P9/);
  expect(await block("drift")).toMatch(
    /One change of columns.*Voucher orders New column; kept in the ledger, not mapped orders-2\.csv/,
  );
  expect(await visitor.page.locator("#stopped").count()).toBe(0);
  expect(visitor.complaints).toEqual([]);
});

test("a company without flaws reads so, in words and not in empty tables", async () => {
  await publishBuild(at.snapshots, buildB, flawless);
  await visitor.open("/data");
  expect(await block("quality")).toContain("All 107 rows are accounted for, and none is set aside");
  expect(await block("quarantine")).toContain("Nothing is set aside");
  expect(await block("references")).toContain("Whatever rows name is listed");
  expect(await block("drift")).toContain("No file has changed its columns");
});

test("data that could not be loaded wear a banner on every page, which leads to what to do", async () => {
  stale = stopped;
  await visitor.open("/");
  const banner = visitor.page.locator(".banner", { hasText: "payments" });
  expect(await banner.textContent()).toMatch(/New data of payments could not be loaded since 30 Jun 2024/);
  await banner.getByRole("link").click();
  await visitor.page.waitForSelector("#stopped");
  expect(await block("stopped")).toMatch(
    /One file or source could not be loaded.*payments · payments\.csv.*column Amount is gone/,
  );
});
