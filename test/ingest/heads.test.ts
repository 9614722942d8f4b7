import { expect, test } from "vitest";
import { type ConfigInput, parseConfig, type Warehouse } from "../../ingest/index.ts";
import { coreContent, quarantine, reconciliation, TestCompany } from "./company.ts";

type SourceInput = ConfigInput["sources"][number];

const heads: SourceInput = {
  name: "heads",
  system: "erp",
  format: "csv",
  files: "heads*.csv",
  entities: {
    order_head: {
      columns: {
        order_id: { join: ["Type", "No"] },
        customer_id: "Customer",
        day: "Day",
        kind: { from: "Kind", values: { S: "sale", R: "return" } },
        currency: "Currency",
        channel: "Channel",
        place: "Place",
        owner_id: "Owner",
        return_of: "Back",
        is_void: { from: "State", values: { Y: false, V: true } },
      },
      updatedAt: "Changed",
    },
  },
};
const headHeader = "Type,No,Customer,Day,Kind,Currency,Channel,Place,Owner,Back,State,Changed";

const lines: SourceInput = {
  name: "lines",
  system: "erp",
  format: "csv",
  files: "lines*.csv",
  entities: {
    order_line: {
      columns: { order_id: { join: ["Type", "No"] }, line_id: "Pos", product_id: "Item", net_amount: "Net" },
    },
  },
};
const lineHeader = "Type,No,Pos,Item,Net";

/** Lines of another system, which say all of themselves and have no heads. */
const shop: SourceInput = {
  name: "shop",
  format: "csv",
  files: "shop.csv",
  entities: {
    order_line: {
      columns: { order_id: "Order", line_id: "Pos", customer_id: "Customer", day: "Day", net_amount: "Net" },
    },
  },
};

const head = (no: string, state: string, changed: string, rest = "C1,2025-03-01,S,EUR,web,Köln,A,") =>
  `22,${no},${rest},${state},${changed}`;

const textOf = (...rows: string[]): string => `${rows.join("\n")}\n`;

/** What came in is what is kept, replaced, set aside or left out: to the row, for every source and entity. */
async function balance(db: Warehouse, counts: Record<string, number>): Promise<Record<string, unknown>[]> {
  const rows = await reconciliation(db);
  for (const row of rows) {
    const { read, staged, superseded, quarantined, other } = row as Record<string, number>;
    expect(read).toBe(staged! + superseded! + quarantined!);
    expect(read! + other!).toBe(counts[row.source as string]);
  }
  return rows;
}

test("lines take from the head of their order what they do not say themselves", async () => {
  using company = new TestCompany([heads, lines]);
  company
    .write(
      "heads.csv",
      textOf(
        headHeader,
        head("1", "Y", "", "C1,2025-03-01,S,EUR,web,Köln,A,"),
        head("2", "Y", "", "C2,2025-03-05,R,EUR,shop,Bonn,B,22-1"),
      ),
    )
    .write("lines.csv", textOf(lineHeader, "22,2,1,P1,-5.00", "22,1,1,P1,10.00", "22,1,2,P2,20.50"));
  await company.load();
  const db = await company.core();
  expect(
    await db.rows(
      "SELECT * EXCLUDE (line_id) FROM (SELECT order_key, line_id, customer_key, day, kind, net_amount, currency, channel, place, owner_key, return_of FROM core.order_line ORDER BY ALL)",
    ),
  ).toEqual([
    {
      order_key: "erp:22-1",
      customer_key: "erp:C1",
      day: "2025-03-01",
      kind: "sale",
      net_amount: 10,
      currency: "EUR",
      channel: "web",
      place: "Köln",
      owner_key: "erp:A",
      return_of: null,
    },
    {
      order_key: "erp:22-1",
      customer_key: "erp:C1",
      day: "2025-03-01",
      kind: "sale",
      net_amount: 20.5,
      currency: "EUR",
      channel: "web",
      place: "Köln",
      owner_key: "erp:A",
      return_of: null,
    },
    {
      order_key: "erp:22-2",
      customer_key: "erp:C2",
      day: "2025-03-05",
      kind: "return",
      net_amount: -5,
      currency: "EUR",
      channel: "shop",
      place: "Bonn",
      owner_key: "erp:B",
      return_of: "erp:22-1",
    },
  ]);
  await balance(db, { heads: 2, lines: 3 });
  expect(await db.row("SELECT getvariable('as_of')::VARCHAR AS day")).toEqual({ day: "2025-03-05" });
});

test("lines of an order that counts for nothing are left out and counted as such", async () => {
  using company = new TestCompany([heads, lines]);
  company
    .write("heads.csv", textOf(headHeader, head("1", "Y", ""), head("2", "V", "")))
    .write(
      "lines.csv",
      textOf(
        lineHeader,
        "22,1,1,P1,10.00",
        "22,2,1,P1,99.00",
        "22,2,2,P2,x",
        "22,2,3,P2,1.00",
        "22,2,3,P2,2.00",
      ),
    );
  await company.load();
  const db = await company.core();
  expect(await balance(db, { heads: 2, lines: 5 })).toEqual([
    { source: "heads", entity: "order_head", read: 2, staged: 2, superseded: 0, quarantined: 0, other: 0 },
    { source: "lines", entity: "order_line", read: 3, staged: 1, superseded: 1, quarantined: 1, other: 2 },
  ]);
  expect(await db.row("SELECT sum(net_amount) AS net FROM core.order_line")).toEqual({ net: 10 });
  expect(await quarantine(db)).toMatchObject([
    { line: 4, reasons: ["order_line.net_amount is not an amount: x"] },
  ]);
});

test("a line without a head, or whose head has no day, is set aside with file, line and what is missing", async () => {
  using company = new TestCompany([heads, lines]);
  company
    .write("heads.csv", textOf(headHeader, head("1", "Y", ""), head("2", "Y", "", "C1,,S,EUR,,,,")))
    .write("lines.csv", textOf(lineHeader, "22,1,1,P1,10.00", "22,7,1,P1,20.00", "22,2,1,P2,30.00"));
  await company.load();
  const db = await company.core();
  expect(await quarantine(db)).toMatchObject([
    {
      file: "lines.csv",
      line: 3,
      entity: "order_line",
      reasons: ["order_line.order_id is unknown: erp:22-7"],
    },
    { file: "lines.csv", line: 4, entity: "order_line", reasons: ["order_line.day is missing"] },
  ]);
  await balance(db, { heads: 2, lines: 3 });
  expect(await db.rows("SELECT amount, currency FROM staging.valued_quarantine ORDER BY line")).toEqual([
    { amount: 20, currency: null },
    { amount: 30, currency: "EUR" },
  ]);
});

test("a foreign order's amounts are converted at the rate of its head's day", async () => {
  const rates: SourceInput = {
    name: "rates",
    format: "csv",
    files: "rates.csv",
    entities: { exchange_rate: { columns: { currency: "Currency", day: "Day", rate: "Rate" } } },
  };
  using company = new TestCompany([heads, lines, rates]);
  company
    .write(
      "heads.csv",
      textOf(
        headHeader,
        head("1", "Y", "", "C1,2025-03-03,S,USD,,,,"),
        head("2", "Y", "", "C1,2025-03-03,S,GBP,,,,"),
      ),
    )
    .write("lines.csv", textOf(lineHeader, "22,1,1,P1,10.00", "22,2,1,P1,10.00"))
    .write("rates.csv", "Currency,Day,Rate\nUSD,2025-03-01,0.9\nUSD,2025-03-04,0.5\n");
  await company.load();
  const db = await company.core();
  expect(await db.rows("SELECT net_amount, rate_day FROM core.order_line")).toEqual([
    { net_amount: 9, rate_day: "2025-03-01" },
  ]);
  expect(await quarantine(db)).toMatchObject([
    { line: 3, reasons: ["order_line.currency GBP has no exchange rate in the 31 days to 2025-03-03"] },
  ]);
});

test("heads that lie in another file, in another order and were loaded later give the same core", async () => {
  const [a, b] = [head("1", "Y", ""), head("2", "V", "")];
  const rows = ["22,1,1,P1,10.00", "22,2,1,P1,99.00", "22,1,2,P2,5.00"];
  using together = new TestCompany([heads, lines]);
  together.write("heads.csv", textOf(headHeader, a, b)).write("lines.csv", textOf(lineHeader, ...rows));
  await together.load();
  using apart = new TestCompany([lines, heads]);
  apart.write("lines.csv", textOf(lineHeader, ...[...rows].reverse()));
  await apart.load(["lines"]);
  apart.write("heads-1.csv", textOf(headHeader, b)).write("heads-2.csv", textOf(headHeader, a));
  await apart.load();
  expect(await coreContent(await apart.core())).toEqual(await coreContent(await together.core()));
});

test("the newest version of a head says whether its order counts, whatever is loaded last", async () => {
  using company = new TestCompany([heads, lines]);
  company
    .write("lines.csv", textOf(lineHeader, "22,1,1,P1,10.00", "22,2,1,P1,20.00"))
    .write("heads.csv", textOf(headHeader, head("1", "Y", "2025-03-02"), head("2", "Y", "2025-03-09")));
  await company.load();
  expect(await (await company.core()).row("SELECT sum(net_amount) AS net FROM core.order_line")).toEqual({
    net: 30,
  });
  company.write(
    "heads-later.csv",
    textOf(headHeader, head("1", "V", "2025-03-08"), head("2", "V", "2025-03-01")),
  );
  await company.load();
  const db = await company.core();
  expect(await db.rows("SELECT order_key, net_amount FROM core.order_line")).toEqual([
    { order_key: "erp:22-2", net_amount: 20 },
  ]);
  expect(await balance(db, { heads: 4, lines: 2 })).toMatchObject([
    { source: "heads", staged: 2, superseded: 2 },
    { source: "lines", staged: 1, other: 1 },
  ]);
});

test("what a line says itself goes before its head, and it then needs none", async () => {
  const whole: SourceInput = {
    ...lines,
    entities: {
      order_line: {
        columns: { ...lines.entities.order_line!.columns, day: "Day", customer_id: "Buyer", channel: "Via" },
      },
    },
  };
  const timed: SourceInput = {
    ...heads,
    entities: {
      order_head: {
        columns: { order_id: { join: ["Type", "No"] }, customer_id: "Customer", ordered_at: "At" },
      },
    },
  };
  using company = new TestCompany([timed, whole]);
  company
    .write("heads.csv", "Type,No,Customer,At\n22,1,C1,2025-03-01 10:00:00\n")
    .write(
      "lines.csv",
      textOf(
        `${lineHeader},Day,Buyer,Via`,
        "22,1,1,P1,1,2025-03-04,C9,fax",
        "22,1,2,P1,2,,,",
        "22,8,1,P1,3,2025-03-05,C2,",
        "22,9,1,P1,4,,C2,",
      ),
    );
  await company.load();
  const db = await company.core();
  expect(
    await db.rows(
      "SELECT line_id, customer_key, day, ordered_at, channel FROM core.order_line ORDER BY order_key, line_id",
    ),
  ).toEqual([
    { line_id: "1", customer_key: "erp:C9", day: "2025-03-04", ordered_at: null, channel: "fax" },
    {
      line_id: "2",
      customer_key: "erp:C1",
      day: "2025-03-01",
      ordered_at: "2025-03-01T10:00:00.000Z",
      channel: null,
    },
    { line_id: "1", customer_key: "erp:C2", day: "2025-03-05", ordered_at: null, channel: null },
  ]);
  expect(await quarantine(db)).toMatchObject([
    { line: 5, reasons: ["order_line.order_id is unknown: erp:22-9"] },
  ]);
});

test("a system without heads is untouched by another system's, even where order numbers are the same", async () => {
  using company = new TestCompany([heads, lines, shop]);
  company
    .write("heads.csv", textOf(headHeader, head("1", "V", "")))
    .write("lines.csv", textOf(lineHeader, "22,1,1,P1,10.00"))
    .write(
      "shop.csv",
      "Order,Pos,Customer,Day,Net\n22-1,1,C5,2025-04-01,7\n22-2,1,,2025-04-02,8\n22-3,1,C5,,9\n",
    );
  await company.load();
  const db = await company.core();
  expect(
    await db.rows("SELECT order_key, customer_key, net_amount, channel FROM core.order_line ORDER BY ALL"),
  ).toEqual([
    { order_key: "shop:22-1", customer_key: "shop:C5", net_amount: 7, channel: null },
    { order_key: "shop:22-2", customer_key: null, net_amount: 8, channel: null },
  ]);
  expect(await quarantine(db)).toMatchObject([{ line: 4, reasons: ["order_line.day is missing"] }]);
  expect(await balance(db, { heads: 1, lines: 1, shop: 3 })).toMatchObject([
    { source: "heads", staged: 1 },
    { source: "lines", read: 0, staged: 0, other: 1 },
    { source: "shop", read: 3, staged: 2, quarantined: 1, other: 0 },
  ]);
});

test("a head that no line uses is no fault, and its buyer no customer", async () => {
  using company = new TestCompany([heads, lines]);
  company
    .write(
      "heads.csv",
      textOf(headHeader, head("1", "Y", ""), head("2", "Y", "", "C77,2025-03-01,S,EUR,,,,")),
    )
    .write("lines.csv", textOf(lineHeader, "22,1,1,P1,10.00"));
  await company.load();
  const db = await company.core();
  expect(await db.rows("SELECT customer_key FROM core.customer")).toEqual([{ customer_key: "erp:C1" }]);
  expect(await quarantine(db)).toEqual([]);
  expect(await db.rows('SELECT entity, "column", unknown FROM staging.reference WHERE unknown > 0')).toEqual(
    [],
  );
  expect(await db.rows("SELECT source, entity, last_day FROM staging.quality ORDER BY source")).toEqual([
    { source: "heads", entity: "order_head", last_day: "2025-03-01" },
    { source: "lines", entity: "order_line", last_day: "2025-03-01" },
  ]);
});

const company = { name: "Test", baseCurrency: "EUR" };
const undatedHeads: SourceInput = {
  ...heads,
  entities: { order_head: { columns: { order_id: "No", customer_id: "Customer" } } },
};

test.each([
  [
    "no heads",
    [lines],
    "order_line.day is required: map it to a column of the source (Business day in the reporting zone; taken from the instant when not given.), or map order_head in a source of system erp, whose orders then give their lines the day",
  ],
  [
    "heads of another system",
    [{ ...heads, system: "crm" }, lines],
    "or map order_head in a source of system erp",
  ],
  [
    "heads without a day",
    [undatedHeads, lines],
    "order_line.day is required: map it here, or order_head.day in source heads",
  ],
])("order lines without a day are refused where there are %s", (_what, sources, message) => {
  expect(() => parseConfig({ company, sources })).toThrow(message);
  expect(() => parseConfig({ company, sources })).toThrow(/sources\.\d\.entities\.order_line\.columns: /);
});

test("order lines without an order number are refused, heads or not", () => {
  const { order_id: _, ...rest } = lines.entities.order_line!.columns;
  expect(() =>
    parseConfig({ company, sources: [heads, { ...lines, entities: { order_line: { columns: rest } } }] }),
  ).toThrow("order_line.order_id is required");
});
