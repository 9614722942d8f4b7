import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Lease, Snapshots, type Table } from "../../ingest/index.ts";
import { checkTable } from "../../models/build/checks.ts";
import { build, buildsFolder, publish } from "../../models/index.ts";
import { published } from "../../models/tables.ts";
import { now, TestCompany } from "../ingest/company.ts";

const company = new TestCompany([
  {
    name: "orders",
    system: "erp",
    format: "csv",
    files: "orders*.csv",
    entities: {
      order_line: {
        columns: {
          order_id: "Order",
          line_id: "Line",
          customer_id: "Customer",
          product_id: "Article",
          day: "Day",
          net_amount: "Net",
          currency: "Currency",
        },
      },
    },
  },
  {
    name: "master",
    system: "erp",
    format: "csv",
    files: "customers.csv",
    entities: { customer: { columns: { customer_id: "No", name: "Name", region: "Region" } } },
  },
  {
    name: "articles",
    system: "erp",
    format: "csv",
    files: "articles.csv",
    entities: { product: { columns: { product_id: "Article" } } },
  },
  {
    name: "payments",
    system: "erp",
    format: "csv",
    files: "payments.csv",
    entities: {
      payment: {
        columns: {
          payment_id: "Id",
          customer_id: "Customer",
          order_id: "Order",
          day: "Day",
          amount: "Amount",
        },
      },
    },
  },
  {
    name: "rates",
    system: "erp",
    format: "csv",
    files: "rates.csv",
    entities: { exchange_rate: { columns: { currency: "Currency", day: "Day", rate: "Rate" } } },
  },
]);

let lease: Lease;
const snapshots = new Snapshots(buildsFolder(company.config, company.base));
const rows = <T = Record<string, unknown>>(sql: string) => lease.use((db) => db.rows<T>(sql));
const of = async (source: string) =>
  (await rows(`SELECT * FROM meta.data_quality WHERE source = '${source}'`))[0]!;

beforeAll(async () => {
  company
    .write("customers.csv", "No,Name,Region\nC1,One,North\nC2,Two,\nC3,,\nC1,One,North\nC2,Two and sons,\n")
    .write("articles.csv", "Article\nP1\n")
    .write("rates.csv", "Currency,Day,Rate\nUSD,2025-01-01,0.5\n")
    .write(
      "orders-1.csv",
      [
        "Order,Line,Customer,Article,Day,Net,Currency",
        "O1,1,C1,P1,2025-01-02,10,EUR",
        "O2,1,C9,P7,2025-01-03,20,EUR",
        "O3,1,C2,P8,2025-03-05,30,EUR",
        "O4,1,C2,P1,no day,40,USD",
        "O5,1,C2,P1,2025-01-09,fifty,EUR",
        "O6,1,C2,P1,2025-01-09,60,GBP",
        "O7,1,C2,P1,not a day,70,EUR,",
        "",
      ].join("\n"),
    )
    .write(
      "payments.csv",
      "Id,Customer,Order,Day,Amount\nZ1,C1,O1,2025-01-09,10\nZ2,C8,O1,2025-01-09,7.5\nZ3,C1,O99,2025-01-10,5\n",
    );
  await company.load();
  company.write(
    "orders-2.csv",
    "Order,Line,Customer,Article,Day,Net,Currency,Shop\nO8,1,C3,,2025-03-06,80,EUR,Ulm\n",
  );
  await company.load();
  const built = await build(company.config, { base: company.base, now, version: "0", asOf: "2025-03-10" });
  await publish(company.config, company.base, built.build);
  lease = await snapshots.lease();
}, 60_000);
afterAll(async () => {
  lease.release();
  await snapshots.close();
  company[Symbol.dispose]();
});

describe("the quality of a source", () => {
  test("accounts for every row and splits repeated keys into copies and corrections", async () => {
    expect(await of("master")).toMatchObject({
      read: 5,
      staged: 3,
      superseded: 2,
      copies: 1,
      corrected: 1,
      quarantined: 0,
      quarantined_amount: null,
      unvalued: 0,
    });
  });

  test("is how much of its optional columns is filled", async () => {
    expect((await of("master")).completeness).toBe(3 / 6);
    expect(
      await rows(
        `SELECT "column", filled, distinct_values, completeness FROM meta.data_quality_column WHERE source = 'master' ORDER BY ALL`,
      ),
    ).toEqual([
      { column: "customer_id", filled: 3, distinct_values: 3, completeness: 1 },
      { column: "name", filled: 2, distinct_values: 2, completeness: 2 / 3 },
      { column: "region", filled: 1, distinct_values: 1, completeness: 1 / 3 },
    ]);
  });

  test("is how far its last business day lies behind, when its last file came in", async () => {
    expect(await of("orders")).toMatchObject({
      last_day: "2025-03-06",
      days_behind: 4,
      loaded_at: "2026-01-02T03:04:05.000Z",
    });
    expect(await of("articles")).toMatchObject({ last_day: null, days_behind: null });
  });
});

describe("money that is set aside", () => {
  test("is summed in base currency where amount and rate are known, and counted where not", async () => {
    // O4 at 0.5, O7, and O6, whose currency has no rate; O5 has no amount. O4 falls on the as-of day: its rate is too old
    expect(await of("orders")).toMatchObject({ quarantined: 4, quarantined_amount: 70, unvalued: 3 });
    expect(await of("payments")).toMatchObject({ quarantined: 1, quarantined_amount: 7.5, unvalued: 0 });
  });

  test("is told by reason, with the place of a sample", async () => {
    expect(
      await rows(
        "SELECT reason, rows, amount, unvalued, example FROM meta.quarantine_reason WHERE source = 'orders' ORDER BY reason",
      ),
    ).toEqual([
      {
        reason: "order_line.currency GBP has no exchange rate in the 31 days to 2025-01-09",
        rows: 1,
        amount: null,
        unvalued: 1,
        example: "orders-1.csv line 7",
      },
      {
        reason: "order_line.day is not a day",
        rows: 2,
        amount: 70,
        unvalued: 1,
        example: "orders-1.csv line 5",
      },
      {
        reason: "order_line.net_amount is not an amount",
        rows: 1,
        amount: null,
        unvalued: 1,
        example: "orders-1.csv line 6",
      },
    ]);
  });

  test("is there row by row for whoever has the file, and under no route", async () => {
    const set = await rows(
      "SELECT entity, file, line, raw, amount, currency FROM meta.quarantine WHERE line = 5",
    );
    expect(set).toEqual([
      {
        entity: "order_line",
        file: "orders-1.csv",
        line: 5,
        raw: expect.stringContaining('"Order":"O4"'),
        amount: 40,
        currency: "USD",
      },
    ]);
    expect(Object.values(published).map((table) => table.name)).not.toContain("meta.quarantine");
  });
});

test("references to what no list knows are counted, set aside or not", async () => {
  expect(
    await rows(
      `SELECT source, "column", refers_to, given, unknown, unknown_keys, example FROM meta.data_quality_reference ORDER BY ALL`,
    ),
  ).toEqual([
    {
      source: "orders",
      column: "customer_id",
      refers_to: "customer",
      given: 4,
      unknown: 1,
      unknown_keys: 1,
      example: "erp:C9",
    },
    {
      source: "orders",
      column: "product_id",
      refers_to: "product",
      given: 3,
      unknown: 2,
      unknown_keys: 2,
      example: "erp:P7",
    },
    {
      source: "payments",
      column: "customer_id",
      refers_to: "customer",
      given: 3,
      unknown: 1,
      unknown_keys: 1,
      example: "erp:C8",
    },
    {
      source: "payments",
      column: "order_id",
      refers_to: "order_line",
      given: 3,
      unknown: 1,
      unknown_keys: 1,
      example: "erp:O99",
    },
  ]);
  expect((await of("payments")).orphans).toBe(2);
});

test("a column that a file brought along is published as drift", async () => {
  expect(await rows('SELECT source, file, kind, "column", detail FROM meta.drift')).toEqual([
    { source: "orders", file: "orders-2.csv", kind: "added_column", column: "Shop", detail: "not mapped" },
  ]);
});

test("every table about quality keeps its columns' promises", async () => {
  const tables = [
    "data_quality",
    "data_quality_column",
    "data_quality_reference",
    "drift",
    "quarantine_reason",
    "reconciliation",
  ] as const;
  for (const id of tables) {
    const checked = await lease.use((db) => checkTable(db, published[id] as Table));
    expect(checked.filter((check) => !check.isPassed)).toEqual([]);
  }
});
