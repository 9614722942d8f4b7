import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseConfig, presets, type SourceInput, StoppedError } from "../../../ingest/index.ts";
import { quarantine, reconciliation, TestCompany } from "../company.ts";
import { revenue, sampleFolder } from "./sample.ts";

const invoices = "发票号,开票日期,客户编码,存货编码,数量,无税单价";

test("a list that cannot tell audited documents stops with the column it lacks; said to be audited, it loads", async () => {
  const files = { invoices: "发票.csv" };
  const rows = `${invoices}\nXS1,2024-01-12,001,S001,10,50\nXS2,2024-02-05,001,S001,-3,50\n`;
  using unsure = new TestCompany(presets.u8({ files }), { baseCurrency: "CNY" });
  const load = unsure.write("发票.csv", rows).load();
  await expect(load).rejects.toThrow(StoppedError);
  await expect(load).rejects.toThrow(/lacks column 审核人/);

  using sure = new TestCompany(presets.u8({ files, isAudited: true }), { baseCurrency: "CNY" });
  await sure.write("发票.csv", rows).load();
  // Neither an amount nor a currency in the list: quantity times price, in the currency of the books.
  expect(await revenue(await sure.core())).toEqual([
    { customer: "u8:001", net: "350.00", returns: "-150.00" },
  ]);
});

test("of several headings one is enough, and without any the file says which it wants", async () => {
  const sources = presets.salesforce({ files: { accounts: "*.csv" } });
  using one = new TestCompany(sources);
  await one.write("a.csv", "Account ID,Account Name\n001A00000100001,Alder\n").load();
  using none = new TestCompany(sources);
  await expect(none.write("a.csv", "Account Name\nAlder\n").load()).rejects.toThrow(/lacks column Id/);
});

test("names that differ by case alone are one column, and one with a dot is no path", async () => {
  const source: SourceInput = {
    name: "lines",
    format: "csv",
    files: "lines.csv",
    optional: ["Kind", "kind", "Order.Kind"],
    entities: {
      order_line: {
        columns: {
          order_id: { from: ["Order.No", "order.no"] },
          customer_id: { from: "Customers", part: "^[A-Z0-9]+" },
          day: "Day",
          net_amount: "Net",
        },
        where: { not: { column: ["Kind", "kind", "Order.Kind"], equals: "draft" } },
      },
    },
  };
  using company = new TestCompany([source]);
  company.write("lines.csv", "Order.No,Customers,Day,Net\nO1,C1;C2,2024-01-02,10\nO2,?,2024-01-02,5\n");
  await company.load();
  const db = await company.core();
  expect(await revenue(db)).toEqual([{ customer: "lines:C1", net: "10.00", returns: "0.00" }]);
  expect((await quarantine(db)).map((q) => q.reasons)).toEqual([["order_line.customer_id is not valid: ?"]]);
  const [account] = await reconciliation(db);
  expect(account).toMatchObject({ read: 2, staged: 1, quarantined: 1, other: 0 });
});

test("what the books made of a line goes before any rate, where they are in base currency", async () => {
  const source: SourceInput = {
    name: "lines",
    format: "csv",
    files: "lines.csv",
    entities: {
      order_line: {
        columns: {
          order_id: "Order",
          day: "Day",
          net_amount: "Net",
          currency: "Currency",
          discount: "Discount",
          booked_amount: "Booked",
          booked_currency: "Books",
        },
      },
      exchange_rate: {
        columns: { currency: "Currency", day: "Day", rate: "Rate" },
        where: { column: "Rate", present: true },
      },
    },
  };
  using company = new TestCompany([source], { baseCurrency: "EUR" });
  company.write(
    "lines.csv",
    `Order,Day,Net,Currency,Discount,Booked,Books,Rate
booked,2024-01-02,100,USD,10,91.37,EUR,
elsewhere,2024-01-03,100,USD,10,700,CNY,0.9
base,2024-01-03,100,EUR,10,999,EUR,
unrated,2024-06-03,100,GBP,10,700,CNY,
free,2024-01-03,0,USD,0,0,EUR,
`,
  );
  await company.load();
  const db = await company.core();
  const lines = await db.rows(
    "SELECT order_key, net_amount::DOUBLE AS net, round(discount::DOUBLE, 2) AS discount, original_amount::DOUBLE AS original FROM core.order_line ORDER BY order_key",
  );
  expect(lines).toEqual([
    { order_key: "lines:base", net: 100, discount: 10, original: 100 },
    { order_key: "lines:booked", net: 91.37, discount: 9.14, original: 100 },
    { order_key: "lines:elsewhere", net: 90, discount: 9, original: 100 },
    { order_key: "lines:free", net: 0, discount: 0, original: 0 },
  ]);
  expect((await quarantine(db)).flatMap((q) => q.reasons)).toEqual([
    expect.stringContaining("GBP has no exchange rate"),
  ]);
});

test("every preset gives sources that a configuration takes, one for each role and kind of file", () => {
  const all = [
    ...presets.odoo({ url: "ODOO_URL" }),
    ...presets.odoo({ url: "ODOO_URL", system: "odoo-orders", revenue: "orders" }),
    ...presets.erpnext({ url: "ERPNEXT_URL", timeZone: "Asia/Kolkata" }),
    ...presets.salesforce({ folder: "exports/salesforce" }),
    ...presets.hubspot({ folder: "exports/hubspot/" }),
    ...presets.espocrm({ folder: "exports/espocrm" }),
    ...presets.u8({ folder: "u8", files: { invoices: ["a.csv", "b.xlsx"] }, encoding: "gb18030", header: 2 }),
    ...presets.k3cloud({ folder: "k3" }),
  ];
  const config = parseConfig({ company: { name: "Test", baseCurrency: "EUR" }, sources: all });
  const u8 = config.sources.filter((source) => source.system === "u8");
  expect(u8.map(({ name, format, files, encoding }) => ({ name, format, files, encoding }))).toEqual([
    { name: "u8-invoices", format: "csv", files: ["u8/a.csv"], encoding: "gb18030" },
    { name: "u8-invoices-xlsx", format: "xlsx", files: ["u8/b.xlsx"], encoding: "gb18030" },
  ]);
  expect(
    config.sources.every((source) => source.database === undefined || /SELECT/.test(source.database.query!)),
  ).toBe(true);
});

test("samples of exports are as such systems write them: U8 in GB18030, K/3 Cloud with a byte-order mark", () => {
  const bytes = (preset: string, name: string) => readFileSync(join(sampleFolder(preset), name));
  expect(new TextDecoder("gb18030").decode(bytes("u8", "存货档案.csv"))).toContain("存货编码");
  expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes("u8", "存货档案.csv"))).toThrow();
  expect([...bytes("k3cloud", "客户.csv").subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});
