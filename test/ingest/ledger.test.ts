import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ledgerFolder } from "../../ingest/index.ts";
import { coreContent, header, reconciliation, TestCompany } from "./company.ts";

const january = `${header}\nO1,1,C1,2025-01-03,S,100.00,EUR\nO1,2,C1,2025-01-03,S,20.00,EUR\n`;
const february = `${header}\nO2,1,C2,2025-02-03,S,50.00,EUR\n`;
const correction = `${header}\nO1,2,C1,2025-01-03,S,25.00,EUR\n`;

test("the same file twice changes nothing", async () => {
  using company = new TestCompany();
  company.write("orders-1.csv", january);
  const [first] = await company.load();
  const before = (await company.ledger()).fingerprint();
  const [second] = await company.load();
  expect([first!.outcome, second!.outcome]).toEqual(["new", "unchanged"]);
  expect((await company.ledger()).fingerprint()).toBe(before);
});

test("a corrected file replaces its rows", async () => {
  using company = new TestCompany();
  await company.write("orders-1.csv", january).load();
  const [file] = await company.write("orders-1.csv", january.replace("100.00", "90.00")).load();
  expect(file!.outcome).toBe("replaced");
  const db = await company.core();
  expect(await db.row("SELECT sum(net_amount) AS net, count(*) AS n FROM core.order_line")).toEqual({
    net: 110,
    n: 2,
  });
});

test("a copy of a file under another name is left out, and said so", async () => {
  using company = new TestCompany();
  company.write("orders-1.csv", january).write("orders-1 (1).csv", january);
  const files = await company.load();
  expect(files.map((f) => f.outcome).sort()).toEqual(["copy", "new"]);
  expect((await company.ledger()).batches()).toHaveLength(1);
});

test("files in any order, all at once or one by one, give the same core", async () => {
  const files = { "orders-1.csv": january, "orders-2.csv": february, "orders-3.csv": correction };
  const contents: unknown[] = [];
  for (const order of [
    ["orders-1.csv", "orders-2.csv", "orders-3.csv"],
    ["orders-3.csv", "orders-2.csv", "orders-1.csv"],
  ] as const) {
    using company = new TestCompany();
    for (const name of order) await company.write(name, files[name]).load();
    contents.push(await coreContent(await company.core()));
  }
  using together = new TestCompany();
  for (const [name, text] of Object.entries(files)) together.write(name, text);
  await together.load();
  contents.push(await coreContent(await together.core()));
  expect(contents[1]).toEqual(contents[0]);
  expect(contents[2]).toEqual(contents[0]);
});

test("of two rows with one key the later file's stays and the other counts as superseded", async () => {
  using company = new TestCompany();
  await company.write("orders-1.csv", january).write("orders-3.csv", correction).load();
  const db = await company.core();
  expect(await db.row("SELECT sum(net_amount) AS net FROM core.order_line")).toEqual({ net: 125 });
  expect(await reconciliation(db)).toMatchObject([{ read: 3, staged: 2, superseded: 1, quarantined: 0 }]);
});

test("a journal line that a crash left torn is as if it had never been written", async () => {
  using company = new TestCompany();
  await company.write("orders-1.csv", january).write("orders-2.csv", february).load();
  const journal = join(ledgerFolder(company.config, company.base), "journal.ndjson");
  const whole = readFileSync(journal, "utf8");
  writeFileSync(journal, whole.slice(0, -20));
  expect((await company.ledger()).batches()).toHaveLength(1);
  await company.load();
  expect((await company.ledger()).batches()).toHaveLength(2);
  expect(readFileSync(journal, "utf8")).toBe(whole);
});

test("a file that nobody committed is swept away by the next load", async () => {
  using company = new TestCompany();
  await company.write("orders-1.csv", january).load();
  const stray = join(ledgerFolder(company.config, company.base), "orders", "stray.parquet.writing");
  appendFileSync(stray, "half a file");
  await company.load();
  expect(() => readFileSync(stray)).toThrow("ENOENT");
});

test("an unknown source is named beside the known ones", async () => {
  using company = new TestCompany();
  await expect(company.load(["order"])).rejects.toThrow("unknown source: order; known are orders");
});

test("a glob that matches nothing says where it looked", async () => {
  using company = new TestCompany();
  await expect(company.load()).rejects.toThrow(`orders*.csv matches nothing under ${company.base}`);
});
