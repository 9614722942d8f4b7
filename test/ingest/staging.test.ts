import fc from "fast-check";
import { expect, test } from "vitest";
import { header, orders, quarantine, reconciliation, TestCompany } from "./company.ts";

test("damaged rows are set aside with file, line and reason, and the rest loads", async () => {
  using company = new TestCompany();
  company.write(
    "orders.csv",
    [
      header,
      "O1,1,C1,2025-01-03,S,100.00,EUR",
      "O2,1,C1,2025-01-03,S,abc,EUR",
      "O3,1,C1,2024-02-31,S,1.00,EUR",
      "O4,1,C1,2025-01-03,X,1.00,EUR",
      "O5,1,C1,2025-01-03",
      "O6,1,C1,2025-01-03,S,1.00,EUR,extra",
      ",1,C1,2025-01-03,S,1.00,EUR",
      "O8,1,C1,2025-01-03,S,1.00,EUR",
      "O9,1,C1,2025-01-03,S,1.00,USD",
      "",
    ].join("\n"),
  );
  await company.load();
  const db = await company.core();
  const rows = await quarantine(db);
  expect(rows.map((r) => [r.line, r.reasons])).toEqual([
    [3, ["order_line.net_amount is not an amount: abc"]],
    [4, ["order_line.day is not a day: 2024-02-31"]],
    [5, ["order_line.kind is not a known word: X"]],
    [6, ["4 fields where 7 are expected"]],
    [7, ["8 fields where 7 are expected"]],
    [8, ["order_line.order_id is missing"]],
    [10, ["order_line.currency USD has no exchange rate in the 31 days to 2025-01-03"]],
  ]);
  expect(JSON.parse(rows[0]!.raw)).toMatchObject({ Order: "O2", Net: "abc" });
  expect(await reconciliation(db)).toMatchObject([{ read: 9, staged: 2, superseded: 0, quarantined: 7 }]);
});

test("bytes that are not UTF-8 set only their row aside", async () => {
  using company = new TestCompany();
  const good = Buffer.from(`${header}\nO1,1,C1,2025-01-03,S,1,EUR\n`);
  const bad = Buffer.concat([
    Buffer.from("O2,1,"),
    Buffer.from([0xff, 0xfe]),
    Buffer.from(",2025-01-03,S,1,EUR\n"),
  ]);
  await company.write("orders.csv", Buffer.concat([good, bad])).load();
  const db = await company.core();
  expect(await quarantine(db)).toMatchObject([{ line: 3, reasons: ["invalid encoding"] }]);
  expect(await reconciliation(db)).toMatchObject([{ read: 2, staged: 1, quarantined: 1 }]);
});

test("a file without a mapped column is refused by name, and nothing of it is remembered", async () => {
  using company = new TestCompany();
  company.write("orders.csv", "Order,Line,Customer,Day,Kind,Amount,Currency\n");
  await expect(company.load()).rejects.toThrow("orders.csv lacks column Net (for order_line.net_amount)");
  expect((await company.ledger()).batches()).toEqual([]);
});

test.each([
  ["an empty file", "", "has no header: it is empty"],
  ["a header that repeats a mapped name", "Order,order\n", "two columns are named Order: 1 and 2"],
  ["an archive", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), "is not a text file: it is a ZIP archive"],
])("%s is refused with what to do", async (_what, content, message) => {
  using company = new TestCompany();
  await expect(company.write("orders.csv", content).load()).rejects.toThrow(message);
});

test("an order at 23:30 in Shanghai counts on its own business day, whichever way its instant is written", async () => {
  const source = {
    ...orders,
    entities: {
      order_line: { columns: { order_id: "Order", line_id: "Line", ordered_at: "At", net_amount: "Net" } },
    },
  };
  using company = new TestCompany([source], { timeZone: "Asia/Shanghai", baseCurrency: "CNY" });
  company.write(
    "orders.csv",
    "Order,Line,At,Net\nO1,1,2025-01-03 23:30:00,1\nO2,1,2025-01-03T15:30:00Z,1\nO3,1,2025-01-03T23:30:00+08:00,1\n",
  );
  await company.load();
  const db = await company.core();
  expect(await db.rows("SELECT DISTINCT day, ordered_at FROM core.order_line")).toEqual([
    { day: "2025-01-03", ordered_at: "2025-01-03T15:30:00.000Z" },
  ]);
});

test("a foreign amount keeps its currency, rate and rate day beside the converted value", async () => {
  const rates = {
    name: "rates",
    format: "csv" as const,
    files: "rates.csv",
    entities: { exchange_rate: { columns: { currency: "Currency", day: "Day", rate: "Rate" } } },
  };
  using company = new TestCompany([orders, rates]);
  company
    .write("orders.csv", `${header}\nO1,1,C1,2025-01-05,S,100.00,USD\nO2,1,C1,2025-01-02,S,100.00,USD\n`)
    .write("rates.csv", "Currency,Day,Rate\nUSD,2025-01-03,0.9\nUSD,2025-01-06,0.5\n");
  await company.load();
  const db = await company.core();
  expect(
    await db.rows(
      "SELECT net_amount, original_amount, currency, exchange_rate, rate_day FROM core.order_line",
    ),
  ).toEqual([
    { net_amount: 90, original_amount: 100, currency: "USD", exchange_rate: 0.9, rate_day: "2025-01-03" },
  ]);
  expect(await quarantine(db)).toMatchObject([{ line: 3, file: "orders.csv" }]);
});

test("a row that names an unknown customer is set aside unless it is an order", async () => {
  const calls = {
    name: "calls",
    system: "erp",
    format: "ndjson" as const,
    files: "calls.ndjson",
    entities: {
      interaction: {
        columns: { interaction_id: "id", customer_id: "customer", kind: { value: "call" }, day: "day" },
      },
    },
  };
  using company = new TestCompany([orders, calls]);
  company
    .write("orders.csv", `${header}\nO1,1,C1,2025-01-05,S,100.00,EUR\n`)
    .write(
      "calls.ndjson",
      '{"id":1,"customer":"C1","day":"2025-01-04"}\nnot json\n{"id":2,"customer":"C9","day":"2025-01-04"}\n',
    );
  await company.load();
  const db = await company.core();
  expect(await quarantine(db)).toMatchObject([
    { file: "calls.ndjson", line: 2, reasons: ["not a JSON object"] },
    { file: "calls.ndjson", line: 3, reasons: ["interaction.customer_id is unknown: erp:C9"] },
  ]);
  expect(await db.rows("SELECT customer_key, is_master FROM core.customer")).toEqual([
    { customer_key: "erp:C1", is_master: false },
  ]);
});

test("whatever rows come in, read = staged + superseded + quarantined", async () => {
  const cell = fc.oneof(
    fc.constantFrom("O1", "O2", "1", "2", "2025-01-03", "S", "R", "10.5", "-3", "EUR", "USD", ""),
    fc.string(),
  );
  const row = fc.array(cell, { minLength: 6, maxLength: 8 }).map((cells) => cells.map(escapeCell).join(","));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      using company = new TestCompany();
      company.write("orders.csv", `${header}\nO0,1,C0,2025-01-01,S,1,EUR\n${rows.join("\n")}\n`);
      await company.load();
      const [counts] = await reconciliation(await company.core());
      const { read, staged, superseded, quarantined } = counts as Record<string, number>;
      expect(read).toBe(staged! + superseded! + quarantined!);
      expect(read).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 25 },
  );
});

const escapeCell = (cell: string): string =>
  /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

test("an amount written in either decimal convention is read back to the cent", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -9_999_999_99, max: 9_999_999_99 }), { minLength: 1, maxLength: 40 }),
      fc.constantFrom<["." | ",", string]>([".", ","], [",", "."], [".", ""], [",", ""]),
      async (cents, [decimal, thousands]) => {
        const written = cents.map((c) => format(c, decimal, thousands));
        using company = new TestCompany([{ ...orders, decimal, csv: { delimiter: ";" } }]);
        const lines = written.map((w, i) => `O${i};1;C1;2025-01-01;S;${w};EUR`);
        await company.write("orders.csv", `${header.replaceAll(",", ";")}\n${lines.join("\n")}\n`).load();
        const db = await company.core();
        const rows = await db.rows<{ net: number }>(
          "SELECT net_amount AS net FROM core.order_line ORDER BY cast(substr(order_key, 6) AS INTEGER)",
        );
        expect(rows.map((r) => Math.round(r.net * 100))).toEqual(cents);
      },
    ),
    { numRuns: 20 },
  );
});

function format(cents: number, decimal: string, thousands: string): string {
  const digits = Math.abs(cents).toString().padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${cents < 0 ? "-" : ""}${whole}${decimal}${digits.slice(-2)}`;
}

test("1,5 is no number to a source with a decimal point", async () => {
  using company = new TestCompany();
  await company
    .write("orders.csv", `${header}\nO0,1,C,2025-01-01,S,1,EUR\nO1,1,C,2025-01-01,S,"1,5",EUR\n`)
    .load();
  expect(await quarantine(await company.core())).toMatchObject([
    { line: 3, reasons: ["order_line.net_amount is not an amount: 1,5"] },
  ]);
});
