import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseConfig, Warehouse } from "../../ingest/index.ts";
import { build, buildsFolder, SetAside } from "../../models/index.ts";
import { parseCsv } from "../api/fixture.ts";
import { header, now, TestCompany } from "../ingest/company.ts";

const orders = `${header},Note
A1,1,C1,2025-03-01,S,10,EUR,fine
A2,1,C1,31.12.2024,S,250.5,EUR,=HYPERLINK(0)
A3,1,C2,soon,S,4,USD,"-5 pieces, late"
A4,1,C2,2025-03-02,S,ten,EUR,-7.5
`;

async function open(company: TestCompany, config = company.config): Promise<SetAside> {
  const { base } = company;
  return SetAside.open(config, { base, builds: buildsFolder(config, base), today: "2025-04-01" });
}

test("rows are found by source, entity and part of a reason, in any case", async () => {
  using company = new TestCompany();
  await company.write("orders.csv", orders).load();
  const aside = await open(company);
  expect(await aside.count({})).toBe(3);
  expect(await aside.count({ source: "orders", entity: "order_line" })).toBe(3);
  expect(await aside.count({ entity: "payment" })).toBe(0);
  expect(await aside.rows({ reason: "NET_AMOUNT" }, 10)).toMatchObject([
    { file: "orders.csv", line: 5, reasons: ["order_line.net_amount is not an amount: ten"] },
  ]);
  expect(await aside.rows({}, 2)).toMatchObject([{ line: 3 }, { line: 4 }]);
  aside.close();
});

test("the rows of a build are those that staging anew would find; another mapping is staged anew", async () => {
  using company = new TestCompany();
  await company.write("orders.csv", orders).load();
  const before = await open(company);
  const steps: string[] = [];
  await build(company.config, { base: company.base, now, version: "0" });
  const built = await SetAside.open(company.config, {
    base: company.base,
    builds: buildsFolder(company.config, company.base),
    today: "2025-04-01",
    report: ({ step }) => steps.push(step),
  });
  expect(steps).toEqual([]);
  expect(await built.rows({}, 99)).toEqual(await before.rows({}, 99));
  expect(await built.reasons({})).toEqual(await before.reasons({}));
  const source = company.config.sources[0]!;
  const columns = {
    ...source.entities.order_line!.columns,
    day: { from: "Day", format: ["%Y-%m-%d", "%d.%m.%Y"] },
  };
  const mended = parseConfig({
    ...company.config,
    sources: [{ ...source, entities: { order_line: { columns } } }],
  });
  const after = await open(company, mended);
  expect((await after.rows({}, 99)).map((row) => row.line)).toEqual([4, 5]);
  for (const one of [before, built, after]) one.close();
});

test("money is summed in base currency where it can be converted, by currency where not", async () => {
  using company = new TestCompany();
  await company.write("orders.csv", orders).load();
  const aside = await open(company);
  expect(await aside.reasons({})).toEqual([
    {
      source: "orders",
      entity: "order_line",
      reason: "order_line.day is not a day",
      rows: 2,
      amount: 250.5,
      unconverted: [{ currency: "USD", amount: 4 }],
      example: "orders.csv line 3",
    },
    {
      source: "orders",
      entity: "order_line",
      reason: "order_line.net_amount is not an amount",
      rows: 1,
      amount: null,
      unconverted: [],
      example: "orders.csv line 5",
    },
  ]);
  aside.close();
});

test("a company without a dated order line can be looked at", async () => {
  using company = new TestCompany();
  await company.write("orders.csv", `${header}\nA1,1,C1,never,S,10,EUR\n`).load();
  const aside = await open(company);
  expect(await aside.totals({})).toEqual([{ source: "orders", entity: "order_line", rows: 1, amount: 10 }]);
  aside.close();
});

test("exported rows keep their columns and order; a spreadsheet is given no formula, and numbers keep their sign", async () => {
  using company = new TestCompany();
  await company.write("orders.csv", `${orders}A5,1,C1,2025-03-01,S,1,EUR,x,one cell too many\n`).load();
  const aside = await open(company);
  const path = (name: string) => join(company.base, name);
  expect(await aside.export({}, path("out.csv"))).toBe(4);
  const csv = readFileSync(path("out.csv"), "utf8");
  expect(csv.startsWith("\uFEFF_source,")).toBe(true);
  const [names, ...rows] = parseCsv(csv.slice(1).replaceAll(/\r?\n/g, "\r\n"));
  expect(names).toEqual([
    "_source",
    "_entity",
    "_file",
    "_line",
    "_reasons",
    "_record",
    ...header.split(","),
    "Note",
  ]);
  expect(rows.map((row) => [row[3], row[6], row[11], row[13]])).toEqual([
    ["3", "A2", "250.5", "'=HYPERLINK(0)"],
    ["4", "A3", "4", "'-5 pieces, late"],
    ["5", "A4", "ten", "-7.5"],
    ["6", null, null, null],
  ]);
  expect(rows[3]![5]).toContain("one cell too many");
  for (const name of ["out.parquet", "out.ndjson"]) {
    expect(await aside.export({ reason: "day" }, path(name))).toBe(2);
    const db = await Warehouse.open();
    const read = name.endsWith("parquet") ? "read_parquet" : "read_json";
    expect(
      await db.rows(`SELECT "Order", Note, len(_reasons) AS reasons FROM ${read}('${path(name)}')`),
    ).toEqual([
      { Order: "A2", Note: "=HYPERLINK(0)", reasons: 1 },
      { Order: "A3", Note: "-5 pieces, late", reasons: 1 },
    ]);
    db.close();
  }
  aside.close();
});
