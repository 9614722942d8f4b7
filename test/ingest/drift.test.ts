import { describe, expect, test } from "vitest";
import { Staleness, StoppedError } from "../../ingest/index.ts";
import { header, now, orders, reconciliation, TestCompany } from "./company.ts";

const rows = (from: number, count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => `${line(from + i)}\n`).join("");
const usual = (i: number) =>
  `O${i},1,C${i % 7},2025-01-${String(1 + (i % 28)).padStart(2, "0")},S,${i}.50,EUR`;
const january = `${header}\n${rows(0, 40, usual)}`;

async function stopsOf(company: TestCompany, accept?: string[]): Promise<StoppedError> {
  return company.load(undefined, accept).then(
    () => {
      throw new Error("nothing stopped");
    },
    (error) => {
      expect(error).toBeInstanceOf(StoppedError);
      return error;
    },
  );
}

const stale = (company: TestCompany) => new Staleness(company.config, company.base).read();

describe("a column that is added", () => {
  test("is kept in the ledger and warned of", async () => {
    using company = new TestCompany();
    await company.write("orders-1.csv", january).load();
    const loaded = await company
      .write("orders-2.csv", `${header},Voucher\n${rows(40, 9, (i) => `${usual(i)},V${i}`)}`)
      .load();
    expect(loaded.at(-1)!.warnings).toEqual([
      "orders-2.csv has a new column, Voucher (not mapped); it is kept in the ledger: map it in source orders if it is wanted",
    ]);
    const [, batch] = (await company.ledger()).batches("orders");
    expect(batch!.columns).toContain("Voucher");
    expect(batch!.drift).toEqual([{ kind: "added_column", column: "Voucher", detail: "not mapped" }]);
    const again = await company
      .write("orders-3.csv", `${header},Voucher\n${rows(60, 9, (i) => `${usual(i)},V${i}`)}`)
      .load();
    expect(again.flatMap((file) => file.warnings)).toEqual([]);
  });
});

describe("a mapped column that is gone", () => {
  test("stops its file alone, names it and suggests the column that took its place", async () => {
    using company = new TestCompany();
    await company.write("orders-1.csv", january).load();
    company
      .write(
        "orders-2.csv",
        january.replace("Net", "Net amount").replaceAll("O", "P").replace("Prder", "Order"),
      )
      .write("orders-3.csv", `${header}\n${rows(60, 5, usual)}`);
    const { stops, loaded } = await stopsOf(company);
    expect(stops).toHaveLength(1);
    expect(stops[0]).toMatchObject({ source: "orders", file: "orders-2.csv" });
    expect(stops[0]!.problem).toBe(
      "orders-2.csv: column Net is gone (order_line.net_amount needs it); Net amount looks like it: " +
        'map it as { from: ["Net","Net amount"] }, which reads older files too; ' +
        "it has Order, Line, Customer, Day, Kind, Net amount, Currency; correct the mapping of source orders or export the column",
    );
    expect(loaded.map((file) => [file.file, file.outcome])).toEqual([
      ["orders-1.csv", "unchanged"],
      ["orders-3.csv", "new"],
    ]);
  });

  test("is found by its values where the name tells nothing", async () => {
    using company = new TestCompany();
    await company.write("orders-1.csv", january).load();
    const renamed = january
      .replace("Customer", "KdNr")
      .replace(header.replace("Customer", "KdNr"), `${header.replace("Customer", "KdNr")},Shop`);
    const withShop = renamed
      .split("\n")
      .map((line, i) => (i === 0 || line === "" ? line : `${line},S${i % 3}`))
      .join("\n");
    company.write("orders-2.csv", withShop);
    const { stops } = await stopsOf(company);
    expect(stops[0]!.problem).toContain(
      "column Customer is gone (order_line.customer_id needs it); KdNr looks like it",
    );
  });

  test("is read from both names once the mapping has them, and older files keep their amounts", async () => {
    const { order_line } = orders.entities as { order_line: { columns: object } };
    const both = {
      ...orders,
      entities: {
        order_line: { columns: { ...order_line.columns, net_amount: { from: ["Net", "Net amount"] } } },
      },
    } as typeof orders;
    using company = new TestCompany([both]);
    company.write("orders-1.csv", january);
    company.write("orders-2.csv", `${header.replace("Net", "Net amount")}\n${rows(40, 10, usual)}`);
    await company.load();
    const db = await company.core();
    expect(await reconciliation(db)).toMatchObject([{ read: 50, staged: 50, quarantined: 0 }]);
    db.close();
  });
});

describe("a mapped column whose values are something else", () => {
  const germanDays = `${header}\n${rows(40, 30, (i) => usual(i).replace(/2025-01-(\d\d)/, "$1.01.2025"))}`;

  test("stops its file when most values no longer cast", async () => {
    using company = new TestCompany();
    await company.write("orders-1.csv", january).load();
    company.write("orders-2.csv", germanDays);
    const { stops } = await stopsOf(company);
    expect(stops[0]!.problem).toBe(
      'orders-2.csv: column Day has changed: only 0 of 30 values fit order_line.day, such as "01.01.2025"; before, 100 % did; ' +
        "correct the mapping of source orders, or load with --accept orders to set aside the rows that do not fit",
    );
    expect((await company.ledger()).batches().map((b) => b.file)).toEqual(["orders-1.csv"]);
  });

  test("is taken in when asked for, and its rows are set aside", async () => {
    using company = new TestCompany();
    await company.write("orders-1.csv", january).load();
    await company.write("orders-2.csv", germanDays).load(undefined, ["orders"]);
    const db = await company.core();
    expect(await reconciliation(db)).toMatchObject([{ read: 70, staged: 40, quarantined: 30 }]);
    db.close();
  });

  test("is not held against a file in which a few values do not cast, nor against the first file", async () => {
    using company = new TestCompany();
    await company.write("orders-1.csv", january).load();
    await company
      .write(
        "orders-2.csv",
        `${january}O98,1,C1,yesterday,S,1,EUR\n`.replaceAll("O", "Q").replace("Qrder", "Order"),
      )
      .load();
    using other = new TestCompany();
    await other.write("orders-1.csv", germanDays).load();
    expect(stale(other)).toBeNull();
  });

  test("is not held against what another mapping read", async () => {
    using company = new TestCompany();
    await company.write("orders-1.csv", january).load();
    company.write("orders-2.csv", germanDays);
    await stopsOf(company);
    const { order_line } = orders.entities as { order_line: { columns: object } };
    const day = { from: "Day", format: ["%Y-%m-%d", "%d.%m.%Y"] };
    using mended = new TestCompany(
      [{ ...orders, entities: { order_line: { columns: { ...order_line.columns, day } } } } as typeof orders],
      {},
      company.base,
    );
    await mended.load();
    expect(stale(mended)).toBeNull();
    expect((await mended.ledger()).batches()).toHaveLength(2);
  });

  test("is warned of when ids that were whole numbers are so no more", async () => {
    using company = new TestCompany();
    const numbered = (i: number) => usual(i).replace(/,C(\d)/, ",1000$1");
    await company.write("orders-1.csv", `${header}\n${rows(0, 20, numbered)}`).load();
    const loaded = await company
      .write("orders-2.csv", `${header}\n${rows(20, 20, (i) => numbered(i).replace(/,(1000\d)/, ",$1.0"))}`)
      .load();
    expect(loaded.at(-1)!.warnings).toEqual([
      'orders-2.csv: the ids in column Customer used to be whole numbers and are not any more, such as "10000.0"; check that they name the same things',
    ]);
  });
});

describe("a stop", () => {
  test("stays open with its first day until its file is in order, and other sources keep theirs", async () => {
    const payments = {
      name: "payments",
      system: "erp",
      format: "csv" as const,
      files: "payments*.csv",
      entities: {
        payment: { columns: { payment_id: "Id", customer_id: "Customer", day: "Day", amount: "Amount" } },
      },
    };
    using company = new TestCompany([orders, payments]);
    await stopsOf(company.write("orders-1.csv", january));
    expect(stale(company)).toMatchObject({
      since: now,
      stops: [{ source: "payments", file: "", since: now }],
    });
    expect(stale(company)!.stops[0]!.problem).toContain("source payments has no files");
    expect(stale(company)!.stops[0]!.problem).not.toContain(`${company.base}/`);

    await company.load(["orders"]);
    expect(stale(company)!.stops).toHaveLength(1);
    await company.write("payments.csv", "Id,Customer,Day,Amount\nZ1,C1,2025-01-02,5\n").load();
    expect(stale(company)).toBeNull();
  });
});

test("a file that is gone from its folder still counts, and is said to be gone", async () => {
  using company = new TestCompany();
  await company
    .write("orders-1.csv", january)
    .write("orders-2.csv", `${header}\n${rows(40, 5, usual)}`)
    .load();
  const loaded = await company.remove("orders-1.csv").load();
  expect(loaded.map((file) => [file.file, file.outcome])).toEqual([
    ["orders-2.csv", "unchanged"],
    ["orders-1.csv", "gone"],
  ]);
  expect((await company.ledger()).batches()).toHaveLength(2);
});
