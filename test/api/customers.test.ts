import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CustomerRecord, createClient, ProblemError, type Summary } from "../../api/client.ts";
import { buildA, publishBuild, type Stage, stage } from "./fixture.ts";

let at: Stage;
beforeAll(async () => {
  at = await stage();
  await publishBuild(at.snapshots, buildA);
});
afterAll(() => at.end());
const client = () => createClient({ baseUrl: at.server.url });

describe("one customer", () => {
  test("is answered whole, lists in order and cut where they say", async () => {
    const record: CustomerRecord = await client().customer("erp:C001");
    expect(record.customer).toMatchObject({ customer_key: "erp:C001", name: "Customer 0" });
    expect(record.tier).toMatchObject({ tier: "high" });
    expect(record.rfm).toMatchObject({ spend: 12.5 });
    expect(record.quarters.map((q) => q.quarter)).toEqual([0, 1, 2, 3]);
    expect(record.tier_history.map((m) => m.month_end)).toEqual(["2024-05-31", "2024-06-30"]);
    expect(record.recent_orders.map((o) => o.day)).toEqual(
      Array.from({ length: 20 }, (_, i) => `2024-05-${String(25 - i).padStart(2, "0")}`),
    );
    expect(record.top_products.map((p) => p.net_revenue)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    expect(record.profit.map((p) => p.period)).toEqual(["last_365_days", "to_date"]);
    expect(record.next_products.map((p) => p.purchase_days)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    expect(record.mix.map((m) => m.name)).toEqual(["tools", "lamps"]);
    expect(record.value?.share_of_wallet).toBe(0.25);
    expect(record.interactions).toMatchObject([{ subject: 'said "no",\nand left' }]);
  });

  test("says the same as the tables", async () => {
    const record = await client().customer("erp:C002", { lang: "zh" });
    const parts = {
      rfm_segment: "rfm_segment",
      transaction_score: "transaction_score",
      tier: "customer_tier",
    } as const;
    for (const [part, table] of Object.entries(parts) as [keyof typeof parts, "customer_tier"][]) {
      const { rows } = await client().table(table, { where: { customer_key: "erp:C002" }, lang: "zh" });
      expect(record[part]).toEqual(rows[0]);
    }
  });

  test("without a purchase has no scores and empty lists", async () => {
    const record = await client().customer("erp:C006");
    expect(record).toMatchObject({ rfm: null, clv: null, churn: null, recent_orders: [], interactions: [] });
    expect(record).toMatchObject({ loyalty: null, cluster: null, renewal: null, profit: [], mix: [] });
    expect(record.customer.customer_key).toBe("erp:C006");
  });

  test("is found by the id of its source system", async () => {
    const found = await at.json("/v1/customers?system=erp&source_id=C001");
    expect(found).toEqual(await at.json("/v1/customers/erp:C001"));
    expect((await at.get("/v1/customers?system=erp")).status).toBe(400);
  });

  test("may be asked for in part", async () => {
    const { tier, churn, ...rest } = await at.json("/v1/customers/erp:C001?parts=tier,churn");
    expect([tier.tier, churn.churn_probability]).toEqual(["high", 0.1]);
    expect(rest).not.toHaveProperty("customer");
    expect(await at.json("/v1/customers/erp:C006?parts=churn")).toMatchObject({ churn: null });
  });

  test("that nobody knows is not found, whatever is asked of it", async () => {
    for (const path of [
      "/v1/customers/erp:C999",
      "/v1/customers/erp:C999?parts=churn",
      "/v1/customers/%00",
    ]) {
      const answer = await at.get(path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ type: "urn:tessera:problem:not-found" });
    }
  });

  test("of many asked for at one time gets its own record", async () => {
    const ids = Array.from({ length: 100 }, (_, i) => `erp:C${String((i % 25) + 1).padStart(3, "0")}`);
    const found = await Promise.all(
      ids.map((id) =>
        client()
          .customer(id, { lang: "zh" })
          .catch((error: unknown) => error),
      ),
    );
    found.forEach((record, i) => {
      if (i % 25 >= 23) expect(record).toMatchObject({ status: 404 });
      else expect((record as CustomerRecord).customer.customer_key).toBe(ids[i]);
    });
  });
});

describe("the summary of the customer list", () => {
  type Row = Record<string, number | string | null>;
  const rowsOf = async (query: string): Promise<Row[]> =>
    (await at.json(`/v1/customer_list?limit=1000&${query}`)).rows;
  const sum = (rows: Row[], name: string) => rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);

  test.each([
    "",
    "tier=high,low",
    "region.null=true",
    "net_revenue.gte=50&rfm_segment=champions",
    "name=nobody",
  ])("counts and sums the very customers that the list gives: %s", async (query) => {
    const rows = await rowsOf(query);
    const summary: Summary = await at.json(`/v1/customer_list/summary?${query}`);
    const expected = (some: Row[]) => ({
      customers: some.length,
      established_value: sum(some, "established_value"),
      potential_value: sum(some, "potential_value"),
      net_revenue: sum(some, "net_revenue"),
      revenue_at_risk: sum(some, "revenue_at_risk"),
    });
    expect(summary.total).toEqual(expected(rows));
    for (const { tier, ...sums } of summary.tiers)
      expect(sums).toEqual(expected(rows.filter((r) => r.tier === tier)));
    for (const { rfm_segment, ...sums } of summary.rfm_segments) {
      expect(sums).toEqual(expected(rows.filter((r) => r.rfm_segment === rfm_segment)));
    }
    expect(summary.rfm_cells).toHaveLength(25);
    for (const { r, f, ...sums } of summary.rfm_cells) {
      expect(sums).toEqual(expected(rows.filter((row) => row.r === r && row.f === f)));
    }
    // Whoever has a value is in exactly one cell, values beyond the outermost edges included
    const inCells = summary.value_cells.reduce((n, cell) => n + cell.customers, 0);
    expect(inCells).toBe(rows.filter((r) => r.established_value !== null).length);
  });

  test("lists every tier and segment in the order of the screens, then customers without one", async () => {
    const { tiers, rfm_segments } = await client().summary({});
    expect(tiers.map((t) => t.tier)).toEqual(["high", "potential", "secondary", "low"]);
    expect(rfm_segments.map((s) => s.rfm_segment).at(-1)).toBeNull();
    expect(rfm_segments).toHaveLength(12);
  });

  test("puts a value at an edge into the bin that begins there", async () => {
    const { value_cells } = await at.json(
      "/v1/customer_list/summary?established_value=0,402&potential_value=100.5",
    );
    // Two edges lie at 402 and 100.5; 0 lies under the lowest edge of established value
    for (const cell of value_cells) expect(cell.potential_bin).toBe(1);
    expect(value_cells.map((c: { established_bin: number }) => c.established_bin)).toEqual([0, 1]);
  });

  test("takes the filters of the list and nothing else", async () => {
    expect((await at.get("/v1/customer_list/summary?order=name")).status).toBe(400);
    expect((await at.get("/v1/customer_list/summary?tier=gold")).status).toBe(400);
  });
});

test("segments come by scheme, in order, with the time of their computation", async () => {
  const { computed_at, as_of, schemes } = await client().segments();
  expect({ computed_at, as_of }).toEqual({ computed_at: "2024-07-01T03:00:00.125Z", as_of: "2024-06-30" });
  expect(schemes.map((s) => [s.scheme, s.segments.map((g) => g.segment)])).toEqual([
    ["tier", ["high", "potential", "secondary", "low"]],
    ["rfm", ["champions", "lost"]],
  ]);
});

test("the dictionary explains every column of every table", async () => {
  const { tables } = await client().tables();
  expect(tables.find((t) => t.table === "customer_list")?.key).toEqual(["customer_key"]);
  for (const { table, columns, grain } of tables) {
    expect(grain).toMatch(/\.$/);
    const { rows } = await at.json(`/v1/${table}?limit=1`);
    if (rows[0]) expect(Object.keys(rows[0])).toEqual(columns.map((c) => c.column));
    for (const { doc } of columns) expect(doc.length).toBeGreaterThan(3);
  }
});

test("the client throws what the API says, field by field", async () => {
  const wrong = client().table("customer_tier", { where: { tier: "gold" as "high" }, limit: 0 });
  const error = await wrong.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({ status: 400, errors: [{ field: "tier.eq" }, { field: "limit" }] });
  expect((error as ProblemError).requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test("the client's links fetch whole files", async () => {
  const url = client().csvUrl("customer_list", {
    where: { tier: ["high"] },
    fields: ["customer_key", "tier"],
  });
  const text = await (await client().download(url)).text();
  expect(text.trimEnd().split("\r\n")).toHaveLength(7);
  expect(text).toMatch(/^\uFEFF?customer_key,tier\r\nerp:C001,high/);
});
